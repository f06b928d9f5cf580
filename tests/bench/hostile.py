"""Hostile inputs that grow: what check_growth and make bench measure at two sizes. prepare() makes a project and goes there."""
import os, shutil, subprocess, sys

top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROFILE = open(f'{top}/tests/merge/cases/carry.profile.xml', encoding='utf-8').read()
STYLE = open(f'{top}/tests/merge/project/templates/mau/style.xml', encoding='utf-8').read()
AGENCIES = open(f'{top}/tests/merge/project/sources/agencies.xml', encoding='utf-8').read()
CENTRAL = open(f'{top}/tests/merge/project/sources/central/cay.md', encoding='utf-8').read()
PLAN = open(f'{top}/tests/merge/project/templates/mau/plan.md', encoding='utf-8').read()


def prepare(folder):
    shutil.copytree(f'{top}/tests/merge/project', folder)
    shutil.copytree(f'{top}/templates', f'{folder}/templates', dirs_exist_ok=True)
    os.makedirs(f'{folder}/sources/provinces/thu')
    os.chdir(folder)


def usual():
    """What a case may have changed for the next one."""
    write('templates/mau/style.xml', STYLE)
    write('templates/mau/plan.md', PLAN)
    write('sources/agencies.xml', AGENCIES)
    write('sources/central/cay.md', CENTRAL)


def write(path, text):
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def tasks(n, attributes=''):
    task = f'<task{attributes}><text>Việc</text><lead ref="so-cay"/><deadline year="2026"/></task>'
    write('sources/provinces/thu/profile.xml', PROFILE.replace('</profile>', f'<tasks>{task * n}</tasks></profile>'))


def bodies(n, successors):
    tasks(1)
    write('sources/agencies.xml', AGENCIES.replace('</registry>', ''.join(
        f'<body id="b{i}" kind="state" name="Sở Số {i}" until="2024-12-31" successors="{successors(i, n)}" source="T"/>' for i in range(n)) + '</registry>'))


def unknown_clauses(n):
    write('sources/central/cay.md', '# NGHỊ QUYẾT\n\n**về cây**\n\n## I. VIỆC\n\n' + ''.join(f'{i}. Trồng cây {i}.\n\n' for i in range(n)))
    task = ''.join(f'<task clauses="I.{i}.x"><text>Việc {i}</text><lead ref="so-cay"/><deadline year="2026"/></task>' for i in range(n))
    write('sources/provinces/thu/profile.xml', PROFILE.replace('</profile>', f'<tasks>{task}</tasks></profile>'))


def overlay(text):
    write('sources/provinces/thu/profile.xml', PROFILE.replace('<overlay>\n  </overlay>', f'<overlay>{text}</overlay>'))


def substitutions(n):
    names = ''.join(f'<substitute name="a{i}" from="cây" to="cây"/>' for i in range(n))
    overlay(f'{names}<carry path="I/p1" use="' + ' '.join(f'a{i}' for i in range(n)) + '"/>')


def names(n):
    overlay('')
    write('templates/mau/plan.md', PLAN + '\n' + ''.join(f'{{{{n{i}}}}} ' for i in range(n)) + '\n')


def comments(n):
    two_papers(50)
    write('c.csv', 'TT;Nội dung góp ý;Đơn vị;Tiếp thu\n' + ''.join(f'{i};Sửa "giống" thành "khác";Sở Thử;Tiếp thu\n' for i in range(n)))


def rows(n):
    return 'PHỤ LỤC\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n' + ''.join(f'| {i} | Việc {i} | Sở Thử {i} | Quý II/2026 |\n' for i in range(n))


def style(n):
    overlay('')
    write('templates/mau/style.xml', STYLE.replace('/>', '>' + ''.join(f'<word name="w{i}" rule="thử">x</word>' for i in range(n)) + '</style>'))


def paper(text):
    write('x.md', '# KẾ HOẠCH\n\n' + text)


def columns(n, head, row):
    write('x.txt', f'KẾ HOẠCH\n\n1. Theo bảng:\n\n{head}\n' + ''.join(row.format(i) + '\n' for i in range(1, n)))


def two_papers(n):
    for name, add in ('x.md', 0), ('y.md', 1):
        write(name, '# KẾ HOẠCH\n\n' + ''.join(f'{i}. Đoạn gần giống nhau số {i + add} để thử.\n\n' for i in range(n)))


def derived(plan, central=CENTRAL):
    """A plan and the central text that it is derived from."""
    write('sources/central/cay.md', central)
    write('x.md', 'TỈNH HỘI THỬ\n\n# KẾ HOẠCH\n\n**về trồng cây ở tỉnh**\n\n' + plan + '\n\nNơi nhận:\n\n**T/M TỈNH HỘI**\n')


def sentences(n):
    return [f'Nhà số {i} trồng {i * 7 % 1000} cây ở ngõ {i % 17}.' for i in range(n)]


def one_clause_as_many(n):
    clauses = ''.join(f'{i + 1}. {s}\n\n' for i, s in enumerate(sentences(n)))
    derived('## I- VIỆC\n\n' + clauses, f'# NGHỊ QUYẾT\n\n**về cây**\n\n## I- VIỆC\n\n1. {" ".join(sentences(n))}\n')


def fingerprints(n):
    """Of a central text that is another now."""
    write('sources/central/cay.md', '# NGHỊ QUYẾT\n\n**về cây**\n\n## I. VIỆC\n\n' + ''.join(f'{i + 1}. {s}\n\n' for i, s in enumerate(sentences(n))))
    overlay('<base>' + '\n'.join(f'I.{i + 1} {i:06x}' for i in range(n)) + '</base>')


def one_row(task, bodies):
    for name, change in ('x.md', 'Việc'), ('y.md', 'Mục'):
        write(name, f'# KẾ HOẠCH\n\nPHỤ LỤC\n\n| TT | Nhiệm vụ | Cơ quan phối hợp |\n|---|---|---|\n| 1 | {task.replace("Việc", change)} | {bodies} |\n')


BUILD, IMPORT, TEXT = ('build', '--format', 'md'), ('import', 'x.md'), ('import', 'x.txt')
TASKS = ('tasks', 'x.md', '--on', '2026-01-01', '--format', 'md')
DERIVE = ('derive', 'x.md', '--central', 'sources/central/cay.md', '--force', '-o', 'out/derived')
LETTER = ('ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH THỬ                      Độc lập - Tự do - Hạnh phúc\n\n'
          '  Số: 64/UBND-TH                   Thử, ngày 10 tháng 10 năm 2031\n  Về việc trồng cây\n\n              Kính gửi: Hội Cây cảnh\n\n')
RENDER_DOCX = ('render', 'x.md', '-o', 'x.docx')
CASES = {  # -> what writes the input, the larger size, the command
    'tasks that cite clauses, as PDF': (lambda n: tasks(n, ' clauses="I/p1"'), 8000, ('build', '--format', 'pdf')),
    'tasks of one id': (lambda n: tasks(n, ' id="a"'), 8000, BUILD),
    'unknown paths on one line': (lambda n: overlay('<omit path="X.1" reason="x"/>' * n), 20000, BUILD),
    'additions of one id': (lambda n: overlay('<add id="a" last="I">x</add>' * n), 8000, BUILD),
    'clauses of tasks that nobody has': (unknown_clauses, 8000, BUILD),
    'successors that nobody has': (lambda n: bodies(n, lambda i, n: f'x{i}'), 16000, BUILD),
    'ten successors each': (lambda n: bodies(n, lambda i, n: ' '.join(f'b{min(i + k, n - 1)}' for k in range(1, 11))), 4000, ('tasks', 'thu', '--on', '2026-01-01', '--body', 'Sở Số 1')),
    'sets of substitutions': (substitutions, 4000, BUILD),
    'words of a style': (style, 8000, BUILD),
    'escaped stars': (lambda n: paper('\\*' * n + '\n'), 80000, IMPORT),
    'stars': (lambda n: paper('*' * n + '\n'), 80000, IMPORT),
    'words in italics': (lambda n: paper('_a_ ' * n + '\n'), 80000, IMPORT),
    'brackets': (lambda n: paper('[a](' * n + '\n'), 80000, IMPORT),
    'footnotes': (lambda n: paper(''.join(f'a[^{i}]\n\n[^{i}]: n\n\n' for i in range(n))), 20000, IMPORT),
    'footnotes of one paragraph': (lambda n: paper(' '.join(f'a[^{i}]' for i in range(n)) + '.\n\n' + ''.join(f'[^{i}]: n\n\n' for i in range(n))), 100000, IMPORT),
    'lines of a title': (lambda n: paper(''.join(f'# {i} MỤC\n\n' for i in range(n))), 20000, IMPORT),
    'footnotes as a Word file': (lambda n: paper(''.join(f'a[^{i}]\n\n[^{i}]: n\n\n' for i in range(n))), 8000, RENDER_DOCX),
    'footnotes within a sentence': (lambda n: paper('a^[lời ghi] ' * n + '\n'), 20000, IMPORT),
    'lines that begin as notes do, plain text': (lambda n: write('x.txt', ''.join(f'{i % 9 + 1} Chu\n' for i in range(n))), 400000, ('import', 'x.txt')),
    'numbers after a stop on one line, plain text': (lambda n: write('x.txt', 'KẾ HOẠCH\n\n' + 'x.1' * n + '\n\n1 Theo mẫu.\n'), 40000, ('import', 'x.txt')),
    'prices in quotation marks on one line': (lambda n: paper('Giá: “a” ' + 'giá: “a” ' * n + '\n'), 16000, IMPORT),
    'quotations that one mark closes': (lambda n: paper('1. Khoản 2 được sửa đổi ' + 'như sau: “a” ' * n + 'xong.”\n'), 32000, IMPORT),
    'numbers printed twice': (lambda n: paper('1. Đoạn.\n\n' * n), 20000, IMPORT),
    'clauses': (lambda n: paper(''.join(f'{i}. Đoạn.\n\n' for i in range(n))), 20000, IMPORT),
    'unknown names of a template on one line': (names, 40000, BUILD),
    'elements of Akoma Ntoso in one': (lambda n: write('x.md', akoma_ntoso(''.join(f'<alinea eId="al_{i}"><content><p>Cây.</p></content></alinea>' for i in range(n)))), 20000, IMPORT),
    'elements of Akoma Ntoso that fit nowhere': (lambda n: write('x.md', akoma_ntoso('<tblock>' * 50 + '<p/>' * n + '<x/>' + '</tblock>' * 50)), 20000, IMPORT),
    'blanks of one paragraph': (lambda n: write('x.md', 'TỈNH HỘI THỬ\n\nDự thảo lần 1\n\n# KẾ HOẠCH\n\n**về trồng cây**\n\n1. Theo ' + '[tên] và ' * n + 'cây.\n'), 40000, RENDER_DOCX),
    'entries before the first clause': (lambda n: write('x.md', '# KẾ HOẠCH\n\n**về cây**\n\n' + 'Theo nguồn;\n\n' * n + '1. Trồng cây.\n'), 20000, RENDER_DOCX),
    'entities on one line': (lambda n: write('x.md', '<?xml version="1.0"?><akomaNtoso>' + '<p a="&x;"/>' * n + '</akomaNtoso>'), 40000, IMPORT),
    'bodies of a task': (lambda n: one_row('Việc', ', '.join(f'Sở Thử {i}' for i in range(n))), 16000, TASKS),
    'rows of tasks': (lambda n: paper(rows(n)), 4000, TASKS),
    'slips': (lambda n: paper(rows(n)), 200, ('tasks', 'x.md', '--slips')),
    'comments on a draft': (comments, 2000, ('feedback', 'x.md', 'y.md', 'c.csv', '--format', 'json')),
    'near-equal rows': (lambda n: (paper(rows(n)), write('y.md', open('x.md', encoding='utf-8').read().replace('Việc', 'Mục'))), 2000, ('diff', 'x.md', 'y.md', '--format', 'json')),
    'lines of a cell': (lambda n: one_row('<br>'.join(f'Việc {i}' for i in range(n)), ''), 4000, ('diff', 'x.md', 'y.md', '--format', 'json')),
    'figures of a cell that were put in': (lambda n: (paper(rows(2).replace('Việc 1', '<br>'.join('2' for _ in range(n)))), write('y.md', '# KẾ HOẠCH\n\n' + rows(2))), 64000, ('diff', 'x.md', 'y.md', '--format', 'json')),
    'bodies of a cell': (lambda n: one_row('Việc', ', '.join(f'Sở Thử {i}' for i in range(n))), 40000, ('diff', 'x.md', 'y.md', '--format', 'json')),
    'lists by the Latin alphabet': (lambda n: paper(''.join(f'{i}. Việc:\n\n' + ''.join(f'{c}) cây;\n\n' for c in 'abcde') for i in range(1, n))), 4000, IMPORT),
    'noise below whom a letter is sent to': (lambda n: write('x.txt', LETTER + '```scan\n\f' * n), 160000, TEXT),
    'rows of a table of layout text': (lambda n: columns(n, 'TT  Nhiệm vụ          Chủ trì     Thời hạn', '{:<4}Trồng cây ở làng  Xã Bến      Quý hai'), 3600, TEXT),
    'rows of such a table without numbers': (lambda n: columns(n, 'Thôn                Cây                 Nước', 'Bến{:6}           20                  ao'), 3600, TEXT),
    'a plan with the central text again and again': (lambda n: derived((CENTRAL[:CENTRAL.index('## I-')] + CENTRAL[CENTRAL.index('## III-'):]) * n), 1536, DERIVE),
    'clauses of a plan made of a single one': (one_clause_as_many, 40000, DERIVE),
    'fingerprints that no clause has': (fingerprints, 8000, BUILD),
    'near-equal clauses': (two_papers, 8000, ('diff', 'x.md', 'y.md', '--format', 'json')),
}
COUNTED = {'a plan with the central text again and again': 6144}  # the size where steps are counted, if another


# What fills the memory: texts of so many bytes. A note is called by a paragraph of one word, unless it says otherwise.
SENTENCE = 'Trồng cây trên đất trống của từng thôn xóm và chăm sóc rừng của mỗi hộ trong xã'


def sentence(size):
    """A paragraph of about so many bytes."""
    text = f'{SENTENCE}; '.encode() * (size // len(SENTENCE.encode()) + 1)
    return text[:max(size - 1, 1)].decode('utf-8', 'ignore').rstrip(' ;') + '.'


def note(i, size):
    mark = f'[^{i}]: '
    return mark + sentence(size - len(mark) - 2) + '\n\n'


def many(make, size):
    """What make gives of 1, 2, 3 ..., up to that size."""
    all, n, i = [], 0, 0
    while n < size:
        all.append(make(i := i + 1))
        n += len(all[-1].encode())
    return ''.join(all)


def notes_of_one(size):
    n = size // 29
    return 'Cây' + ''.join(f'[^{i}]' for i in range(n)) + '.\n\n' + ''.join(note(i, 20) for i in range(n))


def akoma_ntoso(parts):
    return ('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x"><meta/><mainBody>\n' + parts
            + '</mainBody></doc></akomaNtoso>\n')


def called_note(i):
    return f'<alinea eId="al_{i}"><content><p>Cây<authorialNote marker="{i}"><p>{sentence(60)}</p></authorialNote>.</p></content></alinea>\n'


MEMORY = {
    'paragraphs of 80 bytes': lambda n: many(lambda i: sentence(78) + '\n\n', n),
    'paragraphs of 200 bytes': lambda n: many(lambda i: sentence(198) + '\n\n', n),
    'paragraphs of 500 bytes': lambda n: many(lambda i: sentence(498) + '\n\n', n),
    'paragraphs of 80 bytes that call a note of 80': lambda n: many(lambda i: f'{sentence(70)[:-1]}[^{i}].\n\n{note(i, 80)}', n),
    'notes of 100 bytes': lambda n: many(lambda i: f'Cây[^{i}].\n\n{note(i, 100)}', n),
    'notes in Akoma Ntoso': lambda n: akoma_ntoso(many(called_note, n)),
    'notes of 60 bytes': lambda n: many(lambda i: f'Cây[^{i}].\n\n{note(i, 60)}', n),
    'notes of 20 bytes': lambda n: many(lambda i: f'Cây[^{i}].\n\n{note(i, 20)}', n),
    'notes of 20 bytes, all called by one paragraph': notes_of_one,
    'rows of three cells, 29 bytes': lambda n: '| TT | Việc | Nơi |\n|---|---|---|\n' + '| 1 | Trồng cây | Xã |\n' * (n // 29),
    'numbered lines of 19 bytes': lambda n: many(lambda i: f'{i % 90 + 1}. Trồng cây.\n\n', n),
}

# A process begins with the memory of the one that it was forked from: from a small one.
SMALL = '''
import os, sys
child = os.fork()
if not child:
    null = os.open('/dev/null', os.O_RDWR)
    for fd in range(3):
        os.dup2(null, fd)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)'''


def in_sizes(program, text, command):
    """Most memory, less that of a paper of one word, in sizes of the text; None if the program refuses it."""
    used = []
    for now in 'Đoạn.\n', text:
        (write('x.md', now) if now.startswith('<') else paper(now))
        status, most = subprocess.run([sys.executable, '-ISc', SMALL, program, *command], capture_output=True, text=True).stdout.split()
        used.append(int(most) << 10)
    return (used[1] - used[0]) / len(text.encode()) if status in ('0', '1') else None
