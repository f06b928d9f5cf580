"""Scores a comparison against links made by hand: gold/README.md tells the tables and the rules.

    links     (plan unit, central unit) pairs: F1. A pair in the note ("accept:LINES") is neither right nor wrong.
    many      the same of the pairs of which a unit has several partners: the hard part (arXiv 2512.21842)
    omitted   central units of content that nothing carries: F1
    content   of the right links, the share that is labelled as a reader labels it
"""
import collections, csv, re

ALIGNED = ('title', 'heading', 'para', 'bullet')
CONTENT = ALIGNED[1:]


def read_table(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def numbers(text):
    return [int(n) for n in re.findall(r'\d+', text)]


def by_line(rows, column):
    """Line of the file -> index of the row, of rows that can be linked."""
    return {n: i for i, r in enumerate(rows) if r['kind'] in ALIGNED for n in numbers(r[column])}


def noted(row, *words):
    return [n for w in words for found in re.findall(rf'{w}:([\d,]+)', row['note'] or '') for n in numbers(found)]


def f1(got, want, either=frozenset()):
    """got and want are sets; what is in either counts for nothing."""
    right = len(got & want)
    wrong, missed = len(got - want - either), len(want - got - either)
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0


def score(diff, plan, central):
    """(links, many, omitted, content), each 0 to 1; plan, central: rows of read_table()."""
    plan_at, central_at = by_line(plan, 'plan_lines'), by_line(central, 'central_lines')
    want, either = set(), set()
    for i, row in enumerate(plan):
        if row['kind'] not in ALIGNED:
            continue
        soft = noted(row, 'soft')
        for n in numbers(row['central_lines']):
            if n in central_at:
                (either if n in soft else want).add((i, central_at[n]))
        either |= {(i, central_at[n]) for n in noted(row, 'accept', 'alt') if n in central_at}
    either -= want
    label = {}
    for link in diff['links']:
        for p in link['new_lines']:
            for c in link['old_lines']:
                if p in plan_at and c in central_at:
                    label[plan_at[p], central_at[c]] = link['content']
    content = {i for i, r in enumerate(central) if r['kind'] in CONTENT}
    gone = content - {c for _, c in want}
    said = {central_at[n] for o in diff['omitted'] for n in o['lines'] if n in central_at} & content
    doubtful = {c for _, c in either} & gone
    right = set(label) & want
    good = sum(as_labelled(label[p], plan[p[0]]) for p in right)
    many = several(want)
    return (f1(set(label), want, either), f1(set(label) & many | several(label) - want, many, either), omitted_f1(said, gone, doubtful), good / len(right) if right else 0.0)


def several(pairs):
    plan, central = (collections.Counter(p[side] for p in pairs) for side in (0, 1))
    return {(p, c) for p, c in pairs if plan[p] > 1 or central[c] > 1}


def omitted_f1(said, gone, doubtful):
    """What a reader may take for carried is right when it is said to be omitted, and not missed when it is not."""
    right, wrong, missed = len(said & gone), len(said - gone), len(gone - said - doubtful)
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0


def as_labelled(got, row):
    near = 'near-' in (row['note'] or '') and {got, row['relation']} <= {'adapted', 'partial'}
    return got == row['relation'] or near
