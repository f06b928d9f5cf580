/* A comparison for the terminal: see diff.h. */
#include "write/diff/diff.h"

#include "base/harmless.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "write/diff/diff_rows.h"

enum { INDENT = 4, COMMON_END = 8 /* words of common text shown on either side of a change */ };

enum ink { INK_PLAIN, INK_DELETED, INK_INSERTED, INK_GRAVE, INK_GOOD, INK_FAINT, INK_STRONG };

static const char *const inks[] = {
    [INK_PLAIN] = "\033[0m",  [INK_DELETED] = "\033[9;31m", [INK_INSERTED] = "\033[1;32m",
    [INK_GRAVE] = "\033[31m", [INK_GOOD] = "\033[32m",      [INK_FAINT] = "\033[2m",
    [INK_STRONG] = "\033[1m",
};

struct term_page {
    struct buf *out;
    const struct term_options *options;
    size_t column;
    enum ink ink;
};

static void set_ink(struct term_page *p, enum ink ink)
{
    if (!p->options->color || p->ink == ink)
        return;
    buf_puts(p->out, inks[INK_PLAIN]);
    if (ink != INK_PLAIN)
        buf_puts(p->out, inks[ink]);
    p->ink = ink;
}

static void new_line(struct term_page *p, size_t indent)
{
    enum ink ink = p->ink;
    set_ink(p, INK_PLAIN); /* no strike through the margin */
    buf_char(p->out, '\n');
    buf_repeat(p->out, ' ', indent);
    p->column = indent;
    set_ink(p, ink);
}

/* Words of text, broken at the width; a blank before a word is lost at a line's end. */
static void flow(struct term_page *p, struct str source)
{
    struct buf shown = {0};
    unicode_harmless(&shown, source, "\n\t");
    struct str text = buf_view(&shown);
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        while (end < text.n && text.p[end] != ' ' && text.p[end] != '\n' && text.p[end] != '\t')
            end++;
        struct str word = str_slice(text, at, end);
        size_t columns = unicode_columns(word);
        if (columns && p->column > INDENT && p->column + columns > p->options->width)
            new_line(p, INDENT);
        buf_str(p->out, word);
        p->column += columns;
        if (end < text.n && (columns || p->column > INDENT) && p->column < p->options->width) {
            buf_char(p->out, ' ');
            p->column++;
        }
        at = end + (end < text.n);
    }
    buf_free(&shown);
}

/* Signs that are never separated from the text before them. */
static void append_signs(struct term_page *p, const char *signs, size_t columns)
{
    buf_puts(p->out, signs);
    p->column += columns;
}

/* The offset after n words from the start; below, that before n words from the end. */
static size_t words_from_start(struct str s, size_t n)
{
    size_t at = 0;
    for (; at < s.n && n; at++)
        n -= s.p[at] == ' ';
    return at;
}

static size_t words_from_end(struct str s, size_t n)
{
    size_t at = s.n;
    for (; at && n; at--)
        n -= s.p[at - 1] == ' ';
    return at + (at < s.n && s.p[at] == ' ');
}

/* Common text: its ends, and a mark for what is left out between them. */
static void common(struct term_page *p, struct str text, bool first, bool last)
{
    size_t head = first ? 0 : words_from_start(text, COMMON_END);
    size_t tail = last ? text.n : words_from_end(text, COMMON_END);
    if (head + 12 >= tail) { /* not worth a mark */
        flow(p, text);
        return;
    }
    flow(p, str_slice(text, 0, head));
    set_ink(p, INK_FAINT);
    flow(p, STR("[…] "));
    set_ink(p, INK_PLAIN);
    flow(p, str_slice(text, tail, text.n));
}

static void words(struct term_page *p, const struct stretch *list, size_t n)
{
    new_line(p, INDENT);
    for (size_t i = 0; i < n; i++) {
        const struct stretch *s = &list[i];
        if (s->change == CHANGE_NONE)
            common(p, s->text, !i, i + 1 == n);
        else if (s->elsewhere) {
            set_ink(p, INK_FAINT);
            flow(p, STR("[… "));
            flow(p, diff_path(s->elsewhere));
            flow(p, STR("] "));
            set_ink(p, INK_PLAIN);
        } else if (s->level == DIFFERENCE_LAYOUT) {
            if (s->change == CHANGE_INSERTED)
                flow(p, s->text);
        } else {
            bool inserted = s->change == CHANGE_INSERTED;
            set_ink(p, inserted ? INK_INSERTED : INK_DELETED);
            if (!p->options->color)
                flow(p, inserted ? STR("{+") : STR("[-"));
            flow(p, s->text);
            if (!p->options->color)
                flow(p, inserted ? STR("+}") : STR("-]"));
            set_ink(p, INK_PLAIN);
        }
    }
}

static void head(struct term_page *p, const struct diff_row *r)
{
    static const enum ink inks_of[DIFF_CLASSES] = {INK_GOOD,  INK_PLAIN,    INK_STRONG,
                                                   INK_GRAVE, INK_INSERTED, INK_STRONG};
    new_line(p, 0);
    set_ink(p, INK_STRONG);
    if (!r->frame || r->clause->path.n)
        flow(p, diff_path(r->clause));
    if (r->link) {
        append_signs(p, " ←", 2);
        for (size_t i = 0; i < r->link->old_count; i++) {
            append_signs(p, " ", 1);
            flow(p, diff_path(r->link->old[i]));
        }
    }
    if (p->column)
        append_signs(p, "  ", 2);
    set_ink(p, inks_of[r->class]);
    flow(p, str_of(r->name));
    set_ink(p, INK_PLAIN);
    for (size_t i = 0; i < r->remark_count; i++) {
        flow(p, STR(" · "));
        flow(p, r->remarks[i]);
    }
}

/* Of two drafts signs and spellings, too: whoever changed them wants to see where. */
static bool shows_words(const struct link *l, bool draft)
{
    return l->counts[DIFFERENCE_WORDING] || l->counts[DIFFERENCE_SLIP] ||
           (draft && (l->counts[DIFFERENCE_TYPOGRAPHY] || l->counts[DIFFERENCE_SPELLING]));
}

static void entry(struct term_page *p, const struct diff_report *report, const struct diff_row *r)
{
    head(p, r);
    if (r->frame)
        words(p, r->frame->stretches, r->frame->stretch_count);
    else if (!r->link) {
        new_line(p, INDENT);
        common(p, diff_text(report->arena, r->clause), false, false);
    } else if (shows_words(r->link, report->comparison->draft))
        words(p, r->link->stretches, r->link->stretch_count);
}

static void title(struct term_page *p, const char *text, size_t n)
{
    if (p->out->n)
        new_line(p, 0);
    if (p->out->n)
        new_line(p, 0);
    set_ink(p, INK_STRONG);
    buf_printf(p->out, "== %s (%zu)", text, n);
    set_ink(p, INK_PLAIN);
}

static void notes(struct term_page *p, const char *head, const struct diff_note *list, size_t n)
{
    if (n)
        title(p, head, n);
    for (size_t i = 0; i < n; i++) {
        new_line(p, 0);
        if (list[i].clause) {
            set_ink(p, INK_STRONG);
            flow(p, diff_path(list[i].clause));
            set_ink(p, INK_PLAIN);
            append_signs(p, "  ", 2);
        }
        flow(p, list[i].text);
    }
}

static void lines(struct term_page *p, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        flow(p, list[i]);
        new_line(p, 0);
    }
}

/* The rows with something to look at, and how many have nothing. */
static void rows(struct term_page *p, const struct diff_report *r)
{
    size_t unchanged = 0, folded = 0;
    title(p, msg_text(MSG_DIFF_TITLE), r->row_count - r->comparison->omitted_count);
    for (size_t i = 0; i < r->row_count; i++) {
        const struct diff_row *row = &r->rows[i];
        unchanged += row->unchanged;
        folded += row->folded;
        if (!row->omission && !row->unchanged && !row->folded)
            entry(p, r, row);
    }
    struct buf said = {0};
    buf_printf(&said, msg_text(MSG_DIFF_FOLDED), unchanged, folded);
    if (unchanged || folded) {
        new_line(p, 0);
        flow(p, buf_view(&said));
    }
    buf_free(&said);
}

void write_diff_term(const struct comparison *c, const struct term_options *options,
                     struct buf *out)
{
    struct arena *a = arena_new();
    struct term_page p = {.out = out, .options = options};
    const struct diff_report *r = diff_report(a, c);
    notes(&p, msg_text(MSG_DIFF_SUBSTANCE), r->substance, r->substance_count);
    notes(&p, msg_text(MSG_DIFF_SYSTEMATIC), r->systematic, r->systematic_count);
    if (out->n) {
        new_line(&p, 0);
        new_line(&p, 0);
    }
    lines(&p, r->papers, DIFF_SIDES);
    lines(&p, r->summary, r->summary_count);
    notes(&p, msg_text(MSG_DIFF_PARTS), r->parts, r->part_count);
    notes(&p, msg_text(MSG_DIFF_REPAIRED_LIST), r->repaired, r->repaired_count);
    notes(&p, msg_text(MSG_DIFF_INTRODUCED_LIST), r->introduced, r->introduced_count);
    if (c->omitted_count)
        title(&p, r->names[DIFF_OMITTED], c->omitted_count);
    for (size_t i = 0; i < c->omitted_count; i++)
        entry(&p, r, r->omitted[i]);
    rows(&p, r);
    new_line(&p, 0);
    arena_free(a);
}
