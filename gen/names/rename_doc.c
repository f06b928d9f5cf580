/* Documents and tasks with the names on the plan's date: see rename.h. */
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "model/runs.h"
#include "names/rename.h"

/* --- documents --------------------------------------------------------------------------- */

static unsigned char *italics(struct arena *a, const struct node *n, size_t length)
{
    unsigned char *italic = arena_alloc(a, length + 1);
    size_t at = 0;
    for (const struct run *r = n->runs; r; r = r->next) {
        if (r->note)
            continue;
        memset(italic + at, (r->style & STYLE_ITALIC) != 0, r->text.n);
        at += r->text.n;
    }
    return italic;
}

static void rename_node(const struct renaming *r, struct doc *d, struct node *n)
{
    struct arena *a = arena_new();
    struct str text = node_text(a, n);
    struct rename_hit *hits;
    size_t count = rename_find(a, r, text, italics(a, n, text.n), &hits);
    struct pos *pos = arena_array(a, count + 1, sizeof *pos);
    struct runs_edit *edits = arena_array(a, count + 1, sizeof *edits);
    size_t edit_count = 0;
    for (size_t i = 0; i < count; i++) {
        pos[i] = runs_pos(n, hits[i].at);
        if (hits[i].kind == RENAME_NEW)
            edits[edit_count++] =
                (struct runs_edit){hits[i].at, hits[i].end, hits[i].to, pos[i], NULL};
    }
    rename_report(r, text, hits, pos, count);
    if (edit_count)
        runs_replace(d, n, edits, edit_count);
    arena_free(a);
}

/* A fact of the masthead, which says what the masthead says. */
static void rename_fact(const struct renaming *r, struct doc *d, struct str *fact)
{
    struct arena *a = arena_new();
    struct rename_hit *hits;
    struct buf out = {0};
    size_t at = 0, count = rename_find(a, r, *fact, NULL, &hits);
    for (size_t i = 0; i < count; i++) {
        if (hits[i].kind != RENAME_NEW)
            continue;
        buf_str(&out, str_slice(*fact, at, hits[i].at));
        buf_str(&out, hits[i].to);
        at = hits[i].end;
    }
    if (at) {
        buf_str(&out, str_slice(*fact, at, fact->n));
        *fact = buf_take(&out, d->arena);
    }
    buf_free(&out);
    arena_free(a);
}

void rename_apply(const struct renaming *names, struct doc *d)
{
    struct arena *a = arena_new();
    struct buf words = {0}; /* all of the document, for the way that it is spelt */
    for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
        for (const struct run *run = n->runs; run; run = run->next)
            buf_printf(&words, "%.*s ", STR_ARG(run->text));
    const struct renaming *r = rename_spelt(a, names, buf_view(&words));
    buf_free(&words);
    for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
        if (n->runs && n->kind != NODE_NOISE)
            rename_node(r, d, n);
    rename_fact(r, d, &d->issuer);
    rename_fact(r, d, &d->subject);
    arena_free(a);
}

/* --- tasks ------------------------------------------------------------------------------- */

/* Which body a task means; NULL where words are no name of the registry. */
static const struct body *meant(const struct renaming *r, const struct profile_body *b)
{
    return b->ref ? registry_find(r->registry, b->ref) : rename_named(r, b->words);
}

static void rename_profile_body(struct arena *a, const struct renaming *r, struct profile_body *b)
{
    const struct body *was = meant(r, b), *now = was ? rename_body(r, was) : NULL;
    if (!now || now == was)
        return;
    struct rename_hit *hits;
    size_t n = rename_find(a, r, b->words, NULL, &hits);
    bool whole = n == 1 && hits[0].kind == RENAME_NEW && !hits[0].at && hits[0].end == b->words.n;
    struct str words = whole ? hits[0].to : STR_NONE; /* all of them as one new name */
    struct str name = rename_write(a, r, now->short_name);
    if (!words.n && !str_eq(name, now->short_name))
        words = name;
    diag(MSG_RENAMING_NEW, b->pos, STR_ARG(b->words.n ? b->words : was->short_name),
         STR_ARG(words.n ? words : now->short_name));
    b->ref = now->id;
    b->words = words;
}

static bool has_body(const struct renaming *r, const struct profile_body *list, size_t n,
                     const struct profile_body *b)
{
    for (size_t i = 0; i < n; i++)
        if (meant(r, b) && meant(r, &list[i]) == meant(r, b))
            return true;
    return false;
}

struct bodies { /* of a task */
    struct profile_body *at;
    size_t n;
};

/* A copy of the list as on the date, without those that lead or that it has twice by then, and were
 * apart before. */
static struct bodies rename_list(struct arena *a, const struct renaming *r, struct bodies old,
                                 struct bodies old_leads, struct bodies leads)
{
    struct profile_body *copy = arena_array(a, old.n + 1, sizeof *copy);
    size_t n = 0;
    for (size_t i = 0; i < old.n; i++) {
        const struct profile_body *b = &old.at[i];
        bool before = has_body(r, old.at, i, b) || has_body(r, old_leads.at, old_leads.n, b);
        copy[n] = *b;
        rename_profile_body(a, r, &copy[n]);
        bool after = has_body(r, copy, n, &copy[n]) || has_body(r, leads.at, leads.n, &copy[n]);
        if (after && !before)
            diag(MSG_RENAMING_ONCE, b->pos, STR_ARG(meant(r, &copy[n])->name));
        else
            n++;
    }
    if (n)
        copy[0].printed = old.at[0].printed;
    return (struct bodies){copy, n};
}

void rename_task(struct arena *a, const struct renaming *r, struct profile_task *t)
{
    struct bodies leads = {t->lead, t->lead_count}, none = {NULL, 0};
    struct bodies cooperating = {t->cooperating, t->cooperating_count};
    struct bodies new_leads = rename_list(a, r, leads, none, none);
    cooperating = rename_list(a, r, cooperating, leads, new_leads);
    t->lead = new_leads.at;
    t->lead_count = new_leads.n;
    t->cooperating = cooperating.at;
    t->cooperating_count = cooperating.n;
}
