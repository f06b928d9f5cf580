"""Word files for tests, made of short mark-up: prefix w: is put where an element or attribute has none.

A case is a text of parts, "== NAME" before each: body (the content of w:body), styles, numbering,
footnotes, endnotes, comments, header1. "[[text]]" is a paragraph, "{{text}}" a run."""
import io, re, zipfile

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
ROOTS = {'styles': 'styles', 'numbering': 'numbering', 'footnotes': 'footnotes', 'endnotes': 'endnotes',
         'comments': 'comments', 'header1': 'hdr', 'footer1': 'ftr'}


def prefixed(text):
    text = re.sub(r'\[\[(.*?)\]\]', r'<p>{{\1}}</p>', text, flags=re.S)
    text = re.sub(r'\{\{(.*?)\}\}', r'<r><t xml:space="preserve">\1</t></r>', text, flags=re.S)
    text = re.sub(r'>\s*\n\s*<', '><', text)

    def tag(m):
        head = re.sub(r'^(</?)(?=[A-Za-z]+\b(?!:))', r'\1w:', m.group(0))
        return re.sub(r'(\s)(?=[A-Za-z]+=)', r'\1w:', head)
    return re.sub(r'</?[A-Za-z][^>]*>', tag, text)


def whole(root, content):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} xmlns:w="{W}" xmlns:mc="{MC}" xmlns:r="{OFFICE}">{content}</w:{root}>'


def relationships(items):
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{PACKAGE}">' + ''.join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(items)) + '</Relationships>')


def members(case):
    """The parts of a case as files of the archive: name -> text."""
    parts = dict(p.split('\n', 1) for p in re.split(r'^== ', case, flags=re.M)[1:])
    files = {'_rels/.rels': relationships([('officeDocument', 'word/document.xml')]),
             'word/document.xml': whole('document', f'<w:body>{prefixed(parts["body"].strip())}</w:body>'),
             'word/_rels/document.xml.rels': relationships(
                 [(name.rstrip('1'), name + '.xml') for name in parts if name != 'body'])}
    for name in parts:
        if name != 'body':
            files[f'word/{name}.xml'] = whole(ROOTS[name], prefixed(parts[name].strip()))
    return files


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, text in files.items():
            z.writestr(name, text)
    return out.getvalue()


def docx(case):
    return packed(members(case))
