"""Texts that the program made, each kept as a file of made/ beside this one: a change anywhere in one is seen.
--accept writes what came out; read the difference before you keep it."""
import os, sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from tap import report

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'made')


def check(name, *texts):
    """That the texts, one after the other, are those of the file."""
    path, got = os.path.join(here, name), '\n'.join(t for t in texts if t).strip('\n') + '\n'
    if sys.argv[1:] == ['--accept']:
        os.makedirs(here, exist_ok=True)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(got)
    want = open(path, encoding='utf-8').read() if os.path.exists(path) else ''
    first = next(((a, b) for a, b in zip(want.split('\n') + ['(end)'], got.split('\n') + ['(end)']) if a != b), ('', ''))
    report(got == want, f'made/{name}', f'- {first[0][:300]}', f'+ {first[1][:300]}')


def differences(old, new):
    """The lines of the one that the other has not, as "- line" and "+ line"."""
    a, b = old.splitlines(), new.splitlines()
    return '\n'.join([f'- {l}' for l in a if l not in b] + [f'+ {l}' for l in b if l not in a])


def clean_messages(said, folder):
    """Messages without the folder of the test and the pictures of lines."""
    return '\n'.join(l.replace(folder + '/', '') for l in said.split('\n') if not l.startswith('    '))
