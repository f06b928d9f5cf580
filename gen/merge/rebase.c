/* Rebase: see rebase.h. */
#include "merge/rebase.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

enum { MOST_CELLS = 16 << 20 }; /* of the table of the longest common run; beyond, only moves */

struct entry { /* of the base */
    struct str path, digest;
    const struct node *now;
    enum rebase_fate fate;
};

struct current { /* a clause of the central text as it is */
    const struct node *node;
    char digest[REBASE_DIGITS + 1];
    struct entry *was; /* NULL: new */
};

struct rebase {
    struct entry *entries, **by_path;
    size_t entry_count;
    struct current *currents;
    size_t current_count;
    struct current **of_node; /* by the node's id */
    size_t nodes;
};

static bool is_listed(const struct node *n)
{
    return n->path.n && (n->kind == NODE_HEADING || n->kind == NODE_PARA ||
                         n->kind == NODE_BULLET || n->kind == NODE_FOOTNOTE);
}

static void fingerprint(const struct node *n, char out[REBASE_DIGITS + 1])
{
    char digest[65];
    struct arena *a = arena_new();
    hash_sha256(node_text(a, n), digest);
    memcpy(out, digest, REBASE_DIGITS);
    out[REBASE_DIGITS] = '\0';
    arena_free(a);
}

/* Is one the beginning of the other: a person may have cut the fingerprint. */
static bool same(const struct entry *e, const struct current *c)
{
    size_t n = e->digest.n < REBASE_DIGITS ? e->digest.n : REBASE_DIGITS;
    return !memcmp(e->digest.p, c->digest, n);
}

static void join(struct entry *e, struct current *c, enum rebase_fate fate)
{
    e->now = c->node;
    e->fate = fate;
    c->was = e;
}

/* --- alignment --------------------------------------------------------------------------- */

/* The longest run of clauses that read the same in both orders. */
static void join_in_order(struct rebase *r)
{
    size_t rows = r->entry_count + 1, columns = r->current_count + 1;
    if (rows > MOST_CELLS / columns)
        return;
    uint32_t *length = mem_zalloc(rows * columns * sizeof *length);
    for (size_t i = rows - 1; i-- > 0;)
        for (size_t k = columns - 1; k-- > 0;) {
            uint32_t down = length[(i + 1) * columns + k], right = length[i * columns + k + 1];
            uint32_t best = down > right ? down : right;
            if (same(&r->entries[i], &r->currents[k]) &&
                length[(i + 1) * columns + k + 1] + 1 > best)
                best = length[(i + 1) * columns + k + 1] + 1;
            length[i * columns + k] = best;
        }
    for (size_t i = 0, k = 0; i + 1 < rows && k + 1 < columns;) {
        uint32_t here = length[i * columns + k];
        if (same(&r->entries[i], &r->currents[k]) && here == length[(i + 1) * columns + k + 1] + 1)
            join(&r->entries[i++], &r->currents[k++], REBASE_SAME);
        else if (length[(i + 1) * columns + k] >= length[i * columns + k + 1])
            i++;
        else
            k++;
    }
    free(length);
}

/* Clauses that read as they did, elsewhere; where several do, none of them is meant. */
static void join_moved(struct rebase *r)
{
    for (size_t i = 0; i < r->entry_count; i++) {
        struct current *found = NULL;
        size_t count = 0;
        for (size_t k = 0; !r->entries[i].now && k < r->current_count; k++)
            if (!r->currents[k].was && same(&r->entries[i], &r->currents[k])) {
                found = &r->currents[k];
                count++;
            }
        if (count == 1)
            join(&r->entries[i], found, REBASE_SAME);
    }
}

/* The number of entries from i on, or of clauses from k on, that have no counterpart. */
static size_t lost_from(const struct rebase *r, size_t i)
{
    size_t n = 0;
    while (i + n < r->entry_count && !r->entries[i + n].now)
        n++;
    return n;
}

static size_t new_from(const struct rebase *r, size_t k)
{
    size_t n = 0;
    while (k + n < r->current_count && !r->currents[k + n].was)
        n++;
    return n;
}

/* Behind the same clause, as many have come as have gone: they are reworded. */
static void join_reworded(struct rebase *r)
{
    size_t behind = 0; /* the clause behind the one that the last entry became */
    for (size_t i = 0; i < r->entry_count;) {
        size_t lost = lost_from(r, i);
        if (lost && lost == new_from(r, behind))
            for (size_t n = 0; n < lost; n++)
                join(&r->entries[i + n], &r->currents[behind + n], REBASE_REWORDED);
        i += lost;
        if (i < r->entry_count)
            behind = (size_t)(r->of_node[r->entries[i++].now->id] - r->currents) + 1;
    }
}

/* --- the whole --------------------------------------------------------------------------- */

static int by_path(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
    int order = str_cmp(a->path, b->path);
    return order ? order : (a > b) - (a < b);
}

static void list_current(struct arena *a, struct rebase *r, const struct doc *central)
{
    r->currents = arena_array(a, central->count + 1, sizeof *r->currents);
    r->of_node = arena_array(a, central->count + 1, sizeof *r->of_node);
    r->nodes = central->count;
    for (const struct node *n = central->root; n; n = node_next(n, central->root)) {
        if (!is_listed(n))
            continue;
        struct current *c = &r->currents[r->current_count++];
        c->node = n;
        fingerprint(n, c->digest);
        r->of_node[n->id] = c;
    }
}

struct rebase *rebase_align(struct arena *a, const struct profile *p, const struct doc *central)
{
    if (!p->base_count)
        return NULL;
    struct rebase *r = arena_alloc(a, sizeof *r);
    r->entries = arena_array(a, p->base_count, sizeof *r->entries);
    r->by_path = arena_array(a, p->base_count, sizeof *r->by_path);
    r->entry_count = p->base_count;
    for (size_t i = 0; i < p->base_count; i++) {
        r->entries[i] = (struct entry){p->base[i].path, p->base[i].digest, NULL, REBASE_GONE};
        r->by_path[i] = &r->entries[i];
    }
    qsort(r->by_path, r->entry_count, sizeof *r->by_path, by_path);
    list_current(a, r, central);
    join_in_order(r);
    join_moved(r);
    join_reworded(r);
    return r;
}

bool rebase_find(const struct rebase *r, struct str path, enum rebase_fate *fate,
                 const struct node **now)
{
    size_t low = 0, high = r ? r->entry_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(r->by_path[middle]->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!r || low == r->entry_count || !str_eq(r->by_path[low]->path, path))
        return false;
    *fate = r->by_path[low]->fate;
    *now = r->by_path[low]->now;
    return true;
}

enum rebase_fate rebase_fate_of(const struct rebase *r, const struct node *central)
{
    const struct current *c = r && central->id < r->nodes ? r->of_node[central->id] : NULL;
    return c && c->was ? c->was->fate : REBASE_SAME;
}

bool rebase_is_new(const struct rebase *r, const struct node *central)
{
    const struct current *c = r && central->id < r->nodes ? r->of_node[central->id] : NULL;
    return c && !c->was;
}

void rebase_list(struct arena *a, const struct doc *central, struct profile *p)
{
    p->base = arena_array(a, central->count + 1, sizeof *p->base);
    for (const struct node *n = central->root; n; n = node_next(n, central->root)) {
        char digest[REBASE_DIGITS + 1];
        if (!is_listed(n))
            continue;
        fingerprint(n, digest);
        p->base[p->base_count++] = (struct profile_base){n->path, str_copy(a, str_of(digest))};
    }
}
