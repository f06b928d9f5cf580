/* Open items: see open_items.h. */
#include "merge/plan/open_items.h"

#include "base/diag.h"
#include "markdown/md_escape.h"

static struct str owner_of(const struct profile *p, struct str name)
{
    for (size_t i = 0; i < p->field_count; i++)
        if (str_is(name, p->fields[i].name) && p->fields[i].owner.n)
            return p->fields[i].owner;
    return STR("?");
}

/* What a draft prints as a blank, and what its form leaves room for: number, day, signatory; for a
 * final paper the fields that are left empty. */
static void list_blanks(const struct plan_inputs *in, const struct template_blank *blanks, size_t n)
{
    const struct profile *p = in->profile;
    for (size_t i = 0; in->mode == PLAN_FINAL && i < p->field_count; i++)
        if (!p->fields[i].value.text.p)
            diag(MSG_PLAN_FINAL_BLANK, p->fields[i].value.pos, p->fields[i].name,
                 STR_ARG(owner_of(p, str_of(p->fields[i].name))));
    for (size_t i = 0; i < n; i++) {
        const struct template_blank *b = &blanks[i];
        diag(MSG_PLAN_BLANK, b->value_pos.source ? b->value_pos : b->pos, STR_ARG(b->name),
             STR_ARG(owner_of(p, b->name)));
    }
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < p->field_count; i++) {
        struct str name = str_of(p->fields[i].name);
        size_t k = 0;
        while (k < n && !str_eq(blanks[k].name, name))
            k++;
        if (!p->fields[i].value.text.p && k == n)
            diag(MSG_PLAN_BLANK, p->fields[i].value.pos, STR_ARG(name), STR_ARG(owner_of(p, name)));
    }
}

/* What the program proposed and nobody has looked at. */
static void count_proposals(const struct plan_inputs *in)
{
    const struct profile *p = in->profile;
    struct pos first = {0};
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        if (p->items[i].proposed && !n++)
            first = p->items[i].pos;
    for (size_t i = 0; i < p->task_count; i++)
        if (p->tasks[i].proposed && !n++)
            first = p->tasks[i].pos;
    if (n)
        diag(in->mode == PLAN_FINAL ? MSG_PLAN_FINAL_PROPOSED : MSG_PLAN_PROPOSED, first, n);
}

static void list_questions(const struct plan_inputs *in)
{
    const struct profile *p = in->profile;
    for (size_t i = 0; i < p->open_count; i++)
        diag(in->mode == PLAN_FINAL ? MSG_PLAN_FINAL_OPEN : MSG_PLAN_OPEN, p->opens[i].pos,
             STR_ARG(p->opens[i].question));
}

void open_items_report(const struct plan_inputs *in, const struct template_blank *blanks, size_t n)
{
    list_blanks(in, blanks, n);
    list_questions(in);
    count_proposals(in);
}

/* A question in the form's words for a blank: "[{{name}}]". */
static struct str boxed(struct arena *a, const struct plan_inputs *in, struct str question)
{
    struct str form = style_word(in->style, "blank"), mark = STR("{{name}}");
    size_t at = str_find(form, mark, 0);
    if (at == (size_t)-1)
        return question;
    return str_format(a, "%.*s%.*s%.*s", STR_ARG(str_slice(form, 0, at)), STR_ARG(question),
                      STR_ARG(str_slice(form, at + mark.n, form.n)));
}

void open_items_print(struct arena *a, const struct plan_inputs *in, struct overlay *overlay)
{
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < in->profile->open_count; i++) {
        const struct profile_open *o = &in->profile->opens[i];
        if (o->place == OPEN_OVERLAY && o->name.n)
            overlay_mark(overlay, o->name, boxed(a, in, o->question), o->pos);
    }
}

struct str open_items_task(struct arena *a, const struct plan_inputs *in, size_t task)
{
    struct buf text = {0};
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < in->profile->open_count; i++) {
        const struct profile_open *o = &in->profile->opens[i];
        if (o->place != OPEN_TASK || o->index != task)
            continue;
        struct str words = boxed(a, in, o->question);
        buf_char(&text, ' ');
        for (size_t at = 0; at < words.n;)
            at += md_escape(words, at, buf_view(&text), &text);
    }
    return text.n ? buf_take(&text, a) : STR("");
}
