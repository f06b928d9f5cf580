/* How much of each part is carried: see compare_int.h. */
#include "compare/compare_int.h"

/* The heading above all others of clause i, or the clause itself; NO_CLAUSE if it is no heading. */
static uint32_t part_of(const struct side *s, uint32_t i)
{
    while (s->clauses.at[i].heading != NO_CLAUSE)
        i = s->clauses.at[i].heading;
    return s->clauses.at[i].class == CLASS_HEADING ? i : NO_CLAUSE;
}

void shares_find(const struct sides *s, struct comparison *c)
{
    const struct side *old = &s->old;
    struct part_share *parts = arena_array(c->arena, old->clauses.n + 1, sizeof *parts);
    uint64_t mass = 0, carried_mass = 0;
    uint32_t last = NO_CLAUSE;
    for (uint32_t i = 0; i < old->clauses.n; i++) {
        const struct clause *o = &old->clauses.at[i];
        uint32_t part = part_of(old, i);
        if (part == NO_CLAUSE || o->class == CLASS_TITLE)
            continue;
        if (part != last) {
            parts[c->part_count++].heading = old->clauses.at[part].node;
            mass = carried_mass = 0;
            last = part;
        }
        struct part_share *p = &parts[c->part_count - 1];
        size_t carried = 0;
        for (uint32_t w = 0; w < o->word_count; w++)
            carried += old->words.at[o->first_word + w].carried;
        p->clauses++;
        p->carried += o->linked;
        mass += o->mass;
        carried_mass += o->word_count ? o->mass * carried / o->word_count : 0;
        p->mass = mass ? (unsigned)(carried_mass * 1000 / mass) : 1000;
    }
    c->parts = parts;
    c->part_count = c->part_count > 1 ? c->part_count : 0;
}
