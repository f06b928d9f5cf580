/*
 * The parts that the form rules fix: see form_parts.h. Masthead (boxes 1-4 and 11 of Guide
 * 05-HD/VPTW and of Decree 30/2020/NĐ-CP, Annex I), title (5a), recipients and signature (7, 9),
 * titles of appendices.
 *
 *     TỈNH UỶ ...         ĐẢNG CỘNG SẢN VIỆT NAM       Nơi nhận:        T/M BAN THƯỜNG VỤ
 *          *              ----------------------       - ...;                BÍ THƯ
 *     Số ...-KH/TU        ..., ngày ... tháng ...      - Lưu ...
 *     Dự thảo lần ...                                                       (name)
 */
#include "form/form_parts.h"

#include "base/unicode.h"
#include "form/form_lines.h"
#include "lexicon/lexicon.h"
#include "model/part_class.h"

/* The grid of the masthead: issuer and motto, then number and date, then the draft note. */
enum { ROW_NAMES, ROW_NUMBERS, ROW_REST, ROWS };
enum { LEFT, RIGHT, SIDES };

struct masthead {
    struct block_list cells[ROWS][SIDES];
    struct str motto; /* the line of it that was added last */
    const struct style_class *motto_class;
};

/* A mark of the style's own under a name, or a rule: no content of the document. */
static void add_mark(struct form_builder *f, struct block_list *to, const char *name,
                     const char *share)
{
    struct str mark = style_word(f->style, name);
    const struct style_class *class = form_class(f, name);
    if (mark.n && class)
        form_plain(f, to, class, mark, POS_NONE, 0);
    form_rule(f, to, style_number(f->style, share), form_number(f, "rule-gap"),
              class ? class->after : 0);
}

static void add_lines(struct form_builder *f, struct block_list *to, const char *first,
                      const char *further, const struct node *n)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned element = form_element(f, 0, ROLE_PARAGRAPH);
    const struct style_class *class = style_class(f->style, first);
    while (form_line_next(f, &reader, &line)) {
        form_line_set(f, to, class, &line, element);
        if (form_class(f, further))
            class = form_class(f, further);
    }
}

/* Where a number that the office has yet to give is missing: "Số: |/KH-UBND"; else the end. */
static size_t missing_number(struct str line)
{
    for (size_t at = 1; at + 1 < line.n; at++) {
        bool sign = line.p[at] == '/' || line.p[at] == '-';
        uint32_t next = utf8_first(str_slice(line, at + 1, line.n), 0);
        if (sign && (line.p[at - 1] == ' ' || line.p[at - 1] == ':') && cp_is_upper(next))
            return at;
    }
    return line.n;
}

/* Room for a figure, in place of a blank of the text or between two letters of it. */
static void add_space(struct form_builder *f, struct text_list *to, const struct style_class *class,
                      bool blank, unsigned element)
{
    struct buf b = {0};
    for (double i = form_number(f, "number-blank"); i > 0; i--)
        buf_puts(&b, "\u00A0");
    form_text(f, to, class, buf_take(&b, f->arena), blank ? LOOK_BLANK : LOOK_ROOM, POS_NONE,
              element);
}

/* True if the text from offset at on is neither a figure nor dots: something was left out. */
static bool is_left_out(struct str line, size_t at)
{
    while (at < line.n && line.p[at] == ' ')
        at++;
    uint32_t letter = utf8_first(str_slice(line, at, line.n), 0);
    return cp_is_letter(letter);
}

/* Room after the words that a figure should follow: "ngày      tháng      năm 2024". */
static bool add_days(struct form_builder *f, struct text_list *to, const struct style_class *class,
                     struct str text, struct pos pos, unsigned element)
{
    size_t from = 0;
    bool added = false;
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = str_find(text, STR(" "), at);
        end = end == (size_t)-1 ? text.n : end;
        struct str word = str_slice(text, at, end);
        bool dated = lexicon_is(word, WORDS_DATE_DAY) || lexicon_is(word, WORDS_DATE_MONTH);
        if (!dated || !is_left_out(text, end))
            continue;
        form_text(f, to, class, str_slice(text, from, end), 0, pos, element);
        add_space(f, to, class, false, element);
        added = true;
        from = end;
    }
    if (from < text.n)
        form_text(f, to, class, str_slice(text, from, text.n), 0, pos, element);
    return added;
}

/* Is some of the line an open item. */
static unsigned open_style(const struct form_line *line)
{
    unsigned style = 0;
    for (const struct run *r = line->first; r; r = r == line->last ? NULL : r->next)
        style |= r->style & STYLE_OPEN;
    return style;
}

/* The line, with room for a number and a day that are missing. */
static void add_numbered_line(struct form_builder *f, struct block_list *to, const char *name,
                              const struct form_line *line, unsigned element)
{
    const struct style_class *class = style_class(f->style, name);
    struct text_list text = {0};
    const struct margin_note *margin = f->unit_margin;
    size_t at = missing_number(line->text);
    bool open = open_style(line); /* a blank parts its frame from the word before it */
    struct str before = str_slice(line->text, 0, at);
    before = open ? before : str_trim(before);
    bool added = add_days(f, &text, class, before, line->pos, element);
    if (at < line->text.n) {
        add_space(f, &text, class, before.n < at, element);
        add_days(f, &text, class, str_slice(line->text, at, line->text.n), line->pos, element);
        added = true;
    }
    for (size_t i = 0; open && i < text.list.n; i++)
        if (text.list.at[i].look & (LOOK_BLANK | LOOK_ROOM))
            text.list.at[i].frame = form_number_length(f, "rule-width");
    if (added && !line->calls)
        form_paragraph(f, to, class, &text);
    else {
        f->unit_margin = margin;
        form_line_set(f, to, class, line, element);
    }
    vec_free(&text.list);
}

static void add_numbers(struct form_builder *f, struct block_list *to, const char *name,
                        const struct node *n)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned element = form_element(f, 0, ROLE_PARAGRAPH);
    while (form_line_next(f, &reader, &line))
        add_numbered_line(f, to, name, &line, element);
}

/* Lines of that class, in a frame where the style's number `frame` says so. */
static void add_framed(struct form_builder *f, struct block_list *to, const char *class,
                       const char *frame, const struct node *n)
{
    size_t at = to->list.n;
    add_lines(f, to, class, "", n);
    if (!style_number(f->style, frame))
        return;
    for (; at < to->list.n; at++) {
        struct paragraph *p = &to->list.at[at].as.paragraph;
        p->frame = form_number_length(f, "rule-width");
        p->frame_padding = form_number_length(f, "draft-padding");
    }
}

/* The first line of the motto, over as many lines as it is wrapped to, then the second. */
static void add_motto(struct form_builder *f, struct masthead *m, const struct node *n)
{
    struct block_list *to = &m->cells[ROW_NAMES][RIGHT];
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned element = form_element(f, 0, ROLE_PARAGRAPH);
    while (form_line_next(f, &reader, &line)) {
        struct str whole = part_motto_wrapped(f->arena, f->style, m->motto, line.text);
        if (!to->list.n || !m->motto_class)
            m->motto_class = style_class(f->style, "motto");
        if (to->list.n && !whole.n && form_class(f, "motto-2"))
            m->motto_class = form_class(f, "motto-2");
        m->motto = whole.n ? whole : line.text;
        form_line_set(f, to, m->motto_class, &line, element);
    }
}

static void add_front(struct form_builder *f, struct masthead *m, const struct node *n)
{
    form_margin_begin(f, n);
    switch (n->role) {
    case FRONT_SUPERIOR:
    case FRONT_ISSUER:
        add_lines(f, &m->cells[ROW_NAMES][LEFT], part_class_front(f->arena, n), "", n);
        break;
    case FRONT_MOTTO:
        add_motto(f, m, n);
        break;
    case FRONT_NUMBER:
        add_numbers(f, &m->cells[ROW_NUMBERS][LEFT], "number", n);
        break;
    case FRONT_PLACE_DATE:
        add_numbers(f, &m->cells[ROW_NUMBERS][RIGHT], "place-date", n);
        break;
    case FRONT_DRAFT:
        add_framed(f, &m->cells[ROW_REST][LEFT], "draft", "draft-frame", n);
        break;
    case FRONT_MARK: {
        const char *class = part_class_front(f->arena, n);
        bool last = !strcmp(class, "circulation-last");
        if (last && form_class(f, class))
            f->last_page = n;
        else if (last || !strcmp(class, "circulation"))
            add_framed(f, &f->head, "circulation", "circulation-frame", n);
        else if (!strcmp(class, "stamp")) {
            struct block_list *to = &m->cells[ROW_REST][LEFT];
            size_t first = to->list.n;
            add_framed(f, to, class, "stamp-frame", n);
            form_size_stamp(f, to, first, n);
        } else
            add_lines(f, &m->cells[ROW_REST][LEFT], class, "", n);
        break;
    }
    case COPY_FORM:
        add_lines(f, &m->cells[ROW_NAMES][RIGHT], part_class_front(f->arena, n), "", n);
        break;
    case FRONT_OTHER:
    case COPY_RECIPIENT:
    case COPY_SIGNATURE:
    case FRONT_ROLES:
        add_lines(f, &m->cells[ROW_REST][LEFT], "number", "", n);
        break;
    }
}

/* The rows of a masthead, with the marks below the names of who issues it. */
static void add_masthead(struct form_builder *f, struct masthead *m, bool motto)
{
    if (m->cells[ROW_NAMES][LEFT].list.n)
        add_mark(f, &m->cells[ROW_NAMES][LEFT], "issuer-mark", "issuer-rule");
    if (motto && m->cells[ROW_NAMES][RIGHT].list.n)
        add_mark(f, &m->cells[ROW_NAMES][RIGHT], "motto-mark", "motto-rule");
    double left = form_number(f, "masthead-left");
    for (int row = 0; row < ROWS; row++) {
        struct block_list *cells = m->cells[row];
        if (!cells[LEFT].list.n && !cells[RIGHT].list.n)
            continue;
        /* Spaces at the top of a cell are left out: the widest of them comes before the row. */
        int before = 0;
        for (int side = 0; side < SIDES; side++)
            if (cells[side].list.n && cells[side].list.at[0].before > before)
                before = cells[side].list.at[0].before;
        struct block *b = form_columns(f, &f->body, left, cells);
        b->before = before;
        b->keep_next = true;
    }
}

const struct node *form_masthead(struct form_builder *f, const struct node *n)
{
    struct masthead m = {0};
    for (; n &&
           (n->kind == NODE_FRONT || n->kind == NODE_NOISE || part_is_letter_subject(f->arena, n));
         n = n->next)
        if (n->kind == NODE_FRONT)
            add_front(f, &m, n);
        else if (n->kind == NODE_TITLE) {
            form_margin_begin(f, n);
            add_lines(f, &m.cells[ROW_NUMBERS][LEFT], "letter-subject", "", n);
        }
    add_masthead(f, &m, true);
    return n;
}

/* Keeps the blocks of a title together and with what follows; the first one is its anchor. */
static void join_title(struct form_builder *f, size_t first, unsigned anchor)
{
    for (size_t i = first; i < f->body.list.n; i++)
        f->body.list.at[i].keep_next = true;
    if (f->body.list.n > first)
        f->body.list.at[first].anchor = anchor;
}

const struct node *form_title(struct form_builder *f, const struct node *n)
{
    unsigned element = form_element(f, 0, ROLE_TITLE);
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    size_t first = f->body.list.n;
    form_margin_begin(f, n);
    while (form_line_next(f, &reader, &line)) {
        const char *name = part_class_title(line.text, f->body.list.n == first);
        if (!strcmp(name, "subject")) {
            /* The rest of a title is one text, with the line ends that its drafter gave it. */
            const struct style_class *class = style_class(f->style, name);
            struct text_list text = {0};
            do {
                if (text.list.n && line.text.n)
                    form_text(f, &text, class, STR("\n"), LOOK_LINE_END, POS_NONE, element);
                form_line_text(f, &text, class, &line, element);
            } while (form_line_next(f, &reader, &line));
            form_paragraph(f, &f->body, class, &text);
            add_mark(f, &f->body, "subject-mark", "subject-rule");
            break;
        }
        form_line_set(f, &f->body, style_class(f->style, name), &line, element);
    }
    join_title(f, first, form_node_anchor(f, n));
    return n->next;
}

/* Its head, or an item of the list below. */
static void add_recipient(struct form_builder *f, struct block_list *to, const struct node *n,
                          unsigned *list)
{
    struct text_list text = {0};
    bool head = !n->label.n && !to->list.n;
    bool code = !n->label.n && part_is_drafter_code(str_trim(node_text(f->arena, n)));
    const char *name = code ? "drafter-code" : head ? "recipient-head" : "recipient";
    const struct style_class *class = style_class(f->style, name);
    unsigned element;
    form_margin_begin(f, n);
    if (n->label.n) {
        *list = *list ? *list : form_element(f, 0, ROLE_LIST);
        unsigned item = form_element(f, *list, ROLE_ITEM);
        struct str label = str_format(f->arena, "%.*s ", STR_ARG(n->label));
        form_text(f, &text, class, label, 0, n->pos, form_element(f, item, ROLE_LABEL));
        element = form_element(f, item, ROLE_BODY);
    } else {
        *list = 0;
        element = form_element(f, 0, ROLE_PARAGRAPH);
    }
    form_runs(f, &text, class, n, KEEP_NONE, element);
    form_paragraph(f, to, class, &text)->as.paragraph.whole_words = true;
}

/* Recipients beside the signature. */
static void add_closing(struct form_builder *f, struct block_list sides[SIDES], bool has_signer)
{
    if (sides[RIGHT].list.n && !has_signer)
        form_space(&sides[RIGHT], form_number_length(f, "signature-space"));
    struct block *b = form_columns(f, &f->body, form_number(f, "recipient-width"), sides);
    b->before = form_number_length(f, "signature-before");
    b->keep_previous = b->keep_together = true;
}

static bool is_closing(const struct node *n)
{
    return n && !node_is_copy(n) &&
           (n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE || n->kind == NODE_NOISE);
}

const struct node *form_closing(struct form_builder *f, const struct node *n)
{
    struct block_list sides[SIDES] = {0};
    unsigned list = 0;
    bool has_signer = false;
    size_t signers = 0;
    for (const struct node *k = n; is_closing(k); k = k->next)
        signers += k->kind == NODE_SIGNATURE;
    if (signers > 1)
        form_signers(f, n, signers);
    for (; is_closing(n); n = n->next)
        if (n->kind == NODE_RECIPIENT && !n->label.n &&
            part_is_contact(f->arena, node_text(f->arena, n)))
            form_contact(f, n);
        else if (n->kind == NODE_RECIPIENT && form_class(f, "circulation-last") &&
                 part_is_circulation_last(f->arena, node_text(f->arena, n)))
            f->last_page = n;
        else if (n->kind == NODE_RECIPIENT)
            add_recipient(f, &sides[LEFT], n, &list);
        else if (n->kind == NODE_SIGNATURE && signers == 1)
            form_signature(f, &sides[RIGHT], &sides[RIGHT], n, &has_signer);
    if (sides[LEFT].list.n || sides[RIGHT].list.n) {
        add_closing(f, sides, has_signer);
        if (signers > 1) /* recipients are below who signs, perhaps on the next page */
            f->body.list.at[f->body.list.n - 1].keep_previous = false;
    }
    if (f->last_page)
        form_last_page(f);
    return n;
}

/*
 * Who made a copy: the lines above the last one that begins as names of bodies do are the superior
 * body. The mark below them is the form's.
 */
static void add_copier(struct form_builder *f, struct block_list *to, const struct node *n)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    struct str rest = node_text(f->arena, n), mark = style_word(f->style, "issuer-mark");
    unsigned element = form_element(f, 0, ROLE_PARAGRAPH);
    size_t own = 0;
    for (size_t i = 0; rest.n; i++) {
        struct letter_key key = letter_key(f->arena, str_line(&rest));
        own = lexicon_starts(&key, WORDS_BODY_OPENS) ? i : own;
    }
    for (size_t i = 0; form_line_next(f, &reader, &line); i++)
        if (!mark.n || !str_eq(str_trim(line.text), mark))
            form_line_set(f, to, style_class(f->style, i < own ? "superior" : "issuer"), &line,
                          element);
}

/*
 * The certificate of an office that made a copy: below a line over the whole measure its masthead,
 * whose right column says how it was copied, its recipients and signature (Decree 30/2020, annex I,
 * part II, II.2). In the Party's form, which names no issuer in capitals, what is said of the copy
 * is beside the signature (Guide 05-HD/VPTW, III.2.2).
 */
const struct node *form_copy(struct form_builder *f, const struct node *n)
{
    struct block_list sides[SIDES] = {0};
    struct masthead m = {0};
    unsigned list = 0;
    bool has_signer = false, masthead = false;
    for (const struct node *k = n; k && node_is_copy(k); k = k->next)
        masthead |= k->role == FRONT_ISSUER;
    form_rule(f, &f->body, 1, form_number(f, "signature-before"), form_number(f, "contact-gap"));
    struct block *line = &f->body.list.at[f->body.list.n - 1];
    line->as.rule.length = form_length(f->style->width - f->style->left - f->style->right);
    line->keep_next = line->after_end = true;
    for (; n && node_is_copy(n); n = n->next) {
        form_margin_begin(f, n);
        if (n->role == COPY_RECIPIENT)
            add_recipient(f, &sides[LEFT], n, &list);
        else if (n->role == COPY_SIGNATURE)
            form_signature(f, &sides[RIGHT], &sides[RIGHT], n, &has_signer);
        else if (n->role == FRONT_ISSUER)
            add_copier(f, &m.cells[ROW_NAMES][LEFT], n);
        else if (masthead)
            add_front(f, &m, n);
        else
            add_lines(f, &sides[LEFT], part_class_front(f->arena, n), "", n);
    }
    add_masthead(f, &m, false);
    add_closing(f, sides, has_signer);
    return n;
}

static bool is_appendix(const struct form_builder *f, struct str line)
{
    return !strcmp(part_class_appendix(f->arena, line), "appendix-label");
}

/* All table titles in a row: "PHỤ LỤC ...", the title, "(Kèm theo ...)". */
const struct node *form_appendix_title(struct form_builder *f, const struct node *n)
{
    unsigned element = form_element(f, 0, ROLE_TITLE);
    unsigned anchor = form_node_anchor(f, n);
    size_t first = f->body.list.n;
    f->heading_level = 0;
    struct buf title = {0};
    struct block_list units = {0}; /* between the title and its table */
    bool noted = false;
    for (; n && (n->kind == NODE_TABLE_TITLE || n->kind == NODE_NOISE); n = n->next) {
        if (n->kind == NODE_NOISE)
            continue;
        if (f->body.list.n > first && is_appendix(f, node_text(f->arena, n)))
            break; /* the next appendix */
        struct form_line_reader reader = {.node = n};
        struct form_line line;
        form_margin_begin(f, n);
        while (form_line_next(f, &reader, &line)) {
            const char *name = part_class_appendix(f->arena, line.text);
            bool note = !strcmp(name, "appendix-note"), unit = !strcmp(name, "table-unit");
            if (noted && !strcmp(name, "appendix-label")) /* the first of several forms */
                add_mark(f, &f->body, "appendix-mark", "appendix-rule");
            noted = note;
            if (note)
                add_numbered_line(f, &f->body, name, &line, element);
            else
                form_line_set(f, unit ? &units : &f->body, style_class(f->style, name), &line,
                              element);
            if (note || unit || !line.text.n)
                continue;
            if (title.n)
                buf_char(&title, ' ');
            buf_str(&title, line.text);
        }
    }
    add_mark(f, &f->body, "appendix-mark", "appendix-rule");
    for (size_t i = 0; i < units.list.n; i++)
        *vec_push(&f->body.list) = units.list.at[i];
    vec_free(&units.list);
    join_title(f, first, anchor);
    if (first && f->body.list.n > first) /* below a masthead, as the title of a paper */
        f->body.list.at[first].before = form_length(style_class(f->style, "title")->before);
    *vec_push(&f->outline) =
        (struct form_place){.title = buf_take(&title, f->arena), .level = 1, .anchor = anchor};
    return n;
}
