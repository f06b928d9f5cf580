/* What a draft put in: see figures_int.h. */
#include "compare/figures_int.h"

#include "base/sequence.h"

/* Has an old clause of the link a body or an act of that name. */
static bool is_named_before(struct figure_finder *f, const struct matched *m, const struct fact *n)
{
    const struct side *old = &f->s->old, *new = &f->s->new;
    uint32_t body = new->words.at[new->clauses.at[n->clause].first_word + n->first].body;
    for (size_t i = 0; i < m->n; i++)
        for (uint32_t k = f->old_first[m->old[i]]; k < f->old_first[m->old[i] + 1]; k++) {
            const struct fact *o = &f->old.at[k];
            uint32_t at = old->clauses.at[o->clause].first_word + o->first;
            bool same = body && old->words.at[at].body == body;
            if (n->kind == CHANGED_ACT ? o->kind == n->kind && o->name == n->name
                                       : same || figures_same_fact(f, o, n))
                return true;
        }
    return false;
}

/* Where the words of a new fact are among those of the old clauses together. */
struct put_in_place {
    uint32_t from, end;     /* of the old words between those that are before and after it */
    uint32_t kept, deleted; /* of its words those that are old; of the old ones there those gone */
};

static struct put_in_place place_of(const struct matched *m, const struct fact *n, uint32_t words)
{
    struct put_in_place p = {.end = words};
    for (uint32_t i = 0; i < words && p.end == words; i++) {
        if (m->match[i] == SEQUENCE_NONE)
            p.deleted++;
        else if (m->match[i] >= n->first + n->words)
            p.end = i;
        else if (m->match[i] >= n->first)
            p.kept++;
        else {
            p.from = i + 1;
            p.deleted = 0;
        }
    }
    return p;
}

/* Is a body among the old words of the place, of which another one may be in the new text. */
static bool replaces_body(const struct figure_finder *f, const struct matched *m,
                          const struct put_in_place *p)
{
    uint32_t base = 0;
    for (size_t i = 0; i < m->n; base += f->s->old.clauses.at[m->old[i++]].word_count)
        for (uint32_t k = f->old_first[m->old[i]]; k < f->old_first[m->old[i] + 1]; k++) {
            const struct fact *o = &f->old.at[k];
            bool body = o->kind == CHANGED_BODY || o->kind == CHANGED_LEAD;
            if (body && !o->class && base + o->first < p->end &&
                base + o->first + o->words > p->from)
                return true;
        }
    return false;
}

bool figures_is_put_in(struct figure_finder *f, const struct matched *m, const struct fact *n)
{
    bool told = n->kind == CHANGED_BODY || n->kind == CHANGED_LEAD || n->kind == CHANGED_ACT;
    if (!f->draft || !told || n->partner || is_named_before(f, m, n))
        return false;
    if (n->class && !figures_list_is_kept(&f->new, n, m->new, true))
        return false;
    uint32_t words = 0;
    for (size_t i = 0; i < m->n; i++)
        words += f->s->old.clauses.at[m->old[i]].word_count;
    struct put_in_place p = place_of(m, n, words);
    return p.kept < n->words && (n->kind == CHANGED_ACT || !p.deleted || replaces_body(f, m, &p));
}
