"""Empty lines at the feet of upright pages, the last one left out: from the lowest word above the margin (20 mm, as in
all styles and in peers.py) down to it, in lines of 18.5 pt. Words are those that poppler finds."""
import re, statistics, subprocess

LEADING, MARGIN = 18.5, 20 * 72 / 25.4


def empty_lines(pdf):
    out = subprocess.run(['pdftotext', '-bbox', pdf, '-'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    pages = re.findall(r'<page width="(.*?)" height="(.*?)">(.*?)</page>', out, re.S)
    for width, height, words in pages[:-1]:
        margin = float(height) - MARGIN
        low = [y for y in map(float, re.findall(r' yMax="(.*?)"', words)) if y < margin + 2]
        if float(width) < float(height) and low:
            yield max(0, (margin - max(low)) / LEADING)


def said(pdf):
    lines = list(empty_lines(pdf))
    return f'{len(lines)} pages, {statistics.mean(lines):.1f} lines on average, {sum(l >= 2 for l in lines)} pages of two or more' \
        if lines else 'no pages'
