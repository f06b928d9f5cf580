/* Functions: see functions.h. */
#include "merge/plan/functions.h"

#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/phrase.h"

static bool is_about(struct arena *a, const struct phrase *text, const struct body_function *f)
{
    for (size_t k = 0; k < f->alias_count; k++) {
        struct phrase words = phrase_read(a, f->aliases[k]);
        for (size_t i = 0; i < text->n; i++)
            if (phrase_at(text, i, &words))
                return true;
    }
    return false;
}

/* Is the body one of those that have the function at any time, but not on the plan date. */
static bool is_wrong(const struct body_function *f, const struct body *lead, const char *province,
                     struct str day)
{
    bool known = false;
    for (size_t i = 0; i < f->holder_count; i++) {
        if (strcmp(f->holders[i].body, lead->id) != 0)
            continue;
        if (function_held(&f->holders[i], province, day))
            return false;
        known = true;
    }
    return known;
}

/* The names of those that have it on the plan date, commas between; "" for none. */
static struct str holders(struct arena *a, const struct registry *r, const struct body_function *f,
                          const char *province, struct str day)
{
    struct buf names = {0};
    for (size_t i = 0; i < f->holder_count; i++) {
        if (!function_held(&f->holders[i], province, day))
            continue;
        const struct body *b = registry_find(r, f->holders[i].body);
        buf_printf(&names, "%s%.*s", names.n ? ", " : "", STR_ARG(b->name));
    }
    return buf_take(&names, a);
}

void functions_check(struct arena *a, const struct plan_inputs *in, struct str day,
                     const struct profile_task *task)
{
    const struct registry *r = in->registry;
    const char *province = profile_place(in->profile);
    struct phrase text = phrase_read(a, task->text.text.n ? task->text.text : STR(""));
    for (size_t i = 0; day.n && i < r->function_count; i++) {
        const struct body_function *f = &r->functions[i];
        if (!is_about(a, &text, f))
            continue;
        struct str now = holders(a, r, f, province, day);
        for (size_t k = 0; now.n && k < task->lead_count; k++) {
            const struct profile_body *lead = &task->lead[k];
            const struct body *b = lead->ref ? registry_find(r, lead->ref)
                                             : registry_by_name(r, lead->words, STR_NONE);
            if (b && is_wrong(f, b, province, day))
                diag(MSG_PLAN_FUNCTION, lead->pos, STR_ARG(f->name), STR_ARG(day), STR_ARG(now),
                     STR_ARG(b->name));
        }
    }
}
