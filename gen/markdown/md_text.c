/*
 * Text as inline Markdown: see md_text.h.
 *
 *     looks (model/runs.h) --> segments of one style --mark, escape--> bytes
 *
 * Marks ("**") open and close only next to the right characters (CommonMark 6.2, "flanking"): so
 * blanks are never inside at their edge, and where letters or signs are in the way tags take
 * their place ("<b>"), which mean the same to our reader and to every other.
 */
#include "markdown/md_text.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "model/runs.h"

/* Styles of comparison results, beside STYLE_BOLD ... of model/doc.h. */
enum { STYLE_INSERTED = 16, STYLE_DELETED = 32 };

struct md_writer {
    enum md_place place;
    size_t indent;
    struct buf *out;
    struct looks looks;
    bool line_start;   /* nothing of this line's text is written yet */
    bool continuation; /* lines of this text are above */
    bool call_first;   /* the line's text begins with the call just written */
};

/* May the next bytes be taken for the mark of a block? */
static bool at_line_head(const struct md_writer *w)
{
    if (w->place == MD_CELL || w->place == MD_HTML || w->place == MD_LINE)
        return false;
    return w->line_start && (w->place == MD_BLOCK || w->continuation);
}

static void write_escaped(struct md_writer *w, struct str s, bool styled)
{
    size_t i = 0;
    if (w->line_start && !styled)
        i = md_hide_head(s, w->place, w->continuation, w->out);
    if (!i && w->call_first && str_at(s, 0) == ':') { /* "[^1]:" would begin a footnote */
        buf_puts(w->out, "&#58;");
        i = 1;
    }
    for (; i < s.n; i++) {
        char before = i ? s.p[i - 1] : w->line_start ? '\n' : w->out->p[w->out->n - 1];
        bool mark = md_is_mark(s, i, before, w->place);
        if (mark && w->place == MD_HTML) {
            buf_printf(w->out, "&#%u;", (unsigned)s.p[i]);
            continue;
        }
        if (mark)
            buf_char(w->out, '\\');
        buf_char(w->out, s.p[i]);
    }
    w->line_start = w->call_first = false;
}

/* May a mark be between inner, the edge of the marked text, and outer (0: line end)? */
static bool flanks(uint32_t inner, uint32_t outer)
{
    if (cp_is_word(inner) || !outer || outer == '\n' || cp_is_space(outer))
        return true;
    /* punctuation for CommonMark, as far as we need to be sure of it */
    return (outer < 0x80 && md_punctuation((char)outer)) || (outer >= 0x2010 && outer <= 0x2027) ||
           outer == 0xAB || outer == 0xBB;
}

static uint32_t first_of(const struct look *l)
{
    if (l->kind == LOOK_CALL)
        return '[';
    if (l->kind == LOOK_BREAK)
        return '\\';
    return utf8_first(look_text(l), 0);
}

static uint32_t last_of(const struct look *l)
{
    if (l->kind == LOOK_CALL)
        return ']';
    return utf8_final(look_text(l), 0);
}

/* Can looks [from, to) be emphasised by marks, or must it be tags? */
static bool can_mark(const struct md_writer *w, size_t from, size_t to)
{
    const struct look *l = w->looks.at;
    uint32_t before = w->line_start ? 0 : utf8_final(buf_view(w->out), 0), after = 0;
    if (to < w->looks.n)
        after = l[to].style ? '<' : first_of(&l[to]);
    if (w->place == MD_HTML || (!w->line_start && before == '*'))
        return false; /* the marks would run together, or with a star of the text */
    return flanks(first_of(&l[from]), before) && flanks(last_of(&l[to - 1]), after);
}

static const struct {
    unsigned style;
    const char *tag;
} tags[] = {{STYLE_INSERTED, "ins"},    {STYLE_DELETED, "del"}, {STYLE_UNDERLINE, "u"},
            {STYLE_SUPERSCRIPT, "sup"}, {STYLE_BOLD, "b"},      {STYLE_ITALIC, "i"}};

static void write_tags(struct md_writer *w, unsigned style, bool close)
{
    size_t n = sizeof tags / sizeof *tags;
    for (size_t i = 0; i < n; i++) {
        size_t k = close ? n - 1 - i : i;
        if (style & tags[k].style)
            buf_printf(w->out, close ? "</%s>" : "<%s>", tags[k].tag);
    }
}

/* "<sup>1</sup>" at the head of a block would begin a footnote. */
static size_t hide_raised_number(struct md_writer *w, unsigned style, struct str s)
{
    if (!at_line_head(w) && !(w->line_start && w->continuation))
        return 0;
    if (style != STYLE_SUPERSCRIPT || !(is_digit(str_at(s, 0)) || str_at(s, 0) == '*'))
        return 0;
    buf_printf(w->out, "&#%u;", (unsigned)*s.p);
    w->line_start = false;
    return 1;
}

static void write_segment(struct md_writer *w, size_t from, size_t to)
{
    unsigned style = w->looks.at[from].style, marks = style & (STYLE_BOLD | STYLE_ITALIC);
    unsigned outer = marks == style ? 0 : style & ~marks;
    if (!outer && marks && !can_mark(w, from, to)) {
        outer = marks;
        marks = 0;
    }
    const char *mark = marks == STYLE_BOLD ? "**" : marks == STYLE_ITALIC ? "*" : "***";
    write_tags(w, outer, false);
    if (marks)
        buf_puts(w->out, mark);
    for (size_t i = from; i < to;) {
        size_t end = i;
        while (end < to && w->looks.at[end].kind != LOOK_CALL)
            end++;
        if (end > i) {
            struct buf text = {0};
            for (size_t k = i; k < end; k++)
                buf_str(&text, look_text(&w->looks.at[k]));
            size_t hidden = hide_raised_number(w, style, buf_view(&text));
            write_escaped(w, str_slice(buf_view(&text), hidden, text.n), style != 0);
            buf_free(&text);
        } else {
            buf_printf(w->out, "[^%.*s]", STR_ARG(look_text(&w->looks.at[end])));
            w->call_first = at_line_head(w);
            w->line_start = false;
            end++;
        }
        buf_pour(w->out);
        i = end;
    }
    if (marks)
        buf_puts(w->out, mark);
    write_tags(w, outer, true);
}

static void write_looks(struct md_writer *w, size_t from, size_t to)
{
    while (from < to) {
        if (w->looks.at[from].kind == LOOK_BREAK) {
            if (w->place == MD_LINE || w->place == MD_CELL || w->place == MD_HTML) {
                buf_puts(w->out, "<br>");
            } else {
                buf_puts(w->out, "\\\n");
                buf_repeat(w->out, ' ', w->indent);
            }
            w->line_start = w->continuation = true;
            from++;
            continue;
        }
        size_t end = from + 1;
        while (end < to && w->looks.at[end].kind != LOOK_BREAK &&
               w->looks.at[end].style == w->looks.at[from].style)
            end++;
        write_segment(w, from, end);
        from = end;
    }
}

/* Looks with the styles of comparison results. */
static struct md_writer writer_of(struct arena *a, const struct node *n, unsigned base)
{
    struct md_writer w = {.line_start = true, .looks = runs_looks(a, n, base)};
    for (size_t i = 0; i < w.looks.n; i++) {
        struct look *l = &w.looks.at[i];
        l->style |= l->change == CHANGE_INSERTED  ? STYLE_INSERTED
                    : l->change == CHANGE_DELETED ? STYLE_DELETED
                                                  : 0;
    }
    return w;
}

/* Writes so many lines from the look `from` on, without the last line end; the look after it. */
static size_t write_some(struct md_writer w, size_t from, size_t lines)
{
    size_t to = from;
    while (to < w.looks.n && lines)
        lines -= w.looks.at[to++].kind == LOOK_BREAK;
    bool ended = !lines && to > from && w.looks.at[to - 1].kind == LOOK_BREAK;
    write_looks(&w, from, to - ended);
    return to;
}

static size_t skip_lines(const struct md_writer *w, size_t lines)
{
    size_t from = 0;
    while (from < w->looks.n && lines)
        lines -= w->looks.at[from++].kind == LOOK_BREAK;
    return from;
}

void md_text_write_lines(const struct node *n, size_t first, size_t end, enum md_place place,
                         unsigned base, size_t indent, struct buf *out)
{
    struct arena *a = arena_new();
    struct md_writer w = writer_of(a, n, base);
    w.place = place;
    w.indent = indent;
    w.out = out;
    write_some(w, skip_lines(&w, first), end - first);
    vec_free(&w.looks);
    arena_free(a);
}

void md_text_write_each_line(const struct node *n, size_t first, size_t end, struct buf *out)
{
    struct arena *a = arena_new();
    struct md_writer w = writer_of(a, n, 0);
    w.place = MD_BLOCK;
    w.out = out;
    size_t from = skip_lines(&w, first);
    for (size_t line = first; line < end; line++) {
        from = write_some(w, from, 1);
        buf_char(out, '\n');
    }
    vec_free(&w.looks);
    arena_free(a);
}

void md_text_write(const struct node *n, enum md_place place, unsigned base, size_t indent,
                   struct buf *out)
{
    md_text_write_lines(n, 0, (size_t)-1, place, base, indent, out);
}
