/* Roles: see compare_int.h. */
#include "compare/align_int.h"
#include "compare/compare_int.h"

#include <string.h>

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "lexicon/word_pair.h"

enum {
    PARTS_MOST = 64,
    SUBJECT_LONGEST = 40 /* words in which a clause names who acts */
};

struct parts { /* of a list whose second field says what is the same: a bit for each */
    enum words list;
    struct str name[PARTS_MOST];
    size_t n;
};

/* The bit of the entry that begins at word i, the words that it takes; 0 for none. */
static uint64_t part_at(struct parts *p, const struct phrase *text, size_t i, size_t *words)
{
    size_t entry = lexicon_which(p->list, text, i), k = 0;
    if (!entry)
        return 0;
    struct str name = lexicon_field(p->list, entry - 1, 1);
    *words = lexicon_phrases(p->list)[entry - 1].n;
    while (k < p->n && !str_eq(p->name[k], name))
        k++;
    if (k == PARTS_MOST)
        return 0;
    if (k == p->n)
        p->name[p->n++] = name;
    return 1ull << k;
}

/*
 * The bodies that the text begins with, up to what they have to do or to do it with: a body that is
 * named later is one that something is done about.
 */
static uint64_t subject_of(struct parts *bodies, const struct phrase *text)
{
    uint64_t found = 0;
    size_t i = 0, end = SIZE_MAX, words; /* end: of the body before */
    while (i < text->n && (words = lexicon_at(WORDS_BODY_BEFORE, text, i)) != 0)
        i += words;
    for (; i < text->n && i < SUBJECT_LONGEST; i += words) {
        words = 1;
        uint64_t body = part_at(bodies, text, i, &words);
        if (!body && (!found || lexicon_at(WORDS_DUTY_VERB, text, i)))
            break;
        bool owner = i == end && phrase_is_blank(phrase_gap(text, i)); /* Ban Tuyên giáo Tỉnh uỷ */
        found |= owner ? 0 : body;
        end = body ? i + words : end;
    }
    return found;
}

/* Those of the sentence that names the body. */
static uint64_t duties_of(struct parts *duties, const struct phrase *text)
{
    uint64_t found = 0;
    for (size_t i = 0, words; i < text->n; i += words) {
        struct str gap = phrase_gap(text, i);
        if (i && memchr(gap.p, '.', gap.n))
            break;
        words = 1;
        found |= part_at(duties, text, i, &words);
    }
    return found;
}

static void find_in(struct sides *s, struct side *side, struct parts *bodies, struct parts *duties,
                    struct body_names *names)
{
    struct arena *scratch = arena_new();
    uint64_t *subject = arena_array(s->arena, side->doc->count + 1, sizeof *subject); /* by node */
    for (size_t i = 0; i < side->clauses.n; i++) {
        struct clause *c = &side->clauses.at[i];
        struct phrase text = phrase_read(scratch, c->text);
        if (c->class == CLASS_BODY)
            bodies_mark(side, c, &text, names);
        if (names->drafts)
            continue;
        uint64_t own = c->node->kind == NODE_TABLE_ROW ? 0 : subject_of(bodies, &text);
        subject[c->node->id] = own ? own : subject[c->node->parent->id];
        if (c->class == CLASS_BODY && subject[c->node->id]) {
            c->bodies = subject[c->node->id];
            c->duties = duties_of(duties, &text);
        }
    }
    arena_free(scratch);
}

bool roles_shared(const struct clause *old, const struct clause *new)
{
    return (old->bodies & new->bodies) && (old->duties & new->duties);
}

bool roles_carried(const struct clause *old, const struct clause *new)
{
    return roles_shared(old, new) && !(old->duties & ~new->duties);
}

void roles_find(struct sides *s, bool draft)
{
    struct parts bodies = {.list = WORDS_BODY_LADDER}, duties = {.list = WORDS_DUTY_KIND};
    struct body_names names = {{.arena = s->arena}, draft, word_pairs_read(s->arena)};
    find_in(s, &s->old, &bodies, &duties, &names);
    find_in(s, &s->new, &bodies, &duties, &names);
}
