"""What a PDF says of itself, checked by machine: PDF/UA-1 (ISO 14289-1) by the checkpoints of the Matterhorn protocol
1.1 that a machine can decide, and what ISO 19005-2 (PDF/A-2, level A) asks besides. Each check is a generator of
complaints; its name in CHECKS is its checkpoint or clause."""
import re, struct
import xml.etree.ElementTree as ET
from collections import Counter

import pikepdf

SHOW = {'Tj', 'TJ', "'", '"'}
PAINT = SHOW | {'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI'}
GROUPING = {'Document', 'Part', 'Art', 'Sect', 'Div'}
STANDARD = GROUPING | {'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD',
                       'Link', 'Note', 'Reference', 'Span', 'Quote', 'Caption', 'Figure'}
PARENTS = {'TR': {'Table'}, 'TH': {'TR'}, 'TD': {'TR'}, 'LI': {'L'}, 'LBody': {'LI'}, 'Lbl': {'LI', 'Note'}}
RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'
NAMES = {'dc': 'http://purl.org/dc/elements/1.1/', 'pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
         'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/', 'xmp': 'http://ns.adobe.com/xap/1.0/',
         'pdf': 'http://ns.adobe.com/pdf/1.3/'}


class Element:
    def __init__(self, obj, parent):
        self.obj, self.parent, self.type = obj, parent, str(obj.S)[1:]
        self.kids, self.marks, self.annotations = [], [], []
        page = obj.get('/Pg')
        kids = obj.get('/K', [])
        for k in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(k, int):
                self.marks.append((page.objgen, k))
            elif k.get('/Type') == '/MCR':
                self.marks.append((k.get('/Pg', page).objgen, int(k.MCID)))
            elif k.get('/Type') == '/OBJR':
                self.annotations.append(k.Obj.objgen)
            else:
                self.kids.append(Element(k, self))

    def all(self):
        yield self
        for k in self.kids:
            yield from k.all()

    def attribute(self, name, other=None):
        a = self.obj.get('/A')
        for d in a if isinstance(a, pikepdf.Array) else [a] if a is not None else []:
            if name in d:
                return d[name]
        return other


class File:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        tree = self.root.get('/StructTreeRoot')
        kids = tree.get('/K', []) if tree is not None else []
        self.top = [Element(k, None) for k in (kids if isinstance(kids, pikepdf.Array) else [kids])]
        self.elements = [e for t in self.top for e in t.all()]
        self.contents = [list(pikepdf.parse_content_stream(p)) for p in self.pdf.pages]
        xmp = self.root.get('/Metadata')
        self.xmp = ET.fromstring(xmp.read_bytes()) if xmp is not None else None

    def property(self, prefix, name):
        """Of the XMP: text, of a list its first item."""
        found = self.xmp.find(f'.//{{{NAMES[prefix]}}}{name}') if self.xmp is not None else None
        if found is None:
            return None
        item = found.find(f'.//{RDF}li')
        return found.text if item is None else item.text

    def fonts(self):
        """Each composite font and its descendant."""
        seen = set()
        for page in self.pdf.pages:
            for _, font in page.Resources.get('/Font', {}).items():
                if font.objgen not in seen:
                    seen.add(font.objgen)
                    yield font, font.DescendantFonts[0]

    def codes(self):
        """Codes that each font prints, by object."""
        used = {}
        for page, ops in zip(self.pdf.pages, self.contents):
            font = None
            for operands, operator in ops:
                if str(operator) == 'Tf':
                    font = page.Resources.Font[str(operands[0])].objgen
                elif str(operator) in SHOW:
                    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[-1]]
                    for s in (bytes(x) for x in parts if isinstance(x, pikepdf.String)):
                        used.setdefault(font, set()).update(struct.unpack(f'>{len(s) // 2}H', s))
        return used


# ---------------------------------------------------------------- contents and structure

def marked_content(f):
    """01-003 to 01-005: all that is printed is tagged or an artifact, and neither is in the other."""
    for number, ops in enumerate(f.contents, 1):
        stack = []
        for operands, operator in ops:
            op = str(operator)
            if op in ('BMC', 'BDC'):
                artifact = str(operands[0]) == '/Artifact'
                if stack:
                    yield f'page {number}: {operands[0]} inside {stack[-1]}'
                if not artifact and not (op == 'BDC' and '/MCID' in operands[1]):
                    yield f'page {number}: {operands[0]} has no MCID'
                stack.append(str(operands[0]))
            elif op == 'EMC':
                stack.pop()
            elif op in PAINT and not stack:
                yield f'page {number}: {op} is neither tagged nor an artifact'


def parent_tree(f):
    """14.7.4.4: each mark belongs to one element, and the parent tree says to which."""
    owners = {m: e for e in f.elements for m in e.marks}
    if len(owners) != sum(len(e.marks) for e in f.elements):
        yield 'a mark has two elements'
    tree = {}
    stack = [f.root.StructTreeRoot.ParentTree]
    while stack:
        node = stack.pop()
        stack += list(node.get('/Kids', []))
        nums = list(node.get('/Nums', []))
        tree.update(zip((int(n) for n in nums[::2]), nums[1::2]))
    for number, (page, ops) in enumerate(zip(f.pdf.pages, f.contents), 1):
        used = [int(o[1].MCID) for o, op in ops if str(op) == 'BDC' and '/MCID' in o[1]]
        if len(set(used)) != len(used):
            yield f'page {number}: an MCID is used twice'
        if not used:
            continue
        row = tree.get(int(page.get('/StructParents', -1)), [])
        for m in used:
            owner = owners.get((page.obj.objgen, m))
            if owner is None or m >= len(row) or row[m].objgen != owner.obj.objgen:
                yield f'page {number}: mark {m} and the parent tree disagree'


def structure_types(f):
    """02-001, 02-003, 02-004, 09-004 to 09-006: standard types, in the places that they may have."""
    if '/RoleMap' in f.root.StructTreeRoot:
        yield 'standard types are mapped'
    for e in f.elements:
        if e.type not in STANDARD:
            yield f'{e.type} is no standard type'
        if e.type in PARENTS and (e.parent is None or e.parent.type not in PARENTS[e.type]):
            yield f'{e.type} in {e.parent and e.parent.type}'
        if e.type in ('Table', 'TR', 'L') and any(
                k.type not in {'Table': {'TR', 'Caption'}, 'TR': {'TH', 'TD'}, 'L': {'LI', 'Caption'}}[e.type] for k in e.kids):
            yield f'{e.type} has other kids than it may'
    if [t.type for t in f.top] != ['Document']:
        yield 'the tree does not begin with one Document'


def headings(f):
    """14-002, 14-003, 14-006: H1 first, no level left out, no H."""
    last = 0
    for e in f.elements:
        m = re.fullmatch(r'H(\d?)', e.type)
        if m:
            level = int(m[1] or 0)
            if not level or level > last + 1:
                yield f'{e.type} after H{last}'
            last = level


def tables(f):
    """15-003 and 7.5: heads have a scope, or cells name heads of their table; every row has all columns."""
    for table in (e for e in f.elements if e.type == 'Table'):
        cells = [e for e in table.all() if e.type in ('TH', 'TD')]
        heads = {bytes(e.obj.ID): e for e in cells if e.type == 'TH' and '/ID' in e.obj}
        named = [e for e in cells if e.attribute('/Headers') is not None]
        for e in named:
            for name in e.attribute('/Headers'):
                if bytes(name) not in heads:
                    yield f'/Headers names {name}, which is no head of the table'
        for e in cells:
            if e.type == 'TH' and e.attribute('/Scope') is None and bytes(e.obj.get('/ID', b'')) not in {
                    bytes(n) for d in named for n in d.attribute('/Headers')}:
                yield 'a head has no scope, and no cell names it'
        spans = any(e.type == 'TH' and int(e.attribute('/ColSpan', 1)) > 1 for e in cells)
        if spans and any(e.type == 'TD' and e.attribute('/Headers') is None and int(e.attribute('/ColSpan', 1)) == 1
                         for e in cells):
            yield 'a cell of a table with heads over several columns does not name its heads'
        widths = Counter()
        for i, row in enumerate(table.kids):
            for cell in row.kids:
                for k in range(int(cell.attribute('/RowSpan', 1))):
                    widths[i + k] += int(cell.attribute('/ColSpan', 1))
        if len(set(widths.values())) > 1:
            yield f'rows have {sorted(set(widths.values()))} columns'


def notes(f):
    """19-003, 19-004: every Note has an ID; and no ID is given twice."""
    ids = [bytes(e.obj.ID) for e in f.elements if '/ID' in e.obj]
    if len(set(ids)) != len(ids):
        yield 'an ID is given twice'
    if any(e.type == 'Note' and '/ID' not in e.obj for e in f.elements):
        yield 'a Note has no ID'


# ---------------------------------------------------------------- the document

def metadata(f):
    """06-001 to 06-003, 07-001, 07-002, ISO 19005-2, 6.6.4: what the file says that it is, and its title, shown."""
    if f.xmp is None:
        yield 'no XMP'
        return
    if f.property('pdfuaid', 'part') != '1':
        yield 'no pdfuaid:part 1'
    if (f.property('pdfaid', 'part'), f.property('pdfaid', 'conformance')) not in (('1', 'A'), ('3', 'A')):
        yield 'no level of PDF/A'
    if not f.property('dc', 'title'):
        yield 'no dc:title'
    if not f.root.get('/ViewerPreferences', {}).get('/DisplayDocTitle', False):
        yield 'the title is not shown'


def info(f):
    """ISO 19005-1, 6.7.3: the Info dictionary says the same as the XMP."""
    for key, prefix, name in [('/Title', 'dc', 'title'), ('/Author', 'dc', 'creator'), ('/Subject', 'dc', 'description'),
                              ('/Creator', 'xmp', 'CreatorTool'), ('/Producer', 'pdf', 'Producer')]:
        said, known = f.pdf.docinfo.get(key), f.property(prefix, name)
        if (str(said) if said is not None else None) != known:
            yield f'{key} {said} is {known} in the XMP'


def language(f):
    """11-006, 7.2: the language of the document, by BCP 47."""
    if not re.fullmatch(r'[a-z]{2,3}(-[A-Za-z0-9]+)*', str(f.root.get('/Lang', ''))):
        yield 'no language'


def catalog(f):
    """ISO 19005-2, 6.7.2, 6.5.1, 6.1.3: tagged; no scripts, forms or actions; an identifier; not encrypted."""
    if not f.root.get('/MarkInfo', {}).get('/Marked', False) or f.root.get('/MarkInfo', {}).get('/Suspects', False):
        yield 'not marked as tagged'
    for key in ('/AA', '/OpenAction', '/AcroForm', '/OCProperties', '/Requirements'):
        if key in f.root:
            yield f'{key} in the catalog'
    if '/JavaScript' in f.root.get('/Names', {}):
        yield 'scripts'
    if '/ID' not in f.pdf.trailer:
        yield 'no identifier'
    if f.pdf.is_encrypted:
        yield 'encrypted'


def output_intent(f):
    """ISO 19005-2, 6.2.3: one ICC profile, of the colours that are used: grey."""
    intents = list(f.root.get('/OutputIntents', []))
    if len(intents) != 1 or intents[0].get('/S') != '/GTS_PDFA1':
        yield 'no output intent of PDF/A'
        return
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    if int(profile.N) != 1 or data[16:20] != b'GRAY' or data[36:40] != b'acsp' or struct.unpack('>I', data[:4])[0] != len(data):
        yield 'the profile is not one of grey'
    for number, ops in enumerate(f.contents, 1):
        if any(str(op) in ('rg', 'RG', 'k', 'K', 'cs', 'CS', 'sc', 'scn', 'gs', 'Do', 'ri') for _, op in ops):
            yield f'page {number}: other colours, states or objects'


def streams(f):
    """ISO 19005-2, 6.1.7: filters that are allowed, no outside files; 6.1.13: limits."""
    for obj in f.pdf.objects:
        if isinstance(obj, pikepdf.Stream):
            filters = obj.get('/Filter', pikepdf.Array())
            for name in filters if isinstance(filters, pikepdf.Array) else [filters]:
                if str(name) in ('/LZWDecode', '/Crypt'):
                    yield f'filter {name}'
            if '/F' in obj or '/FFilter' in obj:
                yield 'a stream in another file'
            if obj.get('/Subtype') in ('/PS', '/XML') and obj.get('/Type') != '/Metadata':
                yield f'an object {obj.Subtype}'
    for number, page in enumerate(f.pdf.pages, 1):
        box = [float(x) for x in page.mediabox]
        if not all(3 <= side <= 14400 for side in (box[2] - box[0], box[3] - box[1])):
            yield f'page {number}: {box}'
        if '/Group' in page or '/AA' in page or '/PresSteps' in page:
            yield f'page {number}: transparency, actions or steps'


def embedded_files(f):
    """ISO 19005-1, 6.1.11, ISO 19005-3, 6.8, Matterhorn 21-001: none, or each with its names, type and relation."""
    names = list(f.root.get('/Names', {}).get('/EmbeddedFiles', {}).get('/Names', []))
    if names and f.property('pdfaid', 'part') != '3':
        yield 'embedded files in PDF/A-1'
    listed = {x.objgen for x in f.root.get('/AF', [])}
    for spec in names[1::2]:
        if '/F' not in spec or '/UF' not in spec:
            yield 'a file without its names'
        if '/AFRelationship' not in spec or spec.objgen not in listed:
            yield 'a file without its relation'
        if '/Subtype' not in spec.EF.F or ('/ModDate' in f.pdf.docinfo) != ('/ModDate' in spec.EF.F.get('/Params', {})):
            yield 'a file without type or date'


# ---------------------------------------------------------------- links

def annotations(f):
    """28-002, 28-008, 28-011, 28-012, ISO 19005-2, 6.3: links are tagged, described and printed; S is the order of tabs."""
    owners = {a: e for e in f.elements for a in e.annotations}
    for number, page in enumerate(f.pdf.pages, 1):
        for a in page.get('/Annots', []):
            if a.Subtype != '/Link':
                yield f'page {number}: {a.Subtype}'
            if a.objgen not in owners or owners[a.objgen].type != 'Link':
                yield f'page {number}: a link is not in an element Link'
            if not str(a.get('/Contents', '')):
                yield f'page {number}: a link has no description'
            if int(a.get('/F', 0)) & 0b101111 != 4:
                yield f'page {number}: flags {a.get("/F")}'
            if '/AA' in a or a.get('/A', {}).get('/S', '/GoTo') not in ('/GoTo', '/GoToR', '/URI'):
                yield f'page {number}: an action that is not allowed'
        if '/Annots' in page and page.get('/Tabs') != '/S':
            yield f'page {number}: Tabs is {page.get("/Tabs")}'


# ---------------------------------------------------------------- fonts

def tables_of(data):
    n, = struct.unpack('>H', data[4:6])
    entries = (struct.unpack('>4sIII', data[12 + 16 * i:28 + 16 * i]) for i in range(n))
    return {tag: data[at:at + length] for tag, _, at, length in entries}


def fonts(f):
    """31-001 to 31-028, ISO 19005-1, 6.3: embedded, each code with a glyph, its width and a letter; a whole CIDSet."""
    used = f.codes()
    for font, child in f.fonts():
        name, codes = str(font.BaseFont), used.get(font.objgen, set())
        if font.Subtype != '/Type0' or font.Encoding != '/Identity-H' or child.get('/CIDToGIDMap') != '/Identity':
            yield f'{name}: encoding'
        data = child.FontDescriptor.get('/FontFile2')
        if data is None:
            yield f'{name}: not embedded'
            continue
        tables = tables_of(data.read_bytes())
        count, = struct.unpack('>H', tables[b'maxp'][4:6])
        metrics, = struct.unpack('>H', tables[b'hhea'][34:36])
        units, = struct.unpack('>H', tables[b'head'][18:20])
        widths = [float(w) for w in child.W[1]]
        for code in sorted(codes):
            at = 4 * min(code, metrics - 1)
            if code >= count or code >= len(widths):
                yield f'{name}: code {code} has no glyph'
            elif abs(struct.unpack('>H', tables[b'hmtx'][at:at + 2])[0] * 1000 / units - widths[code]) > 1:
                yield f'{name}: width of code {code}'
        given = child.FontDescriptor.get('/CIDSet')
        bits = ''.join(f'{b:08b}' for b in given.read_bytes()) if given is not None else ''
        if bits[:count] != '1' * count or '1' in bits[count:]:
            yield f'{name}: CIDSet'
        cmap = font.ToUnicode.read_bytes().decode() if '/ToUnicode' in font else ''
        letters = {int(c, 16): u for c, u in re.findall(r'<([0-9A-F]{4})> <([0-9A-F]+)>', cmap)}
        for code in sorted(codes):
            if letters.get(code, '0000') in ('0000', 'FEFF', 'FFFE'):
                yield f'{name}: code {code} has no letter'


CHECKS = [marked_content, parent_tree, structure_types, headings, tables, notes, metadata, info, language, catalog,
          output_intent, streams, embedded_files, annotations, fonts]


def complaints(path, only=None):
    """Of all checks, or of one by its name."""
    f = File(path)
    return [f'{check.__name__}: {c}' for check in CHECKS if only in (None, check.__name__) for c in check(f)]
