"""PDF files for tests: text and lines at places, or pictures of pages. Lengths in pt from the top left corner."""
import re, zlib

WIDTH, HEIGHT = 595, 842
LETTER = .5  # width of every letter, of its size


def packed(objects):
    """The objects, the catalog first, as a file."""
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n' % number + body + b'\nendobj\n'
    table = b''.join(b'%010d 00000 n \n' % p for p in places)
    return (out + b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + table +
            b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF' % (len(objects) + 1, len(out)))


def stream(content, more=b''):
    return b'<<' + more + b'/Length %d>>stream\n' % len(content) + content + b'\nendstream'


def character_map(letters, meaning):
    lines = ''.join(f'<{ord(c):04X}> <{meaning(c).encode("utf-16-be").hex()}>\n' for c in sorted(letters))
    return stream(('/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /x def\n/CMapType 2 def\n'
                   '1 begincodespacerange <0000> <FFFF> endcodespacerange\n'
                   f'{len(letters)} beginbfchar\n{lines}endbfchar\nendcmap end end').encode())


def text_pdf(pages, meaning=lambda c: c):
    """Pages are lists of (x, y of the base line, size, text) and of (x, y, x, y), a ruled line. meaning: what the
    font says that a letter is."""
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'']
    letters = {c for page in pages for item in page if isinstance(item[3], str) for c in item[3]}
    font = (b'<</Type/Font/Subtype/Type0/BaseFont/Thu/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>',
            b'<</Type/Font/Subtype/CIDFontType2/BaseFont/Thu/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>'
            b'/FontDescriptor 5 0 R/DW %d>>' % (1000 * LETTER),
            b'<</Type/FontDescriptor/FontName/Thu/Flags 4/FontBBox[0 -200 1000 900]/Ascent 900/Descent -200/CapHeight 700'
            b'/ItalicAngle 0/StemV 80>>', character_map(letters, meaning))
    objects += font
    kids = []
    for page in pages:
        content = ''
        for x, y, size, text in page:
            if isinstance(text, str):
                content += f'BT /F {size} Tf {x} {HEIGHT - y} Td <{text.encode("utf-16-be").hex()}> Tj ET\n'
            else:
                content += f'{x} {HEIGHT - y} m {size} {HEIGHT - text} l S\n'
        objects.append(stream(content.encode()))
        objects.append(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>'
                       % (WIDTH, HEIGHT, len(objects)))
        kids.append(len(objects))
    objects[1] = b'<</Type/Pages/Count %d/Kids[%s]>>' % (len(kids), b' '.join(b'%d 0 R' % k for k in kids))
    return packed(objects)


def picture_pdf(pictures, resolution, share=1):
    """Pages of pictures (width, height, bytes), a byte a pixel for grey or three for colours, each over that share of its page."""
    objects, kids = [b'<</Type/Catalog/Pages 2 0 R>>', b''], []
    for width, height, pixels in pictures:
        data = zlib.compress(pixels, 1)
        space = b'Gray' if len(pixels) == width * height else b'RGB'
        objects.append(stream(data, b'/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s'
                              b'/BitsPerComponent 8/Filter/FlateDecode' % (width, height, space)))
        w, h = width * 72 / resolution, height * 72 / resolution
        objects.append(stream(b'q %.2f 0 0 %.2f 0 0 cm /I Do Q' % (w * share, h * share)))
        objects.append(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>'
                       % (w, h, len(objects), len(objects) - 1))
        kids.append(len(objects))
    objects[1] = b'<</Type/Pages/Count %d/Kids[%s]>>' % (len(kids), b' '.join(b'%d 0 R' % k for k in kids))
    return packed(objects)


def chunk(name, data):
    return len(data).to_bytes(4, 'big') + name + data + zlib.crc32(name + data).to_bytes(4, 'big')


def grey_png(width, height, pixels):
    rows = b''.join(b'\0' + pixels[y * width:(y + 1) * width] for y in range(height))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', width.to_bytes(4, 'big') + height.to_bytes(4, 'big') + b'\x08\0\0\0\0') +
            chunk(b'IDAT', zlib.compress(rows, 1)) + chunk(b'IEND', b''))


def grey_tiff(pictures):
    """A file of several pictures (width, height, bytes)."""
    out, place = bytearray(b'II*\0\0\0\0\0'), 4
    for width, height, pixels in pictures:
        at = len(out)
        out += pixels + b'\0' * (len(pixels) % 2)
        out[place:place + 4] = len(out).to_bytes(4, 'little')
        tags = ((256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, at), (277, 1), (278, height), (279, len(pixels)))
        out += len(tags).to_bytes(2, 'little')
        for tag, value in tags:
            out += tag.to_bytes(2, 'little') + b'\4\0\1\0\0\0' + value.to_bytes(4, 'little')
        place = len(out)
        out += b'\0' * 4
    return bytes(out)


def read_pgm(data):
    m = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
    return int(m[1]), int(m[2]), data[m.end():]


def askew(picture, slope):
    """The picture with its right side lower by that share of its width."""
    width, height, pixels = picture
    out, step = bytearray(b'\xff' * len(pixels)), max(1, int(1 / abs(slope)))
    for x in range(0, width, step):
        end, shift = min(width, x + step), int((x - width / 2) * slope)
        for y in range(max(0, shift), min(height, height + shift)):
            at = (y - shift) * width
            out[y * width + x:y * width + end] = pixels[at + x:at + end]
    return width, height, bytes(out)


def dusty(picture, every):
    """A black pixel each so many."""
    width, height, pixels = picture
    out = bytearray(pixels)
    for at in range(every // 2, len(out), every):
        out[at] = 0
    return width, height, bytes(out)
