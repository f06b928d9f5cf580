"""The text of a document as its tree has it and as a tagged PDF has it, both without blanks."""
import os, re, subprocess

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KEHOACH, TMP, SHARED = os.environ['KEHOACH'], os.environ['TMP'], os.environ.get('SHARED', '')


def run(*command, cwd=TOP):
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd)
    return p.returncode, p.stdout.decode('utf-8', 'replace'), p.stderr.decode('utf-8', 'replace')


def bare(text):
    return re.sub(r'\s', '', text)


def merged_leads(lines):
    """The lines of a tree, without leads that the row above has, too: the print has one cell of them."""
    lead, above, column, head = None, '', 0, True
    for line in lines:
        kind, _, text = line.strip().partition(':')
        if kind.split()[:1] == ['table']:
            lead, above = None, ''
        if kind.split()[:1] in (['table-head'], ['table-row']):
            column, head = -1, kind.startswith('table-head')
        if kind == 'cell':
            column += 1
            if head and lead is None and re.search('chủ trì|đầu mối', text.lower()):
                lead = column
            elif not head and column == lead and text:
                if text == above:
                    line = line[:line.index(':')]
                above = text
        yield line


def tree_texts(path):
    """(kind, text without blanks) of each node that is printed, labels included."""
    status, out, _ = run(KEHOACH, 'import', path, '--as', 'bare-tree')
    texts = []
    for line in merged_leads(out.splitlines()[1:]):
        m = re.match(r'( *)([a-z-]+)(?::[a-z-]+)?((?: (?!\[)[^ @:\[]\S*?)*)(?: \[(.*?)\])?(?: @[\d,-]+)?'
                     r'(?: central-only)?(?:: (.*))?$', line)
        kind, label, text = m[2], m[4] or '', m[5] or ''
        text = re.sub(r'(?<!\\)</?[+bisu-]*>', '', text)
        text = re.sub(r'(?<!\\)\[\^(.*?)\]', r'\1', text).replace('\\n', '\n')
        texts.append((kind, bare(label + re.sub(r'\\([\\<\[])', r'\1', text))))
    return texts


def struct_text(pdf):
    """(text without blanks, complaints); lines in quotes are text, the others are elements."""
    _, out, err = run('pdfinfo', '-struct-text', pdf)
    return [bare(l.strip()[1:-1]) for l in out.splitlines() if l.strip().startswith('"')], err
