/*
 * The proof of a derivation: what was built from the profile is compared with the plan, node by
 * node, and the decisions that gave something else retreat, each a step nearer to literal text.
 */

#include "derive/derive_int.h"

/* Of a document, in reading order, without noise and repeated heads. */
vec_named(nodes, const struct node *);

enum {
    FINE_TRIALS = 12, /* plans of provinces take one or two */
    MOST_SHIFT = 30
};

static enum derived_part part_of(const struct node *n)
{
    switch (n->kind) {
    case NODE_FRONT:
        return PART_MASTHEAD;
    case NODE_TITLE:
        return PART_TITLE;
    case NODE_PREAMBLE:
        return PART_PREAMBLE;
    case NODE_RECIPIENT:
    case NODE_SIGNATURE:
        return PART_CLOSING;
    default:
        return PARTS; /* the clauses and tables between them */
    }
}

static bool left_out(const struct node *n)
{
    return n->kind == NODE_NOISE || (n->kind == NODE_TABLE_HEAD && node_prev(n));
}

/* Of the plan or of what was built as one: both without the appendix. */
static struct nodes list_part(const struct derive *derive, const struct doc *d,
                              enum derived_part part)
{
    struct nodes list = {0};
    const struct node *appendix = d == derive->in.plan ? derive->appendix : NULL;
    for (const struct node *n = d ? node_next(d->root, d->root) : NULL; n;) {
        bool skip = left_out(n) || (appendix && n->id >= appendix->id);
        if (!skip && part_of(n) == part)
            *vec_push(&list) = n;
        n = skip ? node_skip(n, d->root) : node_next(n, d->root);
    }
    return list;
}

static void describe(struct buf *difference, const struct node *want, const struct node *have)
{
    const struct node *sides[] = {want, have};
    if (!difference || difference->n)
        return;
    for (size_t i = 0; i < 2; i++) {
        buf_puts(difference, i ? " | " : "");
        if (!sides[i])
            continue;
        buf_printf(difference, "%s %.*s: ", node_kind_name(sides[i]->kind),
                   STR_ARG(sides[i]->path));
        runs_text(sides[i], difference);
    }
}

static const struct node *node_or_null(const struct nodes *list, size_t i)
{
    return i < list->n ? list->at[i] : NULL;
}

static bool same_part(const struct nodes *want, const struct nodes *have, struct buf *difference)
{
    for (size_t i = 0; i < want->n || i < have->n; i++) {
        const struct node *left = node_or_null(want, i), *right = node_or_null(have, i);
        if (left && right && node_same(left, right))
            continue;
        describe(difference, left, right);
        return false;
    }
    return true;
}

static struct derived_clause *clause_of(struct derive *d, const struct node *n)
{
    while (n->parent && !derive_is_body(n))
        n = n->parent;
    return n->parent ? &d->clauses[d->clause_of[n->id]] : NULL;
}

/* One step nearer to literal text; false where nothing is left to give up. */
static bool retreat(struct derive *d, struct derived_clause *c, bool label_only)
{
    if (!c)
        return false;
    if (label_only && (c->host || c->source) && !c->kept_label)
        c->kept_label = true;
    else if (derive_drop_joint(d, c))
        return true;
    else if (c->host && c->patch)
        c->patch = NULL;
    else if (c->host || c->source) {
        if (c->host)
            d->host_of[c->host->id] = NOWHERE;
        c->host = c->source = NULL;
        c->patch = NULL;
    } else if (!c->alone)
        c->alone = true;
    else
        return false;
    return true;
}

static bool same_words(const struct node *left, const struct node *right)
{
    return left->kind == right->kind && runs_same_text(left, right);
}

/* Clauses from i on that have their words, but another number, keep the plan's. */
static bool retreat_labels(struct derive *d, const struct nodes *want, const struct nodes *have,
                           size_t i)
{
    bool any = false;
    for (; i < want->n && i < have->n; i++)
        if (same_words(want->at[i], have->at[i]) && !str_eq(want->at[i]->label, have->at[i]->label))
            any |= retreat(d, clause_of(d, want->at[i]), true);
    return any;
}

/* The last clauses before clause i that have something to give up, so many of them. */
static bool retreat_before(struct derive *d, const struct nodes *want, size_t i, size_t most)
{
    bool any = false;
    while (most && i-- > 0) {
        bool here = retreat(d, clause_of(d, want->at[i]), false);
        most -= here;
        any |= here;
    }
    return any;
}

/*
 * Every clause that came out differently. Where the clauses after it are others, it may be their
 * cause: only the first ones; where it has nothing to give up, what comes after it or before it
 * may be, once a trial. Each trial after FINE_TRIALS takes twice as many of these, so that the
 * trials are a logarithm of the plan's length.
 */
static bool retreat_clauses(struct derive *d, const struct nodes *want, const struct nodes *have)
{
    bool any = false, searched = false;
    size_t shift = d->trials > FINE_TRIALS ? d->trials - FINE_TRIALS : 0;
    size_t most = (size_t)1 << (shift < MOST_SHIFT ? shift : MOST_SHIFT), first = most;
    for (size_t i = 0; i < want->n; i++) {
        const struct node *left = want->at[i], *right = node_or_null(have, i);
        if (right && node_same(left, right))
            continue;
        bool label = right && same_words(left, right) && !str_eq(left->label, right->label);
        bool here = retreat(d, clause_of(d, left), label);
        if (!here && !searched) {
            searched = true;
            here = retreat_labels(d, want, have, i + 1) || retreat_before(d, want, i, most);
        }
        any |= here;
        if ((want->n != have->n || !right || !same_words(left, right)) && !--first)
            return any;
    }
    return any || (have->n > want->n && retreat_before(d, want, want->n, most));
}

/* One part, or the clauses: PARTS. */
static void check_part(struct derive *d, enum derived_part part, const struct doc *built,
                       struct buf *difference, bool *retreated)
{
    struct nodes want = list_part(d, d->in.plan, part), have = list_part(d, built, part);
    if (same_part(&want, &have, difference))
        ;
    else if (part == PARTS)
        *retreated |= retreat_clauses(d, &want, &have);
    else if (!d->printed[part])
        *retreated = d->printed[part] = true;
    vec_free(&want);
    vec_free(&have);
}

/* Does what was built read as the plan's part does, letter for letter. */
static bool same_markdown(struct derive *d, bool appendix, const struct doc *built,
                          struct buf *difference)
{
    struct doc *part = doc_new(NULL);
    struct buf want = {0}, have = {0};
    for (const struct node *n = d->in.plan->root->first; n; n = n->next)
        if (derive_in_appendix(d, n) == appendix)
            node_attach(part->root, doc_clone(part, n));
    doc_number(part);
    d->in.tools.write_md(part, &want);
    if (built)
        d->in.tools.write_md(built, &have);
    bool same = str_eq(buf_view(&want), buf_view(&have));
    if (!same) {
        /* The first line in which they differ. */
        size_t at = 0, start = 0;
        while (at < want.n && at < have.n && want.p[at] == have.p[at])
            if (want.p[at++] == '\n')
                start = at;
        struct str left = str_slice(buf_view(&want), start, want.n);
        struct str right = str_slice(buf_view(&have), start, have.n);
        if (difference && !difference->n)
            buf_printf(difference, "%.*s | %.*s", STR_ARG(str_line(&left)),
                       STR_ARG(str_line(&right)));
    }
    buf_free(&want);
    buf_free(&have);
    doc_free(part);
    return same;
}

enum derive_verdict derive_check(struct derive *d, const struct doc *plan, const struct doc *again,
                                 const struct doc *appendix, struct buf *difference)
{
    static const enum derived_part front[] = {PART_MASTHEAD, PART_TITLE, PART_PREAMBLE,
                                              PART_CLOSING, PARTS};
    bool same = plan && same_markdown(d, false, plan, NULL), retreated = false;
    d->trials++;
    if (!same) {
        for (size_t i = 0; i < sizeof front / sizeof *front; i++)
            check_part(d, front[i], again, difference, &retreated);
        if (plan)
            same_markdown(d, false, plan, difference);
    }
    /* As Markdown only: alone it may be read as another kind of document. */
    if (!same_markdown(d, true, appendix, difference)) {
        same = false;
        retreated |= !d->printed[PART_APPENDIX];
        d->printed[PART_APPENDIX] = true;
    }
    return same ? DERIVE_SAME : retreated ? DERIVE_AGAIN : DERIVE_DIFFERS;
}

static size_t uses(struct str text, struct str field)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(text, field, at)) != (size_t)-1; at += field.n)
        n++;
    return n;
}

/* How often literal text refers to the field that replaces central words. */
static size_t count_references(const struct derive *d)
{
    const struct profile *p = d->profile;
    struct str field = str_format(d->arena, "{{%.*s}}", STR_ARG(d->in.tools.name));
    size_t n = 0;
    for (size_t i = 0; i < p->field_count; i++)
        n += uses(p->fields[i].value.text, field);
    for (size_t i = 0; i < p->item_count; i++) {
        const struct overlay_item *item = &p->items[i];
        n += uses(item->text.text, field);
        for (size_t k = 0; k < item->substitution_count; k++)
            n += uses(item->substitutions[k].to, field) +
                 uses(item->substitutions[k].own.text, field);
    }
    for (size_t i = 0; i < p->task_count; i++)
        n += uses(p->tasks[i].text.text, field);
    return n;
}

static void count_patch(struct derive_account *account, const struct patch *p)
{
    account->carried += p ? p->carried : 0;
    account->patched += p ? p->patched : 0;
}

struct derive_account derive_account(const struct derive *d)
{
    struct derive_account account = {.clauses = d->clause_count, .tasks = d->profile->task_count};
    struct arena *a = arena_new();
    const struct node *root = d->in.plan->root;
    for (const struct node *n = node_next(root, root); n;) {
        bool skip = left_out(n);
        if (!skip)
            account.words += clause_words_count(node_text(a, n));
        n = skip ? node_skip(n, root) : node_next(n, root);
    }
    for (size_t i = 0; i < d->clause_count; i++) {
        const struct derived_clause *c = &d->clauses[i];
        const struct patch *p = c->cut_from ? c->cut_from->patch : c->patch;
        bool changed = p && (p->stretch_count || c->part_count);
        if (!c->cut_from)
            count_patch(&account, p);
        for (size_t k = 0; k < c->part_count; k++)
            count_patch(&account, c->parts[k].patch);
        account.verbatim += p && !changed;
        account.changed += changed;
        account.own_clauses += !p;
    }
    size_t referred = count_references(d) * clause_words_count(d->in.tools.value);
    account.own = account.words - account.carried - account.patched;
    referred = referred < account.own ? referred : account.own;
    account.carried += referred;
    account.own -= referred;
    arena_free(a);
    return account;
}
