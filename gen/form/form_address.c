/*
 * Whom a letter or proposal is sent to: box 9a of Decree 30/2020/NĐ-CP, Annex I, box 9b of Guide
 * 05-HD/VPTW. One name is on the line of the words, which is centred; several are below it, each on
 * a line of its own that begins under the colon:
 *
 *        Kính gửi: Sở ...                 Kính gửi:
 *                                                  - Sở ...;
 *                                                  - Hội ....
 *
 * Below the long words of a telegram, "CHỦ TỊCH ỦY BAN ... điện:", they begin near the margin.
 */
#include "base/text.h"
#include "form/form_parts.h"
#include "lexicon/lexicon.h"

bool form_is_address(struct form_builder *f, const struct node *n)
{
    struct letter_key key = letter_key(f->arena, node_text(f->arena, n));
    return n->kind == NODE_RECIPIENT && !n->label.n &&
           (lexicon_starts(&key, WORDS_ADDRESS) || lexicon_ends_with(&key, WORDS_TELEGRAM_ADDRESS));
}

static bool is_name(struct form_builder *f, const struct node *n)
{
    return n && n->kind == NODE_RECIPIENT && (n->label.n || !form_is_address(f, n));
}

/* The words up to the colon in their class, what follows in the class of names. */
static void add_words(struct form_builder *f, struct text_list *text, const struct node *n,
                      unsigned element)
{
    const struct style_class *head = style_class(f->style, "address");
    bool after = false;
    for (const struct run *r = n->runs; r; r = r->next) {
        size_t colon = after || r->note ? (size_t)-1 : str_find(r->text, STR(":"), 0);
        size_t end = after ? 0 : colon == (size_t)-1 ? r->text.n : colon + 1;
        if (end || r->note)
            form_run(f, text, head, r, 0, end, KEEP_NONE, element);
        after |= colon != (size_t)-1;
        if (after && end < r->text.n)
            form_run(f, text, style_class(f->style, "address-name"), r, end, r->text.n, KEEP_NONE,
                     element);
    }
}

const struct node *form_address(struct form_builder *f, const struct node *n)
{
    struct text_list text = {0};
    enum { WORDS_MOST = 3 }; /* part of the measure up to which names are beside the words */
    unsigned list = 0, left;
    unsigned measure = (unsigned)form_length(f->style->width - f->style->left - f->style->right);
    bool several = is_name(f, n->next);
    size_t first = f->body.list.n;
    form_margin_begin(f, n);
    add_words(f, &text, n, form_element(f, 0, ROLE_PARAGRAPH));
    left = (unsigned)layout_width(text.list.at, text.list.n);
    struct block *b = form_paragraph(f, &f->body, style_class(f->style, "address"), &text);
    if (several) {
        b->as.paragraph.align = FLUSH_LEFT;
        b->after = 0;
    } else
        b->as.paragraph.left = 0;
    left += (unsigned)b->as.paragraph.left;
    if (several && left > measure / WORDS_MOST) { /* they leave no room beside */
        b->as.paragraph.left = 0;
        left = measure / WORDS_MOST / 2;
    }
    for (n = n->next; is_name(f, n); n = n->next) {
        list = list ? list : form_element(f, 0, ROLE_LIST);
        form_margin_begin(f, n);
        unsigned item = form_element(f, list, ROLE_ITEM);
        const struct style_class *class = style_class(f->style, "address-name");
        if (n->label.n) {
            struct str label = str_format(f->arena, "%.*s ", STR_ARG(n->label));
            form_text(f, &text, class, label, 0, n->pos, form_element(f, item, ROLE_LABEL));
        }
        form_runs(f, &text, class, n, KEEP_NONE, form_element(f, item, ROLE_BODY));
        b = form_paragraph(f, &f->body, class, &text);
        b->as.paragraph.left = (int)left;
    }
    for (size_t i = first; i < f->body.list.n; i++)
        f->body.list.at[i].keep_next = true;
    f->body.list.at[f->body.list.n - 1].after =
        form_length(style_class(f->style, "address")->after);
    return n;
}
