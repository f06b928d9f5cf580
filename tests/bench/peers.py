"""The same document for the peers: the units of `kehoach import --as json` as Typst and HTML source, and as a Word
template with the data that fill it.

A4, the same font, size and margins as ours, justified, the table with a header row that repeats:
what a user of the peer would write by hand, no more.
"""
import html, json, re, zipfile


def typst_text(s):
    return re.sub(r'([\\#$*_`<>@~\[\]=/"\'+-])', r'\\\1', s).replace('\n', ' \\\n')


def read(path):
    return json.load(open(path, encoding='utf-8'))


def units(doc):
    """(kind, text or cells) of each unit that is printed."""
    head = False
    for u in doc['units']:
        if u['kind'] == 'noise':
            continue
        if u['kind'] in ('table-head', 'table-row'):
            if u['kind'] == 'table-head' and head:
                continue
            head = head or u['kind'] == 'table-head'
            yield u['kind'], u['text'].split('\t')
        else:
            yield u['kind'], u['text']


def typst(doc):
    out = ['#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm), numbering: "1")',
           '#set text(font: "Liberation Serif", size: 14pt, lang: "vi")', '#set par(justify: true)']
    rows, columns = [], 0
    for kind, text in units(doc):
        if kind.startswith('table-r') or kind == 'table-head':
            columns = max(columns, len(text))
            rows += text + [''] * (columns - len(text))
        elif kind in ('title', 'heading', 'table-title'):
            out.append(f'*{typst_text(text)}*')
        else:
            out.append(typst_text(text))
    if rows:
        widths = ', '.join(['auto', '3fr'] + ['1fr'] * (columns - 2))
        cells = ', '.join('[' + typst_text(c) + ']' for c in rows)
        out.append(f'#table(columns: ({widths}), {cells})')
    return '\n\n'.join(out) + '\n'


def web(doc):
    out = ['<!doctype html><html lang="vi"><meta charset="utf-8"><style>@page{size:A4;margin:20mm 15mm 20mm 30mm}'
           'body{font:14pt "Liberation Serif";text-align:justify}table{border-collapse:collapse}'
           'td,th{border:1px solid;text-align:left}</style>']
    table = False
    for kind, text in units(doc):
        if kind in ('table-head', 'table-row'):
            cell = 'th' if kind == 'table-head' else 'td'
            row = '<tr>' + ''.join(f'<{cell}>{html.escape(c)}</{cell}>' for c in text) + '</tr>'
            if not table:
                out.append('<table>')
            out.append(f'<thead>{row}</thead>' if cell == 'th' else row)
            table = True
        else:
            if table:
                out.append('</table>')
                table = False
            tag = 'h3' if kind in ('title', 'heading', 'table-title') else 'p'
            out.append(f'<{tag}>{html.escape(text)}</{tag}>')
    return '\n'.join(out + (['</table>'] if table else [])) + '\n'


def template(path):
    """Two loops: over the units, each a paragraph, and over the rows of the tables, with cells for five columns."""
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

    def p(text):
        return f'<w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    cells = ['{#rows}{a}', '{b}', '{c}', '{d}', '{e}{/rows}']
    row = ''.join(f'<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr>{p(c)}</w:tc>' for c in cells)
    body = p('{#units}') + p('{text}') + p('{/units}') + \
        f'<w:tbl><w:tblPr/><w:tblGrid>{"<w:gridCol/>" * 5}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>' + p('')
    with zipfile.ZipFile(path, 'w') as out:
        out.writestr('[Content_Types].xml',
                     f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.'
                     f'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{word}"/></Types>')
        out.writestr('_rels/.rels', f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
                                    f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>')
        out.writestr('word/document.xml', '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                                          f'<w:body>{body}</w:body></w:document>')


def data(doc):
    """What fills it."""
    filled = {'units': [], 'rows': []}
    for kind, text in units(doc):
        if kind in ('table-head', 'table-row'):
            filled['rows'].append(dict(zip('abcde', text + [''] * 5)))
        else:
            filled['units'].append({'text': text})
    return filled


def write(units_json, base):
    doc = read(units_json)
    open(base + '.typ', 'w', encoding='utf-8').write(typst(doc))
    open(base + '.html', 'w', encoding='utf-8').write(web(doc))
    template(base + '.template.docx')
    json.dump(data(doc), open(base + '.data.json', 'w', encoding='utf-8'))
