/*
 * Composition, second part: what the form rules fix. Masthead (boxes 1-4 and 11 of both rules),
 * title (5a), recipients and signature (7, 9), heads of appendices.
 *
 *     TỈNH UỶ ...         ĐẢNG CỘNG SẢN VIỆT NAM       Nơi nhận:        T/M BAN THƯỜNG VỤ
 *          *              ----------------------       - ...;                BÍ THƯ
 *     Số ...-KH/TU        ..., ngày ... tháng ...      - Lưu ...
 *     Dự thảo lần ...                                                       (name)
 */
#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "form/form_int.h"

static unsigned tag_paragraph(struct composer *c)
{
    return pdf_tag(c->out->tags, PDF_TAG_ROOT, "P", STR_NONE);
}

/* Is the text in capitals? A scan misreads single letters: one in five may be small. */
static bool is_capitals(struct str text)
{
    size_t upper = 0, lower = 0;
    uint32_t letter;
    for (size_t n; (n = utf8_next(text, &letter)); text = str_slice(text, n, text.n)) {
        upper += cp_is_upper(letter);
        lower += cp_is_lower(letter);
    }
    return upper && lower * 4 <= upper;
}

/* ------------------------------------------------------------------ masthead */

/* The grid of the masthead: issuer and motto, then number and date, then the draft note. */
enum { ROW_NAMES, ROW_NUMBERS, ROW_REST, ROWS };
enum { LEFT, RIGHT, SIDES };

struct masthead {
    struct block_list cells[ROWS][SIDES];
};

/* A mark of the style's own under a name, or a rule: no content of the document. */
static void add_mark(struct composer *c, struct block_list *to, const char *name, const char *share)
{
    struct str mark = style_word(c->style, name);
    const struct style_class *class = composer_class(c, name);
    if (mark.n && class)
        composer_line(c, to, class, mark, POS_NONE, 0);
    composer_rule(c, to, style_number(c->style, share, 0), style_number(c->style, "rule-gap", 3),
                  class ? class->after : 0);
}

static void add_lines(struct composer *c, struct block_list *to, const char *first,
                      const char *further, const struct node *n)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned tag = tag_paragraph(c);
    const struct style_class *class = style_class(c->style, first);
    while (composer_next_line(c, &reader, &line)) {
        composer_set_line(c, to, class, &line, tag);
        if (composer_class(c, further))
            class = composer_class(c, further);
    }
}

/*
 * A line above a mere place ("TỈNH ...") is no body above the issuer: the two name one body. The
 * style tells which words begin the name of a place.
 */
static bool is_superior(const struct composer *c, const struct node *n)
{
    if (n->role != FRONT_SUPERIOR)
        return false;
    for (const struct node *m = n->next; m && m->kind == NODE_FRONT; m = m->next)
        if (m->role == FRONT_ISSUER)
            return !composer_begins(c, node_text(c->arena, m), "place-begins");
    return true;
}

/* Where a number that the office has yet to give is missing: "Số: |/KH-UBND"; else the end. */
static size_t missing_number(struct str line)
{
    for (size_t at = 1; at + 1 < line.n; at++) {
        uint32_t next = 0;
        bool sign = line.p[at] == '/' || line.p[at] == '-';
        utf8_next(str_slice(line, at + 1, line.n), &next);
        if (sign && (line.p[at - 1] == ' ' || line.p[at - 1] == ':') && cp_is_upper(next))
            return at;
    }
    return line.n;
}

/* The line with room for it; the line itself where nothing is missing. */
static struct str with_room(struct composer *c, struct str line)
{
    size_t at = missing_number(line);
    if (at == line.n)
        return line;
    struct buf b = {0};
    buf_str(&b, str_trim(str_slice(line, 0, at)));
    for (double i = style_number(c->style, "number-blank", 8); i > 0; i--)
        buf_puts(&b, "\u00A0");
    buf_str(&b, str_slice(line, at, line.n));
    return buf_take(&b, c->arena);
}

/* Where the text from at on is neither a figure nor dots: something is left out there. */
static bool is_left_out(struct str line, size_t at)
{
    uint32_t letter = 0;
    while (at < line.n && line.p[at] == ' ')
        at++;
    utf8_next(str_slice(line, at, line.n), &letter);
    return cp_is_letter(letter);
}

/* Room behind the words that a figure should follow: "ngày      tháng      năm 2024". */
static struct str with_day(struct composer *c, struct str line)
{
    struct buf b = {0};
    struct str rest = line;
    bool added = false;
    while (rest.n) {
        size_t end = str_find(rest, STR(" "), 0);
        end = end == (size_t)-1 ? rest.n : end;
        bool blank =
            composer_begins(c, str_slice(rest, 0, end), "figure-follows") && is_left_out(rest, end);
        buf_str(&b, str_slice(rest, 0, end));
        for (double i = blank ? style_number(c->style, "number-blank", 8) : 0; i > 0; i--)
            buf_puts(&b, "\u00A0");
        if (end < rest.n)
            buf_char(&b, ' ');
        added |= blank;
        rest = str_slice(rest, end < rest.n ? end + 1 : end, rest.n);
    }
    struct str made = buf_take(&b, c->arena);
    return added ? made : line;
}

static void add_numbered_line(struct composer *c, struct block_list *to, const char *name,
                              const struct form_line *line, unsigned tag)
{
    const struct style_class *class = style_class(c->style, name);
    struct str text = with_day(c, with_room(c, line->text));
    if (text.p == line->text.p || line->calls)
        composer_set_line(c, to, class, line, tag);
    else
        composer_line(c, to, class, text, line->pos, tag);
}

static void add_numbers(struct composer *c, struct block_list *to, const char *name,
                        const struct node *n)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned tag = tag_paragraph(c);
    while (composer_next_line(c, &reader, &line))
        add_numbered_line(c, to, name, &line, tag);
}

static void add_draft(struct composer *c, struct block_list *to, const struct node *n)
{
    size_t at = to->list.n;
    add_lines(c, to, "draft", "", n);
    if (!style_number(c->style, "draft-frame", 0))
        return;
    for (; at < to->list.n; at++) {
        struct paragraph *p = &to->list.at[at].as.paragraph;
        p->frame = composer_number(c, "rule-width", 0.75);
        p->frame_padding = composer_number(c, "draft-padding", 3);
    }
}

static void add_front(struct composer *c, struct masthead *m, const struct node *n)
{
    switch (n->role) {
    case FRONT_SUPERIOR:
    case FRONT_ISSUER:
        add_lines(c, &m->cells[ROW_NAMES][LEFT], is_superior(c, n) ? "superior" : "issuer", "", n);
        break;
    case FRONT_MOTTO: {
        struct block_list *to = &m->cells[ROW_NAMES][RIGHT];
        bool first = !to->list.n;
        add_lines(c, to, first || !composer_class(c, "motto-2") ? "motto" : "motto-2", "motto-2",
                  n);
        break;
    }
    case FRONT_NUMBER:
        add_numbers(c, &m->cells[ROW_NUMBERS][LEFT], "number", n);
        break;
    case FRONT_PLACE_DATE:
        add_numbers(c, &m->cells[ROW_NUMBERS][RIGHT], "place-date", n);
        break;
    case FRONT_DRAFT:
        add_draft(c, &m->cells[ROW_REST][LEFT], n);
        break;
    case FRONT_OTHER:
    case FRONT_ROLES:
        add_lines(c, &m->cells[ROW_REST][LEFT], "number", "", n);
        break;
    }
}

/* Spaces at the top of a cell are left out: the widest of them goes before the row. */
static int space_before(const struct masthead *m, int row)
{
    int most = 0;
    for (int side = 0; side < SIDES; side++)
        if (m->cells[row][side].list.n && m->cells[row][side].list.at[0].before > most)
            most = m->cells[row][side].list.at[0].before;
    return most;
}

const struct node *compose_masthead(struct composer *c, const struct node *n)
{
    struct masthead m = {0};
    for (; n && (n->kind == NODE_FRONT || n->kind == NODE_NOISE); n = n->next)
        if (n->kind == NODE_FRONT)
            add_front(c, &m, n);
    if (m.cells[ROW_NAMES][LEFT].list.n)
        add_mark(c, &m.cells[ROW_NAMES][LEFT], "issuer-mark", "issuer-rule");
    if (m.cells[ROW_NAMES][RIGHT].list.n)
        add_mark(c, &m.cells[ROW_NAMES][RIGHT], "motto-mark", "motto-rule");
    int left = (int)lround(style_number(c->style, "masthead-left", 0.45) * 1000);
    const int shares[SIDES] = {left, 1000 - left};
    for (int row = 0; row < ROWS; row++) {
        if (!m.cells[row][LEFT].list.n && !m.cells[row][RIGHT].list.n)
            continue;
        int before = space_before(&m, row);
        struct cell cells[SIDES] = {composer_cell(c, &m.cells[row][LEFT]),
                                    composer_cell(c, &m.cells[row][RIGHT])};
        struct block *b = composer_columns(c, &c->body, shares, cells, SIDES);
        b->before = before;
        b->keep_next = true;
    }
    return n;
}

/* ------------------------------------------------------------------ title */

/* The rest of a title is one text: its lines are broken anew. */
static void add_subject(struct composer *c, struct form_line_reader *reader, struct form_line *line,
                        unsigned tag)
{
    const struct style_class *class = style_class(c->style, "subject");
    struct text_list text = {0};
    do {
        if (text.list.n && line->text.n)
            composer_text(c, &text, class, STR(" "), 0, POS_NONE, tag);
        composer_line_text(c, &text, class, line, tag);
    } while (composer_next_line(c, reader, line));
    composer_paragraph(c, &c->body, class, &text);
}

/* Its blocks stay with one another and with what follows, and are where its anchor is. */
static void join_title(struct composer *c, size_t first, unsigned anchor)
{
    for (size_t i = first; i < c->body.list.n; i++)
        c->body.list.at[i].keep_next = true;
    if (c->body.list.n > first)
        c->body.list.at[first].anchor = anchor;
}

const struct node *compose_title(struct composer *c, const struct node *n)
{
    unsigned tag = pdf_tag(c->out->tags, PDF_TAG_ROOT, "H1", STR_NONE);
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    size_t first = c->body.list.n;
    const char *name = "title";
    while (composer_next_line(c, &reader, &line)) {
        if (!is_capitals(line.text)) {
            add_subject(c, &reader, &line, tag);
            add_mark(c, &c->body, "subject-mark", "subject-rule");
            break;
        }
        composer_set_line(c, &c->body, style_class(c->style, name), &line, tag);
        name = "author";
    }
    join_title(c, first, composer_node_anchor(c, n));
    return n->next;
}

/* ------------------------------------------------------------------ recipients and signature */

static void add_recipient(struct composer *c, struct block_list *to, const struct node *n)
{
    struct text_list text = {0};
    bool head = !n->label.n && !to->list.n;
    const struct style_class *class = style_class(c->style, head ? "recipient-head" : "recipient");
    unsigned tag = tag_paragraph(c);
    if (n->label.n) {
        struct str label = str_format(c->arena, "%.*s ", STR_ARG(n->label));
        composer_text(c, &text, class, label, 0, n->pos, tag);
    }
    composer_runs(c, &text, class, n, KEEP_NONE, tag);
    composer_paragraph(c, to, class, &text);
}

/* Authority, position, room for hand and seal, name. */
static void add_signature(struct composer *c, struct block_list *to, const struct node *n,
                          bool *signed_)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned tag = tag_paragraph(c);
    while (composer_next_line(c, &reader, &line)) {
        if (!line.text.n && !line.calls)
            continue;
        bool authority = composer_begins(c, line.text, "authority-begins");
        const char *name = authority ? "authority" : "position";
        if (!is_capitals(line.text) && to->list.n) {
            name = "signer";
            if (!*signed_)
                composer_space(to, composer_number(c, "signature-space", 72));
            *signed_ = true;
        }
        composer_set_line(c, to, style_class(c->style, name), &line, tag);
    }
}

const struct node *compose_closing(struct composer *c, const struct node *n)
{
    struct block_list sides[SIDES] = {0};
    bool has_signer = false;
    for (; n && (n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE || n->kind == NODE_NOISE);
         n = n->next)
        if (n->kind == NODE_RECIPIENT)
            add_recipient(c, &sides[LEFT], n);
        else if (n->kind == NODE_SIGNATURE)
            add_signature(c, &sides[RIGHT], n, &has_signer);
    if (sides[RIGHT].list.n && !has_signer)
        composer_space(&sides[RIGHT], composer_number(c, "signature-space", 72));
    int left = (int)lround(style_number(c->style, "recipient-width", 0.5) * 1000);
    const int shares[SIDES] = {left, 1000 - left};
    struct cell cells[SIDES] = {composer_cell(c, &sides[LEFT]), composer_cell(c, &sides[RIGHT])};
    struct block *b = composer_columns(c, &c->body, shares, cells, SIDES);
    b->before = composer_number(c, "signature-before", 12);
    b->keep_previous = b->keep_together = true;
    return n;
}

/* ------------------------------------------------------------------ appendices */

static const char *appendix_class(const struct composer *c, struct str line)
{
    if (composer_begins(c, line, "appendix-begins"))
        return "appendix-label";
    return str_starts(line, STR("(")) ? "appendix-note" : "appendix-title";
}

/* The lines of one table title; title gets what the outline shows: all but the note in brackets. */
static void add_appendix_lines(struct composer *c, const struct node *n, unsigned tag,
                               struct buf *title)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    while (composer_next_line(c, &reader, &line)) {
        const char *name = appendix_class(c, line.text);
        if (!strcmp(name, "appendix-note"))
            add_numbered_line(c, &c->body, name, &line, tag);
        else
            composer_set_line(c, &c->body, style_class(c->style, name), &line, tag);
        if (str_starts(line.text, STR("(")) || !line.text.n)
            continue;
        if (title->n)
            buf_char(title, ' ');
        buf_str(title, line.text);
    }
}

/* All table titles in a row: "PHỤ LỤC ...", the title, "(Kèm theo ...)". */
const struct node *compose_appendix_title(struct composer *c, const struct node *n)
{
    unsigned tag = pdf_tag(c->out->tags, PDF_TAG_ROOT, "H1", STR_NONE);
    unsigned anchor = composer_node_anchor(c, n);
    size_t first = c->body.list.n;
    c->heading_level = 0;
    struct buf title = {0};
    for (; n && (n->kind == NODE_TABLE_TITLE || n->kind == NODE_NOISE); n = n->next) {
        if (n->kind == NODE_NOISE)
            continue;
        if (c->body.list.n > first && composer_begins(c, node_text(c->arena, n), "appendix-begins"))
            break; /* the next appendix */
        add_appendix_lines(c, n, tag, &title);
    }
    add_mark(c, &c->body, "appendix-mark", "appendix-rule");
    join_title(c, first, anchor);
    *vec_push(&c->outline) =
        (struct outline_entry){.title = buf_take(&title, c->arena), .level = 1, .anchor = anchor};
    return n;
}
