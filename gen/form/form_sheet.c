/* Forms to be filled in: see form_sheet.h. */
#include "form/form_sheet.h"

#include "base/unicode.h"
#include "form/form_heading.h"
#include "form/form_parts.h"
#include "lexicon/lexicon.h"
#include "model/part_class.h"

enum { LEFT, RIGHT, SIDES };
enum { SHORT = 200 }; /* bytes; a longer line is text */

static bool begins_with(struct form_builder *f, struct str text, enum words list)
{
    struct letter_key key = letter_key(f->arena, text);
    return lexicon_starts_loosely(&key, list);
}

static bool is_line(const struct node *n)
{
    return n && !n->label.n &&
           (n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_SIGNATURE);
}

/* ------------------------------------------------------------------ who signs */

struct signing {
    const struct node *who, *how; /* how: "(Ký, ghi rõ họ tên)" below it, or NULL */
    const struct node *after;
};

static bool is_how(struct form_builder *f, const struct node *n)
{
    return n && n->kind == NODE_PARA && !n->label.n &&
           begins_with(f, str_trim(node_text(f->arena, n)), WORDS_SIGN_HERE);
}

/* Who signs: in capitals, with how it is done below, on a line of its own or in the same node. */
static bool find_signing(struct form_builder *f, const struct node *n, struct signing *s)
{
    if (!is_line(n))
        return false;
    struct str rest = node_text(f->arena, n), who = str_trim(str_line(&rest)), last = who;
    bool text = rest.n;
    while (rest.n)
        last = str_trim(str_line(&rest));
    if (who.n > SHORT || !unicode_is_capitals(who, CAPITALS_READ))
        return false;
    *s = (struct signing){.who = n, .after = n->next};
    if (text)
        return n->kind == NODE_SIGNATURE && begins_with(f, last, WORDS_SIGN_HERE);
    if (n->first && (n->first->next || n->kind != NODE_HEADING || !is_how(f, n->first)))
        return false;
    s->how = n->first ? n->first : is_how(f, n->next) ? n->next : NULL;
    if (s->how == n->next && s->how)
        s->after = s->how->next;
    return s->how;
}

static bool is_open_date(struct form_builder *f, const struct node *n)
{
    return n && n->kind == NODE_PARA && !n->label.n && part_is_open_date(node_text(f->arena, n));
}

static struct block *add_text(struct form_builder *f, struct block_list *to, const char *name,
                              const struct node *n)
{
    struct text_list text = {0};
    form_margin_begin(f, n);
    form_runs(f, &text, style_class(f->style, name), n, KEEP_NONE,
              form_element(f, 0, ROLE_PARAGRAPH));
    struct block *b = form_paragraph(f, to, style_class(f->style, name), &text);
    b->anchor = form_node_anchor(f, n);
    return b;
}

static void add_signing(struct form_builder *f, struct block_list *to, const struct signing *s)
{
    bool named = false;
    if (s->who->kind == NODE_SIGNATURE)
        form_signature(f, to, to, s->who, &named);
    else
        add_text(f, to, "form-signer", s->who);
    if (s->how)
        add_text(f, to, "signature-note", s->how);
    if (!named)
        form_space(to, form_number_length(f, "signature-space"));
}

/* All who sign here, two on a line, the last on the right, below the date. */
static const struct node *add_signings(struct form_builder *f, const struct node *date,
                                       const struct node *n)
{
    struct block_list pair[SIDES] = {0};
    struct signing s, next;
    bool more = find_signing(f, n, &s);
    if (date) {
        struct block *b = add_text(f, &f->body, "place-date", date);
        const struct style *style = f->style;
        b->as.paragraph.left = form_length(style->width - style->left - style->right) / 2;
        b->keep_next = true;
    }
    for (int side = LEFT; more; s = next) {
        more = find_signing(f, s.after, &next);
        side = more && side == LEFT ? LEFT : RIGHT;
        add_signing(f, &pair[side], &s);
        n = s.after;
        if (side == RIGHT) {
            struct block *b = form_columns(f, &f->body, .5, pair);
            b->before = date ? 0 : form_number_length(f, "signature-before");
            b->keep_previous = b->keep_together = true;
            date = NULL;
        }
        side = !side;
    }
    return n;
}

/* ------------------------------------------------------------------ heads */

static bool is_motto(struct form_builder *f, const struct node *n)
{
    return is_line(n) && !n->first && node_text(f->arena, n).n <= SHORT &&
           begins_with(f, node_text(f->arena, n), WORDS_MOTTO);
}

/* The motto, then in capitals or bold what the form is. */
static const struct node *add_head(struct form_builder *f, const struct node *n)
{
    size_t first = f->body.list.n;
    const char *name = "motto";
    struct str above = STR_NONE, whole;
    for (; n; n = n->next) {
        struct str text = node_text(f->arena, n);
        whole = is_line(n) ? part_motto_wrapped(f->arena, f->style, above, text) : STR_NONE;
        if (!whole.n && !is_motto(f, n))
            break;
        if (above.n && !whole.n && form_class(f, "motto-2"))
            name = "motto-2";
        above = whole.n ? whole : text;
        add_text(f, &f->body, name, n);
    }
    form_rule(f, &f->body, style_number(f->style, "motto-rule"), form_number(f, "rule-gap"),
              style_class(f->style, "place-date")->before);
    if (is_open_date(f, n)) {
        add_text(f, &f->body, "place-date", n)->as.paragraph.align = FLUSH_RIGHT;
        n = n->next;
    }
    for (bool title = true; is_line(n) && !n->first && n->kind != NODE_SIGNATURE; n = n->next) {
        bool capitals = unicode_is_capitals(node_text(f->arena, n), CAPITALS_READ);
        if (node_text(f->arena, n).n > SHORT || !(capitals || (!title && form_all_bold(n))))
            break;
        struct signing s;
        if (!title && find_signing(f, n, &s))
            break;
        struct block *b = add_text(f, &f->body, "form-title", n);
        b->before = title ? b->before : 0;
        title = false;
    }
    f->body.list.at[f->body.list.n - 1].after = form_length(style_class(f->style, "body")->after);
    for (size_t i = first; i < f->body.list.n; i++)
        f->body.list.at[i].keep_next = true;
    return n;
}

static bool is_address(struct form_builder *f, const struct node *n)
{
    struct letter_key key = letter_key(f->arena, node_text(f->arena, n));
    return n->kind == NODE_PARA && !n->label.n && !n->first && key.n < SHORT &&
           lexicon_starts(&key, WORDS_ADDRESS);
}

const struct node *form_sheet(struct form_builder *f, const struct node *n)
{
    struct signing s;
    if (is_motto(f, n))
        return add_head(f, n);
    if (is_open_date(f, n) && find_signing(f, n->next, &s))
        return add_signings(f, n, n->next);
    if (find_signing(f, n, &s))
        return add_signings(f, NULL, n);
    if (is_address(f, n)) {
        add_text(f, &f->body, "address", n)->as.paragraph.left = 0;
        return n->next;
    }
    return n;
}
