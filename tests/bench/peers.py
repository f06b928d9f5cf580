"""The same document for the peers: the units of `kehoach import --as json` as Typst and HTML source.

A4, the same font, size and margins as ours, justified, the table with a header row that repeats:
what a user of the peer would write by hand, no more.
"""
import html, json, re


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


def write(units_json, base):
    doc = read(units_json)
    open(base + '.typ', 'w', encoding='utf-8').write(typst(doc))
    open(base + '.html', 'w', encoding='utf-8').write(web(doc))
