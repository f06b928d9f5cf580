"""What the checks of this folder share: a project with provinces, the program with a fault in it. With EVERY=1 they try
every point they know; else the first, one in the middle and the last, and some of the commands, others in each run."""
import os, random, shutil, subprocess, sys

sys.path.append(f'{sys.path[0]}/..')
from tap import skip

top = os.getcwd()
program = os.environ['KEHOACH']
tmp = os.environ['TMP']
every = bool(os.environ.get('EVERY'))
sanitized = 'asan' in program  # its own allocator must be loaded first


def injector():
    """The library that makes calls fail; tests are skipped where it cannot be made or loaded."""
    if sanitized:
        skip('faults', 'sanitizers load first')
        raise SystemExit
    library = f'{tmp}/inject.so'
    made = subprocess.run(['cc', '-shared', '-fPIC', '-O1', '-o', library, f'{top}/tests/faults/inject.c', '-ldl'],
                          capture_output=True, text=True)
    if made.returncode:
        skip('faults', 'no compiler for a library: ' + made.stderr[:200].replace('\n', ' '))
        raise SystemExit
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
    if SCAN in args:
        env.update(PATH=f'{tmp}/others/bin:{env["PATH"]}')
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


# --- every command, in a folder with what it reads ----------------------------------------------

PAPER = '# KẾ HOẠCH\n\n**để thử**\n\n1. Một *đoạn* &amp; _chữ_[^1].\n\n2. Đoạn hai.\n\n[^1]: Chú thích.\n'
COMMENTS = 'TT;Nội dung góp ý;Đơn vị;Tiếp thu\n1;Sửa "Đoạn hai" thành "Đoạn ba";Sở Thử;Tiếp thu\n'
SCAN = 'scan.png'  # other programs make a PDF and words of it: those of tests/fuzz/project
COMMANDS = (
    ['import', 'x.md', '-o', 'out/x.md'], ['import', 'x.md', '-o', 'out/x.xml'], ['import', 'changes.docx', '-o', 'out/x.json'],
    ['import', 'long.md', '-o', 'out/long.json'], ['import', 'x.pdf', '-o', 'out/x.md'], ['render', 'x.md', '-o', 'out/x.pdf'], ['render', 'x.docx', '-o', 'out/x.docx'],
    ['render', 'x.md', '-o', 'out/x.html'], ['diff', 'x.md', 'y.md', '-o', 'out/x.html'], ['diff', 'x.md', 'y.md', '-o', 'out/x.docx'],
    ['diff', 'x.md', 'y.md', '-o', 'out/x.pdf'], ['diff', 'x.md', 'y.md', '--waivers', 'w.waivers', '--format', 'sarif', '-o', 'out/x.sarif'],
    ['diff', '--chain', 'x.md', 'y.md', 'x.md', '-o', 'out/x.html'], ['diff', 'x.md', 'y.md', 'x.md', '-o', 'out/x.json'],
    ['feedback', 'x.md', 'y.md', 'c.csv', '-o', 'out/x.md'], ['tasks', 't.md', '-o', 'out/x.xlsx'], ['tasks', 't.md', '--clarity', '-o', 'out/x.json'],
    ['tasks', 't.md', '--progress', 'f.xlsx', '-o', 'out/x.md'], ['tasks', 't.md', '--progress', 'f.csv', '-o', 'out/x.csv'],
    ['tasks', 't.md', '--slips'], ['build', '--format', 'md'], ['build', '--format', 'pdf,docx,html', '--one-file', '--attach-sources'],
    ['derive', 'built/thu-0/plan.md', '--central', 'sources/central/cay.md', '--kind', 'mau', '-o', 'out/derived'],
    ['new', 'moi', '--central', 'sources/central/cay.md', '--kind', 'ke-hoach-tinh-uy', '-o', 'out/new'], ['verify', 'built/thu-0/plan.pdf'],
    ['check-form', 'built/thu-0/plan.pdf'], ['new', 'thanh', '--from', 'thu-0', '-o', 'out/new'], ['build', '--review', '--jobs', '2', '--format', 'md'],
    ['tasks', 't.md', '--body', 'Sở Tài chính', '-o', 'out/x.ics'], ['diff', 'x.md', 'y.md', '--with', 'x.md', '-o', 'out/x.md'],
    ['import', SCAN, SCAN, '-o', 'out/x.md'])


def prepare(name):
    """A project with what COMMANDS read; each writes below out/ alone."""
    folder = project(name, 1)
    long = PAPER + ''.join(f'{i}. Rà soát công việc của tổ.\n\n' for i in range(3, 900))  # is written in parts
    for name, text in {'long.md': long, 'x.md': PAPER, 'y.md': PAPER.replace('hai', 'ba'), 'c.csv': COMMENTS}.items():
        with open(f'{folder}/{name}', 'w', encoding='utf-8') as f:
            f.write(text)
    shutil.copy(f'{top}/tests/tasks/cases/who-when.md', f'{folder}/t.md')
    subprocess.run([f'{top}/tests/fuzz/project', f'{tmp}/others'], check=True)
    with open(f'{folder}/{SCAN}', 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0\0\0\5\0\1\0\0\0\0IEND')
    with open(f'{folder}/words.xml', 'w') as f:
        f.write('<html><body><doc><page width="595" height="842"></page></doc></body></html>')
    with open(f'{folder}/ocr.tsv', 'w') as f:
        f.write('head\n' + ''.join('\t'.join(map(str, (5, 1, 1, 1, i, 1, 60, 30 * i, 120, 20, 95, f'{i}.'))) + '\n' for i in range(1, 9)))
    with open(f'{tmp}/others/bin/pdftoppm', 'w') as f:
        f.write('#!/bin/sh\nexec cat page.pgm\n')
    with open(f'{folder}/page.pgm', 'wb') as f:
        row = bytes([255] * 60 + [0, 255] * 60 + [255] * 440)
        f.write(b'P5\n620 877\n255\n' + (bytes([255] * 620) * 20 + row * 10) * 29 + bytes([255] * 620) * 7)
    for args in (['render', 'x.md', '--format', 'docx,pdf'], ['tasks', 't.md', '--form', '-o', 'f.xlsx'], ['tasks', 't.md', '--form', '-o', 'f.csv'],
                 ['diff', 'x.md', 'y.md', '-o', 'changes.docx'], ['diff', 'x.md', 'y.md', '--format', 'waivers', '-o', 'w.waivers'],
                 ['build', '--attach-sources', '--format', 'md,pdf', '--out', 'built']):
        status, said = run(['--quiet', *args], folder)
        assert status < 2, said
    return folder


def copy_of(folder, number):
    """A folder for each command: they run side by side."""
    path = f'{folder}-{number}'
    shutil.copytree(folder, path)
    os.makedirs(f'{path}/out')
    return path


def fresh(path):
    shutil.rmtree(f'{path}/out', ignore_errors=True)
    os.makedirs(f'{path}/out')


def writes_set(args):
    return args[0] in ('build', 'derive', 'new') or '--slips' in args


def chosen():
    """Numbers and commands that the arguments name parts of; without arguments all, or one that writes a set of files and some."""
    found = [(i, c) for i, c in enumerate(COMMANDS) if all(a in ' '.join(c) for a in sys.argv[1:])]
    if every or sys.argv[1:]:
        return found
    sets = [(i, c) for i, c in found if writes_set(c)]
    return random.sample(sets, 1) + random.sample([f for f in found if f not in sets], 6)


def points(n):
    """Which of n calls fail."""
    return range(1, n + 1) if every else sorted({1, (n + 1) // 2, n} - {0})
