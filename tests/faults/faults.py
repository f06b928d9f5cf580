"""What the checks of this folder share: a project with provinces, the program with a fault in it."""
import errno, os, shutil, subprocess, sys

top = os.getcwd()
program = os.environ['KEHOACH']
tmp = os.environ['TMP']
sanitized = 'asan' in program  # its own allocator must be loaded first
count = failed = 0


def tap(good, name, why=''):
    global count, failed
    count += 1
    failed += not good
    print(f'{"" if good else "not "}ok {count} - {name}', flush=True)
    for line in [] if good else str(why)[-3000:].splitlines():
        print('#', line)


def skip(why):
    print(f'ok 1 - faults # SKIP {why}')
    raise SystemExit(0)


def injector():
    """The library that makes calls fail; tests are skipped where it cannot be made or loaded."""
    if sanitized:
        skip('sanitizers load first')
    library = f'{tmp}/inject.so'
    made = subprocess.run(['cc', '-shared', '-fPIC', '-O1', '-o', library, f'{top}/tests/faults/inject.c', '-ldl'],
                          capture_output=True, text=True)
    if made.returncode:
        skip('no compiler for a library: ' + made.stderr[:200].replace('\n', ' '))
    return library


def project(name, provinces):
    """A project of tests/merge with as many provinces, each with tasks."""
    folder = f'{tmp}/{name}'
    shutil.copytree(f'{top}/tests/merge/project', folder)
    for kind in os.listdir(f'{top}/templates'):
        if not os.path.exists(f'{folder}/templates/{kind}'):
            source = f'{top}/templates/{kind}'
            (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, f'{folder}/templates/{kind}')
    profile = open(f'{top}/tests/merge/cases/carry.profile.xml', encoding='utf-8').read()
    assert 'id="thu"' in profile
    for i in range(provinces):
        os.makedirs(f'{folder}/sources/provinces/thu-{i}')
        with open(f'{folder}/sources/provinces/thu-{i}/profile.xml', 'w', encoding='utf-8') as f:
            f.write(profile.replace('id="thu"', f'id="thu-{i}"', 1))
    return folder


def run(args, folder, fault=None, child=None, library=None, counter=None, timeout=60, start=None):
    """Exit status (negative: the signal) and what was printed."""
    env = dict(os.environ)
    if library:
        env.update(LD_PRELOAD=library)
    if fault:
        env.update(FAULT=fault)
    if child:
        env.update(FAULT_CHILD=str(child))
    if counter:
        env.update(FAULT_COUNT=counter)
    try:
        p = subprocess.run([program, '--lang', 'en', *args], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                           capture_output=True, timeout=timeout, preexec_fn=start)
        return p.returncode, p.stdout.decode() + p.stderr.decode()
    except subprocess.TimeoutExpired:
        return 'timeout', ''


def snapshot(folder):
    """Every file below a folder and what it holds."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = f'{at}/{name}'
            found[os.path.relpath(path, folder)] = os.readlink(path) if os.path.islink(path) else open(path, 'rb').read()
    return found
