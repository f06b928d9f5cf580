/* What is outside the clauses: see compare_int.h. */
#include "compare/compare_int.h"

#include "base/map.h"
#include "base/sequence.h"
#include "compare/words.h"

/* In a plan, a frame follows that of the central text if it shares half of its words. */
enum { ALIKE = 2 };

struct unit { /* a unit outside the clauses */
    const struct node *node;
    enum frame_part part;
    struct str text;
    struct word_list words;
    uint32_t *letters; /* by which words are matched, as those of clauses */
    struct unit *partner;
    bool moved;
};

vec_named(units, struct unit);

struct framer {
    struct sides *s;
    struct comparison *out;
    struct units old, new;
    struct map texts; /* equal texts have one number */
    vec(struct frame_change) changes;
    bool *linked; /* old nodes that are linked clauses, by id */
};

/* FRAME_PARTS for what is no such unit. */
static enum frame_part part_of(const struct node *n)
{
    static const enum frame_part roles[FRONT_ROLES] = {
        [FRONT_OTHER] = FRAME_OTHER,   [FRONT_SUPERIOR] = FRAME_SUPERIOR,
        [FRONT_ISSUER] = FRAME_ISSUER, [FRONT_MOTTO] = FRAME_MOTTO,
        [FRONT_NUMBER] = FRAME_NUMBER, [FRONT_PLACE_DATE] = FRAME_PLACE_DATE,
        [FRONT_DRAFT] = FRAME_DRAFT,   [FRONT_MARK] = FRAME_MARK,
    };
    switch (n->kind) {
    case NODE_FRONT:
        return roles[n->role];
    case NODE_PREAMBLE:
        return FRAME_PREAMBLE;
    case NODE_FOOTNOTE:
        return FRAME_FOOTNOTE;
    case NODE_TABLE_TITLE:
        return FRAME_TABLE_TITLE;
    case NODE_TABLE_HEAD:
        return node_is_repeated_head(n) ? FRAME_PARTS : FRAME_TABLE_HEAD;
    case NODE_RECIPIENT:
        return FRAME_RECIPIENT;
    case NODE_SIGNATURE:
        return FRAME_SIGNATURE;
    default:
        return FRAME_PARTS;
    }
}

/* Parts that a plan may have from the text that it carries out. */
static bool of_content(enum frame_part part)
{
    return part == FRAME_PREAMBLE || part == FRAME_FOOTNOTE || part == FRAME_TABLE_TITLE ||
           part == FRAME_TABLE_HEAD;
}

static void collect(struct framer *f, const struct doc *d, struct units *list)
{
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        struct unit i = {.node = n, .part = part_of(n)};
        if (i.part == FRAME_PARTS || (!f->out->draft && !of_content(i.part)))
            continue;
        i.text = clauses_text(f->out->arena, n, NULL);
        if (!str_trim(i.text).n) /* an empty row of a head */
            continue;
        vocabulary_split(f->s->vocabulary, i.text, &i.words);
        i.letters = arena_array(f->s->arena, i.words.n + 1, sizeof *i.letters);
        for (size_t w = 0; w < i.words.n; w++)
            i.letters[w] = vocabulary_letters(f->s->vocabulary, i.words.at[w].type);
        *arena_push(f->s->arena, list) = i;
    }
}

static void pair(struct unit *o, struct unit *n, bool moved)
{
    o->partner = n;
    n->partner = o;
    n->moved = moved;
}

/* The units of one part of a side, in order, and the numbers of their texts. */
static size_t select_part(struct framer *f, struct units *list, enum frame_part part,
                          struct unit ***found, uint32_t **texts)
{
    size_t n = 0;
    *found = arena_array(f->s->arena, list->n + 1, sizeof **found);
    *texts = arena_array(f->s->arena, list->n + 1, sizeof **texts);
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].part == part) {
            (*found)[n] = &list->at[i];
            (*texts)[n++] = map_add(&f->texts, list->at[i].text);
        }
    return n;
}

/* Half of the words of both together: in the same order. */
static bool alike(struct framer *f, const struct unit *o, const struct unit *n)
{
    size_t common = 0;
    uint32_t *match = arena_array(f->s->arena, o->words.n + 1, sizeof *match);
    sequence_match(o->letters, o->words.n, n->letters, n->words.n, match);
    for (size_t i = 0; i < o->words.n; i++)
        common += match[i] != SEQUENCE_NONE;
    return common && 2 * ALIKE * common >= o->words.n + n->words.n;
}

/* What is left of a part between two pairs: in order, those that are alike; of drafts one and one
 * in the same place belong together whatever they say. */
static void pair_gap(struct framer *f, struct unit **o, size_t olds, struct unit **n, size_t news)
{
    bool alone = f->out->draft && olds == 1 && news == 1;
    for (size_t i = 0, k = 0; i < news; i++)
        for (size_t at = k; at < olds; at++)
            if (!n[i]->partner && !o[at]->partner && (alone || alike(f, o[at], n[i]))) {
                pair(o[at], n[i], false);
                k = at + 1;
                break;
            }
}

static void pair_part(struct framer *f, enum frame_part part)
{
    struct unit **o, **n;
    uint32_t *old_texts, *new_texts;
    size_t olds = select_part(f, &f->old, part, &o, &old_texts);
    size_t news = select_part(f, &f->new, part, &n, &new_texts);
    uint32_t *match = arena_array(f->s->arena, olds + 1, sizeof *match);
    uint32_t *other = arena_array(f->s->arena, f->texts.keys.n + 1, sizeof *other);
    sequence_match(old_texts, olds, new_texts, news, match);
    for (size_t i = 0; i < olds; i++)
        if (match[i] != SEQUENCE_NONE)
            pair(o[i], n[match[i]], false);
    for (size_t i = 0; i < news; i++)
        other[new_texts[i]] = n[i]->partner ? other[new_texts[i]] : (uint32_t)i + 1;
    for (size_t i = 0; i < olds; i++) {
        uint32_t k = o[i]->partner ? 0 : other[old_texts[i]];
        if (k && !n[k - 1]->partner)
            pair(o[i], n[k - 1], true);
    }
    for (size_t i = 0, k = 0; i < olds || k < news; i++, k++) {
        size_t from = i, new_from = k;
        while (i < olds && (match[i] == SEQUENCE_NONE))
            i++;
        k = i < olds ? match[i] : news;
        pair_gap(f, o + from, i - from, n + new_from, k - new_from);
    }
}

/* A blank for the number or the date that was filled in. */
static bool is_filled(const struct framer *f, const struct unit *o, const struct unit *n)
{
    const struct doc *old = f->s->old.doc, *new = f->s->new.doc;
    bool number = o->part == FRAME_NUMBER && new->number.n &&is_digit(*new->number.p);
    if (number)
        return !old->number.n || !is_digit(*old->number.p);
    return n->part == FRAME_PLACE_DATE && !old->date.n && new->date.n;
}

static void add_change(struct framer *f, const struct unit *o, const struct unit *n)
{
    static const struct unit none;
    struct frame_change c = {
        .part = n ? n->part : o->part, .old = o ? o->node : NULL, .new = n ? n->node : NULL};
    struct stretches stretches = {0};
    c.moved = n && n->moved;
    c.filled = o && n && is_filled(f, o, n);
    o = o ? o : &none;
    n = n ? n : &none;
    struct worded old = {o->text, o->words.at, o->words.n},
                  new = {n->text, n->words.at, n->words.n};
    uint32_t *match = arena_array(f->s->arena, old.n + 1, sizeof *match);
    sequence_match(o->letters, old.n, n->letters, new.n, match);
    words_mark(f->s, &old, &new, match, &stretches, c.counts);
    vec_move(f->out->arena, &stretches, c.stretches, c.stretch_count);
    unsigned changed = c.counts[DIFFERENCE_WORDING];
    if (f->out->draft)
        changed += c.counts[DIFFERENCE_SPELLING] + c.counts[DIFFERENCE_SLIP];
    if (changed || c.moved || !c.old || !c.new)
        *arena_push(f->out->arena, &f->changes) = c;
}

/* In a plan, a footnote of a clause that it carries is missing. */
static bool is_missed(const struct framer *f, const struct unit *o)
{
    return f->out->draft || (o->part == FRAME_FOOTNOTE && f->linked[o->node->parent->id]);
}

void frame_compare(struct sides *s, struct comparison *c)
{
    struct framer f = {.s = s, .out = c, .texts.arena = s->arena};
    f.linked = arena_alloc(s->arena, s->old.doc->count + 1);
    for (size_t i = 0; i < s->old.clauses.n; i++)
        f.linked[s->old.clauses.at[i].node->id] = s->old.clauses.at[i].linked;
    collect(&f, s->old.doc, &f.old);
    collect(&f, s->new.doc, &f.new);
    for (int part = 0; part < FRAME_PARTS; part++) {
        pair_part(&f, (enum frame_part)part);
        for (size_t i = 0; i < f.old.n; i++)
            if ((int)f.old.at[i].part == part && !f.old.at[i].partner &&
                is_missed(&f, &f.old.at[i]))
                add_change(&f, &f.old.at[i], NULL);
        for (size_t i = 0; i < f.new.n; i++)
            if ((int)f.new.at[i].part == part && (f.new.at[i].partner || c->draft))
                add_change(&f, f.new.at[i].partner, &f.new.at[i]);
    }
    c->frame = f.changes.at;
    c->frame_count = f.changes.n;
}
