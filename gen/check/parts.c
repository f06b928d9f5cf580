/*
 * Which printed line is what: see check_int.h. The lines of a part are printed one after the other,
 * so the next line of a part begins with the letters at which the last one ended.
 */
#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "check/check_int.h"
#include "lexicon/lexicon.h"
#include "model/part_class.h"

/* Letters without blanks: what the text layer has between them depends on the program. */
static struct str key_of(struct arena *a, struct str text)
{
    struct buf b = {0};
    uint32_t letter;
    for (size_t i = 0, n; i < text.n && (n = utf8_next(str_slice(text, i, text.n), &letter));
         i += n)
        if (!cp_is_space(letter))
            buf_str(&b, str_slice(text, i, i + n));
    return buf_take(&b, a);
}

static void add_part(struct checker *c, const struct node *n, const char *class, struct str text)
{
    struct str key = key_of(c->arena, text);
    const struct style_class *of = class ? style_class(c->style, class) : NULL;
    if (key.n)
        *vec_push(&c->parts) =
            (struct printed_part){.node = n, .class = of, .text = text, .key = key};
}

/* Takes a line that goes on with a line of the motto to the part before it, which is wrapped. */
static bool joins_motto(struct checker *c, const struct node *n, struct str line)
{
    struct printed_part *before = c->parts.n ? &c->parts.at[c->parts.n - 1] : NULL;
    if (n->kind != NODE_FRONT || n->role != FRONT_MOTTO || !before ||
        before->node->kind != NODE_FRONT || before->node->role != FRONT_MOTTO)
        return false;
    struct str text = part_motto_wrapped(c->arena, c->style, before->text, line);
    if (text.n) {
        before->text = text;
        before->key = key_of(c->arena, text);
    }
    return text.n > 0;
}

/* Parts whose lines mean something, each line a part. */
static void add_line(struct checker *c, const struct node *n, struct str line, bool first)
{
    const char *class = NULL;
    if (joins_motto(c, n, line))
        return;
    switch (n->kind) {
    case NODE_FRONT:
        class = part_class_front(c->arena, n);
        if (!first && !strcmp(class, "motto"))
            class = "motto-2";
        break;
    case NODE_TITLE:
        class =
            part_is_letter_subject(c->arena, n) ? "letter-subject" : part_class_title(line, first);
        break;
    case NODE_SIGNATURE:
        class = part_class_signature(c->arena, line, first);
        break;
    case NODE_TABLE_TITLE:
        class = part_class_appendix(c->arena, line);
        break;
    default:
        break;
    }
    add_part(c, n, class, line);
}

static void add_lines(struct checker *c, const struct node *n)
{
    struct str rest = node_whole_text(c->arena, n, true, " ");
    const struct node *before = node_prev(n);
    bool first = n->kind == NODE_FRONT
                     ? !(before && before->kind == n->kind && before->role == n->role)
                     : !before || before->kind != n->kind;
    for (; rest.n; first = false)
        add_line(c, n, str_trim(str_line(&rest)), first);
}

/* Whom a letter is sent to: "Kính gửi: ..." and the names below it. */
static bool is_address(struct checker *c, const struct node *n)
{
    for (; n && n->kind == NODE_RECIPIENT; n = node_prev(n)) {
        struct letter_key key = letter_key(c->arena, node_text(c->arena, n));
        if (!n->label.n)
            return lexicon_starts(&key, WORDS_ADDRESS);
    }
    return false;
}

static void add_node(struct checker *c, const struct node *n)
{
    struct str text = node_whole_text(c->arena, n, true, " ");
    switch (n->kind) {
    case NODE_FRONT:
    case NODE_TITLE:
    case NODE_SIGNATURE:
    case NODE_TABLE_TITLE:
        add_lines(c, n);
        return;
    case NODE_PREAMBLE:
        add_part(c, n, part_class_preamble(n), text);
        return;
    case NODE_HEADING: /* one without a number has no fixed place */
        add_part(c, n, n->label.n ? part_class_heading(c->style, n)->name : NULL, text);
        return;
    case NODE_RECIPIENT:
        if (is_address(c, n))
            add_part(c, n, n->label.n ? "address-name" : "address", text);
        else
            add_part(c, n,
                     n->label.n                                 ? "recipient"
                     : part_is_drafter_code(str_trim(text))     ? "drafter-code"
                     : part_is_contact(c->arena, text)          ? "contact"
                     : part_is_circulation_last(c->arena, text) ? "circulation-last"
                                                                : "recipient-head",
                     text);
        return;
    case NODE_PARA:
    case NODE_BULLET:
        add_part(c, n, n->kind == NODE_PARA ? "body" : "bullet", text);
        return;
    case NODE_DOCUMENT:
    case NODE_TABLE:
    case NODE_TABLE_HEAD:
    case NODE_TABLE_ROW:
    case NODE_KINDS:
        return;
    case NODE_FOOTNOTE: /* its mark is small, and passed over */
        add_part(c, n, NULL, node_text(c->arena, n));
        return;
    case NODE_CELL:
    case NODE_NOISE:
        add_part(c, n, NULL, text);
    }
}

enum { SURE = 4 }; /* bytes; fewer may begin any part, and have to be all that is left of one */

/* Is the text the next line of the part; of one that is not under way a few letters are not enough.
 */
static bool continues(const struct printed_part *p, struct str key, bool under_way)
{
    struct str rest = str_slice(p->key, p->at, p->key.n);
    return str_starts(rest, key) && (under_way || key.n >= SURE || key.n == rest.n);
}

/* The part that the text is the next line of: the nearest to the last one, later ones first. */
static size_t part_of(struct checker *c, struct str key, size_t last)
{
    size_t n = c->parts.n;
    for (size_t away = 0; away < n; away++) {
        if (last + away < n && continues(&c->parts.at[last + away], key, !away))
            return last + away;
        if (away && away <= last && continues(&c->parts.at[last - away], key, false))
            return last - away;
    }
    return (size_t)NO_PART;
}

/* The call of a footnote, or its mark: small figures, which the text of a part does not have. */
static bool is_note_mark(const struct printed_text *t)
{
    const double small = 9.5; /* pt: two thirds of 14, and less than any size of text */
    return t->size < small && str_number(t->text, 0, t->text.n, NULL) == t->text.n;
}

/* On the line that the row is: more of it in another font. */
static bool same_line(const struct printed_row *row, const struct printed_text *t, size_t page)
{
    return row->page == page && fabs(row->bottom - t->bottom) < t->size / 3;
}

static void extend(struct checker *c, struct printed_row *row, const struct printed_text *t)
{
    row->left = t->left < row->left ? t->left : row->left;
    row->right = t->right > row->right ? t->right : row->right;
    if (t->size > row->size) { /* a note's call may be first */
        row->size = t->size;
        row->font = t->font;
    }
    row->style &= t->style;
    row->text = str_format(c->arena, "%.*s %.*s", STR_ARG(row->text), STR_ARG(t->text));
}

static void add_text(struct checker *c, const struct printed_text *t, size_t page, size_t *last)
{
    struct str key = key_of(c->arena, t->text);
    size_t part = part_of(c, key, *last);
    struct printed_row *row = c->rows.n ? &c->rows.at[c->rows.n - 1] : NULL;
    if (part != (size_t)NO_PART) {
        *last = part;
        c->parts.at[part].at += key.n;
    }
    if (row && row->part == part && part != (size_t)NO_PART && same_line(row, t, page)) {
        extend(c, row, t);
        return;
    }
    *vec_push(&c->rows) = (struct printed_row){.part = part,
                                               .page = page,
                                               .left = t->left,
                                               .top = t->top,
                                               .right = t->right,
                                               .bottom = t->bottom,
                                               .size = t->size,
                                               .style = t->style,
                                               .text = t->text,
                                               .font = t->font};
}

static int by_part(const void *a, const void *b)
{
    const struct printed_row *x = a, *y = b;
    int order = mem_order(x->part, y->part);
    order = order ? order : mem_order(x->page, y->page);
    return order ? order : mem_order(x->top, y->top);
}

/* All parts; lines of forms in annexes have no fixed place, nor a signature below them. */
static void add_parts(struct checker *c)
{
    const struct node *root = c->doc->root;
    bool annex = false;
    for (const struct node *n = node_next(root, root); n; n = node_next(n, root)) {
        annex = n->kind == NODE_TABLE_TITLE || (annex && n->kind != NODE_FRONT);
        struct str text = annex ? node_text(c->arena, n) : STR_NONE;
        if ((n->kind == NODE_PARA || n->kind == NODE_SIGNATURE) && !n->label.n &&
            part_is_form_line(c->arena, text))
            add_part(c, n, NULL, text);
        else
            add_node(c, n);
    }
}

void check_parts(struct checker *c)
{
    size_t last = 0;
    add_parts(c);
    for (size_t page = 0; c->parts.n && page < c->pages->pages.n; page++)
        for (size_t i = 0; i < c->pages->pages.at[page].texts.n; i++)
            if (!is_note_mark(&c->pages->pages.at[page].texts.at[i]))
                add_text(c, &c->pages->pages.at[page].texts.at[i], page, &last);
    array_sort(c->rows.at, c->rows.n, by_part);
    for (size_t i = c->rows.n; i-- > 0;)
        if (c->rows.at[i].part != (size_t)NO_PART) {
            struct printed_part *p = &c->parts.at[c->rows.at[i].part];
            p->first_row = i;
            p->row_count++;
        }
}

/*
 * What the reader takes for a title may be a sentence that the page has cut: that is certain of one
 * in bold letters only, or of a short line without a stop.
 */
static bool is_certain(const struct checker *c, const struct printed_part *p)
{
    const struct printed_row *row = &c->rows.at[p->first_row];
    bool stopped = p->text.n && strchr(".,;:", p->text.p[p->text.n - 1]);
    return p->node->kind != NODE_HEADING || (row->style & STYLE_BOLD) ||
           (!stopped && p->row_count == 1 && row->right < c->right - 10 * PT_PER_MM);
}

void check_doubtful(struct checker *c)
{
    for (size_t i = 0; i < c->parts.n; i++)
        if (c->parts.at[i].row_count && !is_certain(c, &c->parts.at[i]))
            c->parts.at[i].class = NULL;
}

const struct printed_row *part_row(const struct checker *c, const struct printed_part *p)
{
    if (p->row_count)
        return &c->rows.at[p->first_row];
    const struct printed_part *above = p;
    while (above > c->parts.at && !above->row_count)
        above--;
    struct printed_row *page = arena_array(c->arena, 1, sizeof *page);
    page->text = p->text;
    page->page = above->row_count ? c->rows.at[above->first_row + above->row_count - 1].page : 0;
    return page;
}

bool part_has_class(const struct printed_part *p, const char *class)
{
    return p->class && !strcmp(p->class->name, class);
}

const struct printed_part *check_part(const struct checker *c, const char *class)
{
    for (size_t i = 0; i < c->parts.n; i++)
        if (c->parts.at[i].row_count && part_has_class(&c->parts.at[i], class))
            return &c->parts.at[i];
    return NULL;
}

const struct printed_part *row_part(const struct checker *c, const struct printed_row *row)
{
    return row->part == (size_t)NO_PART ? NULL : &c->parts.at[row->part];
}

bool row_is_upright(const struct checker *c, const struct printed_row *row)
{
    const struct printed_page *p = &c->pages->pages.at[row->page];
    return p->width < p->height;
}
