/* What a draft repairs and leaves out anew against an earlier one: see diff_rows.h. */
#include "write/diff/diff_rows.h"

#include "base/mem.h"

enum { FIRST_WORDS = 160 /* characters of a clause */ };

static const struct link *carrier(const struct comparison *c, const struct node *old)
{
    for (size_t i = 0; i < c->link_count; i++)
        for (size_t k = 0; k < c->links[i].old_count; k++)
            if (c->links[i].old[k] == old)
                return &c->links[i];
    return NULL;
}

static const struct diff_note *list(struct diff_report *r, const struct node *const *clauses,
                                    size_t n, bool repaired)
{
    struct arena *a = r->arena;
    struct diff_note *notes = arena_array(a, n + 1, sizeof *notes);
    for (size_t i = 0; i < n; i++) {
        const struct link *l = repaired ? carrier(r->comparison, clauses[i]) : NULL;
        struct str all = diff_text(a, clauses[i]), start = str_first_words(all, FIRST_WORDS);
        const char *more = start.n < all.n ? " …" : "";
        notes[i].clause = l ? l->clause : clauses[i];
        notes[i].omitted = !l;
        notes[i].text = l ? str_format(a, "← %.*s: %.*s%s", STR_ARG(diff_path(clauses[i])),
                                       STR_ARG(start), more)
                          : str_format(a, "%.*s%s", STR_ARG(start), more);
    }
    return notes;
}

void diff_earlier(struct diff_report *r)
{
    const struct comparison *c = r->comparison;
    r->repaired = list(r, c->repaired, c->repaired_count, true);
    r->introduced = list(r, c->introduced, c->introduced_count, false);
    r->repaired_count = c->repaired_count;
    r->introduced_count = c->introduced_count;
}
