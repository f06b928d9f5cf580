"""What a test script prints: lines of TAP (testanything.org). A script with one that is "not ok" ends with status 1."""
import atexit, os

count = failed = 0
EVERY = bool(os.environ.get('EVERY'))  # what is slow is tried whole


def some(items, nth):
    """All of them with EVERY=1; else the first and each nth after it."""
    return items if EVERY else items[::nth]


def report(good, name, *why):
    """One thing that was tested; why is printed where it is not good."""
    global count, failed
    count, failed = count + 1, failed + (not good)
    print(f'{"ok" if good else "not ok"} {count} - {name}', flush=True)
    for line in [] if good else '\n'.join(map(str, why))[:3000].split('\n'):
        print('#', line, flush=True)
    if not good and os.environ.get('FIRST_FAILURE'):  # tests/mutants: one tells enough
        os._exit(1)


def report_fault(name, fault, *said):
    """The same, where a fault is what is wrong, and nothing is right. What the program said comes after it: tests/lint
    refuses `condition and said` for a fault, which is none where nothing was said."""
    report(not fault, name, fault, *said)


def skip(name, why):
    report(True, f'{name} # SKIP {why}')


@atexit.register
def end():
    if count:
        print(f'1..{count}', flush=True)
    if failed:
        os._exit(1)
