/* What is where on the page: see check_int.h. */
#include <math.h>
#include <string.h>

#include "check/check_int.h"
#include "lexicon/lexicon.h"
#include "model/part_class.h"

static const double slack = 3 * PT_PER_MM; /* of a middle: frames of other programs are wider */

static const struct printed_row *first_row(const struct checker *c, const char *class)
{
    const struct printed_part *p = check_part(c, class);
    return p ? &c->rows.at[p->first_row] : NULL;
}

static double middle(const struct printed_row *row)
{
    return (row->left + row->right) / 2;
}

/* The widest row of the class that is near the first one, and the last one of these. */
static const struct printed_row *widest_row(const struct checker *c, const char *class,
                                            const struct printed_row **last)
{
    const struct printed_row *first = first_row(c, class), *widest = first;
    *last = first;
    for (size_t i = 0; first && i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        const struct printed_part *p = row_part(c, row);
        if (!p || !part_has_class(p, class) || row->page != first->page)
            continue;
        widest = row->right - row->left > widest->right - widest->left ? row : widest;
        *last = row->top > (*last)->top ? row : *last;
    }
    return widest;
}

/* ---- what has to be there */

/* An appendix in a file of its own has none of that. */
static bool is_appendix(const struct checker *c)
{
    const struct printed_page *p = &c->pages->pages.at[0];
    const struct printed_text *top = &p->texts.at[0];
    for (size_t i = 0; i < p->texts.n; i++)
        if (p->texts.at[i].top < top->top)
            top = &p->texts.at[i];
    struct letter_key key = letter_key(c->arena, top->text);
    return lexicon_starts(&key, WORDS_APPENDIX);
}

/* A day without a place. */
static bool lacks_place(const struct checker *c, const struct printed_part *p)
{
    struct letter_key key = letter_key(c->arena, p->text);
    return !strcmp(p->class->name, "place-date") && lexicon_starts(&key, WORDS_DATE_DAY);
}

static void check_missing(struct checker *c)
{
    static const struct {
        const char *class, *other;
        enum msg name;
    } needed[] = {{"motto", "motto-2", MSG_DIFF_MOTTO},
                  {"issuer", "superior", MSG_DIFF_ISSUER},
                  {"number", "number", MSG_DIFF_PAPER_NUMBER},
                  {"place-date", "place-date", MSG_DIFF_DAY},
                  {"title", "letter-subject", MSG_FORM_TITLE},
                  {"recipient-head", "recipient", MSG_DIFF_RECIPIENT},
                  {"authority", "position", MSG_DIFF_SIGNATURE}};
    if (is_appendix(c) || style_number(c->style, "working-paper") > 0)
        return;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const struct printed_part *p = check_part(c, needed[i].class);
        p = p ? p : check_part(c, needed[i].other);
        if (!p || lacks_place(c, p))
            found(c, MSG_FORM_MISSING, NULL, "", msg_text(needed[i].name),
                  style_class(c->style, needed[i].class)->rule);
    }
}

/* ---- columns and middles */

/* Of several who sign side by side (Guide 05-HD/VPTW, 7.2.4), which equal lines do not tell apart.
 */
static bool signs_with_others(const struct checker *c, const struct printed_row *row)
{
    const struct printed_part *p = row_part(c, row);
    const struct node *n = p && p->node->kind == NODE_SIGNATURE ? p->node : NULL;
    size_t signers = 0;
    for (const struct node *prev = n ? node_prev(n) : NULL;
         prev && (prev->kind == NODE_RECIPIENT || prev->kind == NODE_SIGNATURE);
         prev = node_prev(n))
        n = prev;
    for (; n && (n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE); n = n->next)
        signers += n->kind == NODE_SIGNATURE;
    return signers > 1;
}

/* The class is set on the middle of another one's lines. */
static void check_below(struct checker *c, const char *class, const char *other)
{
    const struct printed_row *last, *row = first_row(c, class);
    const struct printed_row *above = widest_row(c, other, &last);
    if (row && above && row->page == above->page && !signs_with_others(c, row) &&
        fabs(middle(row) - middle(above)) > slack)
        found(c, MSG_FORM_MIDDLE, row,
              number_text(c, fabs(middle(row) - middle(above)) / PT_PER_MM),
              str_copy(c->arena, str_first_words(above->text, 40)).p,
              style_class(c->style, class)->rule);
}

static void check_side(struct checker *c, const char *class, bool left)
{
    const struct printed_row *row = first_row(c, class);
    if (row && signs_with_others(c, row))
        return;
    if (row && row_is_upright(c, row) && (middle(row) < (c->left + c->right) / 2) != left)
        found(c, left ? MSG_FORM_NOT_LEFT : MSG_FORM_NOT_RIGHT, row, "", "",
              style_class(c->style, class)->rule);
}

static void check_centred(struct checker *c)
{
    static const char *const classes[] = {"title",          "author",        "subject",
                                          "part",           "order",         "appendix-label",
                                          "appendix-title", "appendix-note", NULL};
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        const struct printed_part *p = row_part(c, row);
        size_t k = 0;
        while (p && classes[k] && !part_has_class(p, classes[k]))
            k++;
        double away = middle(row) - (c->left + c->right) / 2;
        if (p && classes[k] && row_is_upright(c, row) && fabs(away) > slack)
            found(c, MSG_FORM_CENTRE, row, number_text(c, fabs(away) / PT_PER_MM), "",
                  p->class->rule);
    }
}

/* ---- drawn lines, and marks in their place */

/* The foot of a frame: a line goes up from one of its ends. */
static bool is_of_frame(const struct printed_page *p, const struct ruling *foot)
{
    const double near = 1;
    for (size_t i = 0; i < p->lines.down.n; i++) {
        const struct ruling *l = &p->lines.down.at[i];
        double aside = fmin(fabs(l->at - foot->from), fabs(l->at - foot->to));
        if (aside < near && l->from < foot->at - near && l->to > foot->at - near)
            return true;
    }
    return false;
}

/* The length of the line drawn just below the row, on its middle; 0: there is none. */
static double line_below(const struct checker *c, const struct printed_row *row)
{
    const struct printed_page *p = &c->pages->pages.at[row->page];
    double best = 0, nearest = 5 * PT_PER_MM;
    for (size_t i = 0; i < p->lines.across.n; i++) {
        const struct ruling *l = &p->lines.across.at[i];
        double down = l->at - row->bottom;
        if (down > -row->size / 2 && down < nearest &&
            fabs((l->from + l->to) / 2 + row->moved - middle(row)) < slack && !is_of_frame(p, l)) {
            nearest = down;
            best = l->to - l->from;
        }
    }
    return best;
}

/* The mark, "-----", in a line of its own just below the row. */
static bool has_mark(const struct checker *c, const struct printed_row *row, struct str mark)
{
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *m = &c->rows.at[i];
        if (m->page == row->page && m->top > row->top && m->top - row->bottom < 8 * PT_PER_MM &&
            str_eq(m->text, mark))
            return true;
    }
    return false;
}

static void check_rule(struct checker *c, const char *class, const char *number, const char *mark)
{
    const struct printed_row *last, *widest = widest_row(c, class, &last);
    const struct style_number *n = style_find_number(c->style, number);
    struct str sign = style_word(c->style, mark);
    if (!last)
        return;
    if (sign.n && !has_mark(c, last, sign))
        found(c, MSG_FORM_MARK, last, "", str_copy(c->arena, sign).p,
              style_find_word(c->style, mark)->rule);
    if (!n || !n->values.most)
        return;
    double length = line_below(c, last), width = last->right - last->left;
    /* Of several lines the rule is measured by the last or by the widest one. */
    double share = length / width, other = length / (widest->right - widest->left);
    const double by = 0.08;
    if (length <= 0)
        found(c, MSG_FORM_NO_LINE, last, "", range_text(c, n->values, 0.01), n->rule);
    else if ((share < n->values.least - by || share > n->values.most + by) &&
             (other < n->values.least - by || other > n->values.most + by))
        found(c, MSG_FORM_LINE, last, number_text(c, round(100 * share)),
              range_text(c, n->values, 0.01), n->rule);
}

static void check_underlined(struct checker *c)
{
    const struct style_class *k = style_class(c->style, "recipient-head");
    const struct printed_row *row = first_row(c, "recipient-head");
    if (row && k->sizes.most && k->style & STYLE_UNDERLINE && line_below(c, row) <= 0)
        found(c, MSG_FORM_NO_LINE, row, "", "100", k->rule);
}

/* The lines drawn next above and below the row, over all its width: the frame of a stamp. */
static bool find_frame(const struct checker *c, const struct printed_row *row,
                       const struct ruling **above, const struct ruling **below)
{
    const struct printed_page *p = &c->pages->pages.at[row->page];
    double at = (row->top + row->bottom) / 2, near = 15 * PT_PER_MM;
    *above = *below = NULL;
    for (size_t i = 0; i < p->lines.across.n; i++) {
        const struct ruling *l = &p->lines.across.at[i];
        if (l->from + row->moved > row->left || l->to + row->moved < row->right)
            continue;
        if (l->at < at && at - l->at < near && (!*above || l->at > (*above)->at))
            *above = l;
        if (l->at > at && l->at - at < near && (!*below || l->at < (*below)->at))
            *below = l;
    }
    return *above && *below && is_of_frame(p, *below);
}

static bool is_within(double length, struct style_range r)
{
    return !r.most || (length >= r.least && length <= r.most);
}

static void check_stamp(struct checker *c)
{
    const struct printed_row *row = first_row(c, "stamp");
    const char *size = row ? part_stamp_size(c->style, row->text) : NULL;
    const struct style_number *wide = size ? style_find_number(c->style, size) : NULL;
    const struct style_number *high = style_find_number(c->style, "stamp-height");
    const struct ruling *above, *below;
    if (!wide || !high || !find_frame(c, row, &above, &below))
        return;
    double width = below->to - below->from, height = below->at - above->at;
    if (is_within(width, wide->values) && is_within(height, high->values))
        return;
    struct str is = str_format(c->arena, "%.0f x %.0f", width / PT_PER_MM, height / PT_PER_MM);
    struct str must =
        str_format(c->arena, "%.0f x %.0f", wide->value / PT_PER_MM, high->value / PT_PER_MM);
    found(c, MSG_FORM_FRAME, row, is.p, must.p, wide->rule);
}

void check_places(struct checker *c)
{
    static const char *const left[] = {"superior", "issuer", "number", "recipient-head"};
    static const char *const right[] = {"circulation", "motto",    "place-date",
                                        "authority",   "position", "signer"};
    check_missing(c);
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        check_side(c, left[i], true);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        check_side(c, right[i], false);
    check_below(c, "number", "issuer");
    check_below(c, "place-date", "motto");
    check_below(c, "position", "authority");
    check_below(c, "signer", "position");
    check_centred(c);
    check_rule(c, check_part(c, "motto-2") ? "motto-2" : "motto", "motto-rule", "motto-mark");
    check_rule(c, "issuer", "issuer-rule", "issuer-mark");
    check_rule(c, "subject", "subject-rule", "subject-mark");
    check_underlined(c);
    check_stamp(c);
}
