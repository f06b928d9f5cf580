/* Feedback: see feedback.h. */
#include "compare/feedback.h"

#include "base/hash.h"
#include "compare/clauses.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum {
    RUN = 3,
    WHOLE = 1000,
    DONE = 900,     /* of wanted words: they are there */
    HALF = 600,     /* some of them */
    KEPT = 970,     /* of old words: they are there still */
    REMOVED = 800,  /* of removed words: what other clauses have of them */
    PIECE = 400,    /* of a duty that was split: a piece of it */
    QUOTE_LEAST = 2 /* words: fewer are a name */
};

struct runs { /* names of all runs of so many words, sorted, each once */
    uint64_t *at;
    size_t n, length;
};

struct unit {
    const struct node *node;
    struct runs runs[RUN]; /* of one word, of two ... */
};

vec_named(unit_list, struct unit);

struct request_reading {
    struct arena *arena;
    struct unit_list draft, final;
};

static int by_name(const void *a, const void *b)
{
    return mem_order(*(const uint64_t *)a, *(const uint64_t *)b);
}

static struct runs runs_of(struct arena *a, const struct phrase *p, size_t length)
{
    struct runs r = {arena_array(a, p->n + 1, sizeof *r.at), 0, length};
    size_t n = 0;
    for (size_t i = 0; length && i + length <= p->n; i++) {
        uint64_t h = HASH_START;
        for (size_t k = 0; k < length; k++)
            h = hash_bytes(h, p->words[i + k].key) * 31 + 1; /* where a word ends counts */
        r.at[r.n++] = h;
    }
    array_sort(r.at, r.n, by_name);
    for (size_t i = 0; i < r.n; i++)
        if (!n || r.at[n - 1] != r.at[i])
            r.at[n++] = r.at[i];
    r.n = n;
    return r;
}

/* What is looked for: a text of fewer words is one run. */
static struct runs wanted_runs(struct arena *a, struct str text)
{
    struct phrase p = phrase_read(a, text);
    return runs_of(a, &p, p.n < RUN ? p.n : RUN);
}

/* Those of the unit that are as long as what is looked for. */
static struct runs unit_runs(const struct unit *u, struct runs wanted)
{
    return wanted.length ? u->runs[wanted.length - 1] : (struct runs){0};
}

static struct runs without(struct arena *a, struct runs all, struct runs less)
{
    struct runs r = {arena_array(a, all.n + 1, sizeof *r.at), 0, all.length};
    for (size_t i = 0, k = 0; i < all.n; i++) {
        while (k < less.n && less.at[k] < all.at[i])
            k++;
        if (k == less.n || less.at[k] != all.at[i])
            r.at[r.n++] = all.at[i];
    }
    return r;
}

static size_t common(struct runs a, struct runs b)
{
    size_t n = 0;
    for (size_t i = 0, k = 0; i < a.n && k < b.n;) {
        uint64_t left = a.at[i], right = b.at[k];
        n += left == right;
        i += left <= right;
        k += right <= left;
    }
    return n;
}

/* Thousandths of the wanted runs that the unit has. */
static unsigned share(struct runs wanted, const struct unit *u)
{
    return wanted.n ? (unsigned)(WHOLE * common(wanted, unit_runs(u, wanted)) / wanted.n) : 0;
}

/* The unit that has most of the runs; NULL where none has any. */
static const struct unit *best(const struct unit_list *list, struct runs wanted)
{
    const struct unit *found = NULL;
    for (size_t i = 0; i < list->n; i++) {
        unsigned mine = share(wanted, &list->at[i]);
        if (mine > (found ? share(wanted, found) : 0))
            found = &list->at[i];
    }
    return found;
}

/* The place of the runs; NULL where too few of them are there to say so. */
static const struct node *place_of(const struct unit *u, struct runs wanted)
{
    return u && share(wanted, u) >= PIECE ? u->node : NULL;
}

/* Where the draft has what the comment is about. */
static const struct node *place_of_draft(struct request_reading *j, const struct feedback_item *i)
{
    struct runs about = wanted_runs(j->arena, i->old.n ? i->old : i->new);
    return place_of(best(&j->draft, about), about);
}

static void collect(struct request_reading *j, const struct doc *d, struct unit_list *list)
{
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
        if (node_is_clause(n) || n->kind == NODE_TABLE_ROW) {
            struct phrase text = phrase_read(j->arena, clauses_text(j->arena, n, NULL));
            struct unit *u = arena_push(j->arena, list);
            u->node = n;
            for (size_t length = 1; length <= RUN; length++)
                u->runs[length - 1] = runs_of(j->arena, &text, length);
        }
}

/* --- what is asked for -------------------------------------------------------------------- */

enum { QUOTES_MOST = 16 };
struct quotes { /* of a text: what is in quotation marks, of more than a word */
    struct str quote[QUOTES_MOST];
    size_t at[QUOTES_MOST], n;
};

/* Bytes of a quotation mark at an offset; 0 for none. */
static size_t mark_at(struct str s, size_t at)
{
    static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xAB",
                                        "\xC2\xBB"};
    struct str rest = str_slice(s, at, s.n);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(rest, str_of(marks[i])))
            return str_of(marks[i]).n;
    return 0;
}

static struct quotes quotes_of(struct arena *a, struct str text)
{
    struct quotes q = {0};
    size_t open = 0;
    for (size_t i = 0, n; i < text.n && q.n < QUOTES_MOST; i += n ? n : 1) {
        n = mark_at(text, i);
        if (!n)
            continue;
        struct str inside = open ? str_slice(text, open, i) : STR_NONE;
        if (open && phrase_read(a, inside).n >= QUOTE_LEAST) {
            q.at[q.n] = open;
            q.quote[q.n++] = str_trim(inside);
        }
        open = open ? 0 : i + n;
    }
    return q;
}

/* The first word outside quotations that says what is to be done, after what asks for it where
 * that is there; *end becomes the byte after it. */
static enum feedback_request request_of(struct arena *a, struct str text, size_t *end)
{
    static const char *const names[FEEDBACK_REQUESTS] = {"", "change", "add", "remove", "split"};
    struct phrase p = phrase_read(a, text);
    bool inside = false;
    size_t from = 0;
    for (size_t i = 0; i < p.n && !from; i++)
        from = lexicon_at(WORDS_FEEDBACK_ASKS, &p, i) ? i + 1 : 0;
    for (size_t i = 0; i < p.n; i++) {
        struct str gap = phrase_gap(&p, i);
        for (size_t k = 0, n; k < gap.n; k += n ? n : 1)
            inside ^= (n = mark_at(gap, k)) != 0;
        size_t entry = inside || i < from ? 0 : lexicon_which(WORDS_FEEDBACK_REQUEST, &p, i);
        if (!entry)
            continue;
        *end = p.words[i + lexicon_phrases(WORDS_FEEDBACK_REQUEST)[entry - 1].n - 1].end;
        for (int k = FEEDBACK_CHANGE; k < FEEDBACK_REQUESTS; k++)
            if (str_is(lexicon_field(WORDS_FEEDBACK_REQUEST, entry - 1, 1), names[k]))
                return (enum feedback_request)k;
    }
    return FEEDBACK_OTHER;
}

/* Is quote i to be put in the place of the one before it: "X" thành "Y". */
static bool becomes(struct arena *a, struct str text, const struct quotes *q, size_t i)
{
    size_t from = q->at[i - 1] + q->quote[i - 1].n;
    struct phrase between = phrase_read(a, str_slice(text, from, q->at[i]));
    return lexicon_in(WORDS_FEEDBACK_BECOMES, &between);
}

/* Up to the end of its sentence. */
static struct str sentence(struct str text, size_t from)
{
    size_t end = from;
    while (end < text.n && text.p[end] != '\n' && text.p[end] != ';' &&
           !(text.p[end] == '.' && (end + 1 == text.n || is_space(text.p[end + 1]))))
        end++;
    return str_trim(str_slice(text, from, end));
}

static void read_request(struct request_reading *j, struct feedback_item *i)
{
    enum { OWN_LEAST = 4 }; /* words of a wording of the answer's own */
    struct quotes q = quotes_of(j->arena, i->comment), own = quotes_of(j->arena, i->answer);
    size_t end = 0;
    i->request = request_of(j->arena, i->comment, &end);
    bool pair = q.n > 1 && becomes(j->arena, i->comment, &q, 1);
    if (pair)
        i->request = FEEDBACK_CHANGE;
    if (i->request == FEEDBACK_ADD)
        i->new = q.n ? q.quote[0] : sentence(i->comment, end);
    else if (i->request != FEEDBACK_OTHER && q.n)
        i->old = q.quote[0];
    if (pair)
        i->new = q.quote[1];
    struct str other = own.n ? own.quote[own.n - 1] : STR_NONE;
    if (i->answered != ANSWER_REJECTED && phrase_read(j->arena, other).n >= OWN_LEAST &&
        i->request != FEEDBACK_REMOVE)
        i->new = other;
}

/* The next pair of wordings of the comment, of which the second is to be put in the place of the
 * first, from quote *from on. */
static bool next_pair(struct request_reading *j, const struct feedback_item *i,
                      const struct quotes *q, size_t *from, struct feedback_item *pair)
{
    for (; *from + 1 < q->n; ++*from)
        if (becomes(j->arena, i->comment, q, *from + 1)) {
            *pair = (struct feedback_item){.old = q->quote[*from], .new = q->quote[*from + 1]};
            *from += 2;
            return true;
        }
    return false;
}

/* --- what was done ------------------------------------------------------------------------ */

static void look_for_new(struct request_reading *j, struct feedback_item *i)
{
    struct runs new = wanted_runs(j->arena, i->new), old = wanted_runs(j->arena, i->old);
    struct runs added = without(j->arena, new, old), gone = without(j->arena, old, new);
    const struct unit *at = best(&j->final, new);
    if (!at) {
        i->result = RESULT_NOT;
        return;
    }
    i->final = place_of(at, new);
    i->share = share(added.n ? added : new, at);
    if (!added.n && gone.n) /* words are taken out */
        i->share = share(gone, at) >= DONE ? 0 : i->share;
    for (size_t k = 0; k < j->final.n && !i->still; k++) {
        const struct unit *u = &j->final.at[k];
        if (u != at && old.n && share(old, u) >= KEPT && share(added, u) < WHOLE / 2)
            i->still = u->node;
    }
    i->result = i->share < HALF               ? RESULT_NOT
                : i->share < DONE || i->still ? RESULT_HALF
                                              : RESULT_DONE;
}

/* "X" thành "Y", "Z" thành "W": done where all are, not done where none is. The item shows the
 * first one that was not done. */
static void look_for_more(struct request_reading *j, struct feedback_item *i)
{
    struct quotes q = quotes_of(j->arena, i->comment);
    struct feedback_item pair;
    if (q.n < 2 || !str_eq(i->old, q.quote[0]) || !str_eq(i->new, q.quote[1]))
        return;
    for (size_t from = 2; next_pair(j, i, &q, &from, &pair);) {
        look_for_new(j, &pair);
        if (pair.result == i->result)
            continue;
        if (i->result == RESULT_DONE) {
            i->old = pair.old;
            i->new = pair.new;
            i->share = pair.share;
            i->still = pair.still;
            i->final = pair.final;
            i->draft = place_of_draft(j, i);
        }
        i->result = RESULT_HALF;
    }
}

static void look_for_removed(struct request_reading *j, struct feedback_item *i)
{
    struct runs old = wanted_runs(j->arena, i->old);
    const struct unit *at = best(&j->final, old);
    i->share = at ? share(old, at) : 0;
    i->result = i->share <= REMOVED ? RESULT_DONE : i->share < KEPT ? RESULT_HALF : RESULT_NOT;
    i->final = i->result == RESULT_DONE ? NULL : place_of(at, old);
}

/* In one clause still, or its pieces in several: of the clauses, or of the rows. */
static void look_for_pieces(struct request_reading *j, struct feedback_item *i)
{
    struct runs old = wanted_runs(j->arena, i->old), left = old;
    const struct unit *at = best(&j->final, old);
    size_t pieces = 0;
    i->share = at ? share(old, at) : 0;
    i->final = place_of(at, old);
    for (size_t k = 0; at && k < j->final.n; k++) {
        const struct unit *u = &j->final.at[k];
        bool same_part = (u->node->kind == NODE_TABLE_ROW) == (at->node->kind == NODE_TABLE_ROW);
        if (!same_part || share(old, u) < PIECE)
            continue;
        pieces++;
        left = without(j->arena, left, unit_runs(u, left));
    }
    bool whole = old.n && WHOLE * (old.n - left.n) / old.n >= DONE;
    i->result = i->share >= KEPT      ? RESULT_NOT
                : pieces > 1 && whole ? RESULT_DONE
                : pieces              ? RESULT_HALF
                                      : RESULT_UNCLEAR;
}

/* A change that is not quoted: at least the old words are no longer as they were. */
static void look_for_change(struct request_reading *j, struct feedback_item *i)
{
    struct runs old = wanted_runs(j->arena, i->old);
    const struct unit *at = best(&j->final, old);
    i->share = at ? share(old, at) : 0;
    i->final = place_of(at, old);
    i->result = i->share >= KEPT ? RESULT_NOT : RESULT_UNCLEAR;
}

void feedback_judge(struct feedback *f)
{
    struct request_reading j = {.arena = f->arena};
    collect(&j, f->draft, &j.draft);
    collect(&j, f->final, &j.final);
    for (size_t k = 0; k < f->items.n; k++) {
        struct feedback_item *i = &f->items.at[k];
        read_request(&j, i);
        i->draft = place_of_draft(&j, i);
        if (i->new.n) {
            look_for_new(&j, i);
            look_for_more(&j, i);
        } else if (i->old.n && i->request == FEEDBACK_REMOVE)
            look_for_removed(&j, i);
        else if (i->old.n && i->request == FEEDBACK_SPLIT)
            look_for_pieces(&j, i);
        else if (i->old.n)
            look_for_change(&j, i);
    }
}
