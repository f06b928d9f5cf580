/* A document as Markdown: see md_write.h; inline text in md_text.c. */
#include "markdown/md_write.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "markdown/md_table.h"
#include "markdown/md_text.h"
#include "model/runs.h"

/* Blanks before what belongs to a bullet, for each level; before "1." below another "1."; before
 * further lines of a footnote. */
enum { BULLET_INDENT = 2, NUMBER_INDENT = 2, FOOTNOTE_INDENT = 4, DEEPEST_HEADING = 6 };

struct md {
    struct buf *out;
    struct arena *scratch;
    vec(const struct node *) footnotes; /* called above, not yet written */
    const struct node *last;            /* the block before */
};

static size_t bullets_above(const struct node *n)
{
    size_t depth = 0;
    for (n = n->parent; n; n = n->parent)
        depth += n->kind == NODE_BULLET;
    return depth;
}

static struct label label_of(struct arena *a, const struct node *n)
{
    return label_read(str_format(a, "%.*s X", STR_ARG(n->label)));
}

/* Clauses above that are numbered as this one is: without blanks it would be one of theirs. */
static size_t numbers_above(const struct md *m, const struct node *n)
{
    size_t above = 0;
    struct label own = {0};
    if (n->label.n && (n->kind == NODE_PARA || n->kind == NODE_HEADING))
        own = label_of(m->scratch, n);
    bool plain = own.class >= LABEL_ARABIC && own.class != LABEL_DOTTED;
    for (n = n->parent; plain && n; n = n->parent) {
        struct label label = {0};
        if (n->label.n)
            label = label_of(m->scratch, n);
        above += label.class == own.class && label.mark == own.mark;
    }
    return above;
}

static void blank_line(struct md *m)
{
    if (m->out->n)
        buf_char(m->out, '\n');
}

/* Marks that say what a clause is. */
static void write_comment(struct md *m, const char *text, size_t columns)
{
    blank_line(m);
    buf_repeat(m->out, ' ', columns);
    buf_printf(m->out, "<!-- %s%s-->\n", text, *text ? " " : "");
}

static void write_footnotes(struct md *m)
{
    for (size_t i = 0; i < m->footnotes.n; i++) {
        const struct node *n = m->footnotes.at[i];
        blank_line(m);
        buf_printf(m->out, "[^%.*s]: ", STR_ARG(n->label));
        md_text_write(n, MD_AFTER, 0, FOOTNOTE_INDENT, m->out);
        buf_char(m->out, '\n');
        buf_pour(m->out);
    }
    m->footnotes.n = 0;
}
/* A block's label and text on a line, or on several. */
static void write_text(struct md *m, const struct node *n, enum md_place place, unsigned base,
                       size_t indent)
{
    buf_str(m->out, n->label);
    if (n->label.n && n->runs)
        buf_char(m->out, ' ');
    md_text_write(n, place, base, indent, m->out);
    buf_char(m->out, '\n');
}

/* Paragraphs, numbered or not, bullets, recipients, signatures. */
static void write_paragraph(struct md *m, const struct node *n, unsigned base)
{
    size_t columns = bullets_above(n) * BULLET_INDENT + numbers_above(m, n) * NUMBER_INDENT;
    size_t own = columns;
    if (n->kind == NODE_BULLET || n->kind == NODE_RECIPIENT)
        own += n->label.n ? BULLET_INDENT : 0;
    bool tight = n->kind == NODE_RECIPIENT && n->label.n && m->last && m->last->label.n &&
                 m->last->kind == NODE_RECIPIENT;
    if (!tight)
        blank_line(m);
    buf_repeat(m->out, ' ', columns);
    write_text(m, n, n->label.n ? MD_AFTER : MD_BLOCK, base, own);
}

static void write_heading(struct md *m, const struct node *n)
{
    size_t level = n->level + 1;
    for (const struct node *up = n->parent; !n->level && up; up = up->parent)
        level += up->kind == NODE_HEADING || !up->parent;
    blank_line(m);
    buf_repeat(m->out, ' ', numbers_above(m, n) * NUMBER_INDENT);
    buf_repeat(m->out, '#', level < DEEPEST_HEADING ? level : DEEPEST_HEADING);
    buf_char(m->out, ' ');
    write_text(m, n, MD_LINE, 0, 0);
}

static void write_lines(struct md *m, const struct node *n, size_t first, size_t end,
                        enum md_place place, unsigned base)
{
    md_text_write_lines(n, first, end, place, base, 0, m->out);
    buf_char(m->out, '\n');
}

/* The first line is the type, further ones in capitals name its author, the rest is the subject. */
static void write_title(struct md *m, const struct node *n)
{
    struct str rest = node_text(m->scratch, n);
    size_t capitals = 0, lines = 0;
    bool leading = true;
    do {
        leading = unicode_is_capitals(str_line(&rest), CAPITALS_ALL) && leading;
        capitals += leading;
        lines++;
    } while (rest.p);
    size_t head = capitals ? capitals : 1;
    blank_line(m);
    buf_puts(m->out, "# ");
    write_lines(m, n, 0, 1, MD_LINE, 0);
    md_text_write_each_line(n, 1, head, m->out);
    if (head == lines)
        return;
    blank_line(m);
    write_lines(m, n, head, lines, MD_BLOCK, STYLE_BOLD);
}

/* The mark of a heading parts a table's title in small letters from a clause. */
static void write_table_title(struct md *m, const struct node *n)
{
    struct str text = node_text(m->scratch, n);
    size_t line = str_find(text, STR("\n"), 0);
    struct letter_key key = letter_key(m->scratch, text);
    if (unicode_is_capitals(str_slice(text, 0, line), CAPITALS_READ) ||
        lexicon_starts(&key, WORDS_APPENDIX)) {
        write_paragraph(m, n, 0);
        return;
    }
    blank_line(m);
    buf_puts(m->out, "## ");
    buf_str(m->out, n->label);
    if (n->label.n)
        buf_char(m->out, ' ');
    write_lines(m, n, 0, 1, MD_LINE, 0);
    if (line == (size_t)-1)
        return;
    blank_line(m);
    write_lines(m, n, 1, (size_t)-1, MD_BLOCK, 0);
}

static void write_node(struct md *m, const struct node *n)
{
    switch (n->kind) {
    case NODE_TITLE:
        write_title(m, n);
        break;
    case NODE_HEADING:
        write_heading(m, n);
        break;
    case NODE_TABLE:
        if (n->first)
            blank_line(m);
        md_table_write(n, m->out);
        break;
    case NODE_TABLE_TITLE:
        write_table_title(m, n);
        break;
    default:
        if (n->runs || n->label.n)
            write_paragraph(m, n, n->kind == NODE_SIGNATURE ? STYLE_BOLD : 0);
        break;
    }
    m->last = n;
}

/* Is the number the first, or the one after that of the clause before: no reader doubts it. */
static bool is_due(struct arena *a, const struct node *n)
{
    struct label own = label_of(a, n), above = {0};
    const struct node *prev = node_prev(n);
    if (prev)
        above = label_of(a, prev);
    unsigned number = own.depth ? own.number[own.depth - 1] : 1;
    return number == 1 || (above.class == own.class && above.depth == own.depth &&
                           above.number[own.depth - 1] + 1U == number);
}

/* What the end of a text leaves open. */
struct text_end {
    bool parenthesis, word, stop; /* one that is not closed, a word that hangs, no stop at all */
    bool comma;                   /* or a semicolon, or dots */
    size_t length;                /* characters */
};

static struct text_end end_of(struct str s)
{
    struct text_end e = {.length = utf8_length(s)};
    enum { TAIL = 160 }; /* bytes: as far as a parenthesis reaches (read/paper/line.c) */
    s = str_slice(s, s.n > TAIL ? s.n - TAIL : 0, s.n);
    struct str last = str_last_word(s);
    size_t open = s.n;
    while (open && s.p[open - 1] != '(' && s.p[open - 1] != ')')
        open--;
    char c = str_at(s, s.n - 1);
    e.parenthesis = open && s.p[open - 1] == '(';
    e.word = lexicon_is(last, WORDS_UNFINISHED) > 0;
    e.comma = strchr(",;", c) || str_ends(last, STR("…")) || str_ends(last, STR(".."));
    e.stop = !strchr(".!?:,;", c);
    return e;
}

/* Would the reader take the clause for the second half of the one above it (read/paper/rejoin.c).
 */
static bool seems_cut(struct arena *a, const struct node *last, const struct node *n)
{
    enum { CUT_LENGTH = 55 }; /* characters: as there */
    struct str above = str_trim(node_text(a, last)), text = node_text(a, n);
    if (!above.n || !text.n)
        return false;
    struct text_end end = end_of(above);
    uint32_t first = utf8_first(text, 0);
    bool small = cp_is_lower(first) || cp_is_digit(first);
    if (n->kind == NODE_BULLET)
        return end.stop && small && end.length >= CUT_LENGTH && str_is(n->label, "-");
    if (n->label.n)
        return end.parenthesis || ((end.stop || str_ends(above, STR(","))) &&
                                   end.length >= CUT_LENGTH && !is_due(a, n));
    return end.parenthesis || ((end.stop || end.comma) && small) || end.word ||
           (str_ends(above, STR(",")) && end.length >= CUT_LENGTH / 2);
}

static bool is_text(const struct node *n)
{
    return n && (n->kind == NODE_PARA || n->kind == NODE_BULLET || n->kind == NODE_HEADING);
}

/* Is it a block of its own, not part of another's. Of noise the certificate of a copy is. */
static bool stands_alone(const struct node *n)
{
    enum node_kind kind = n->kind;
    return kind != NODE_DOCUMENT && kind != NODE_FOOTNOTE &&
           (kind != NODE_NOISE || node_is_copy(n)) && kind != NODE_TABLE_HEAD &&
           kind != NODE_TABLE_ROW && kind != NODE_CELL;
}

/* Facts that no title and no line of the masthead says, as metadata before the text. */
static void write_metadata(struct md *m, const struct doc *d)
{
    bool title = d->subject.n > 0, date = d->date.n > 0;
    for (const struct node *n = d->root->first; n; n = n->next) {
        title &= n->kind != NODE_TITLE && n->kind != NODE_TABLE_TITLE;
        date &= n->kind != NODE_FRONT || n->role != FRONT_PLACE_DATE;
    }
    if (!title && !date)
        return;
    buf_puts(m->out, "---\n");
    if (title)
        buf_printf(m->out, "title: %.*s\n", STR_ARG(d->subject));
    if (date)
        buf_printf(m->out, "date: %.*s\n", STR_ARG(d->date));
    buf_puts(m->out, "---\n");
}

void write_md(const struct doc *d, struct buf *out)
{
    struct md m = {.out = out, .scratch = arena_new()};
    if (d->digest)
        write_comment(&m, "digest", 0);
    else
        write_metadata(&m, d);
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        if (n->kind == NODE_FOOTNOTE)
            *vec_push(&m.footnotes) = n;
        if (!stands_alone(n))
            continue;
        size_t bullets = bullets_above(n);
        if (!bullets && n->kind != NODE_BULLET)
            write_footnotes(&m);
        if (n->central_only)
            write_comment(&m, "central-only", bullets * BULLET_INDENT);
        else if (n->kind != NODE_HEADING && is_text(n) && is_text(m.last) &&
                 seems_cut(m.scratch, m.last, n))
            write_comment(&m, "", bullets * BULLET_INDENT);
        write_node(&m, n);
        arena_empty(m.scratch);
        buf_pour(out);
    }
    write_footnotes(&m);
    vec_free(&m.footnotes);
    arena_free(m.scratch);
}
