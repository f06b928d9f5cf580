/* Masthead, recipients and tasks that were edited: see merge_int.h. */
#include <string.h>

#include "derive/merge_int.h"
#include "model/tasks.h"

static struct str field_value(const struct profile *p, const char *name)
{
    const struct profile_field *f = profile_field(p, name);
    return f ? f->value.text : STR_NONE;
}

/* Is it a part as it is printed, in place of the form's own. */
static bool is_part(const char *name)
{
    return !strncmp(name, "printed-", strlen("printed-")) ||
           !strncmp(name, "without-", strlen("without-"));
}

/* The field as edited; an empty one is taken out. */
static void edit_field(struct merge_back *m, const char *name, struct str value, struct pos pos)
{
    const struct profile *p = m->in.profile;
    const struct profile_field *old = profile_field(p, name);
    if (!value.n && !old)
        return;
    enum merge_back_kind what = !value.n ? MERGED_REMOVED : old ? MERGED_CHANGED : MERGED_ADDED;
    struct merge_back_unit *u = merge_unit(m, merge_choice(m), what, pos, str_of(name));
    struct profile_edit *e = merge_edit(m, u, old ? old->value.pos : POS_NONE);
    u->spare = is_part(name);
    e->after = old ? POS_NONE : p->fields[0].value.pos;
    if (!value.n)
        return;
    struct profile_field *f = arena_alloc(m->arena, sizeof *f);
    *f = (struct profile_field){.name = name, .value = {value, POS_NONE}};
    f->owner = old ? old->owner : STR_NONE;
    e->field = f;
}

/* The nodes of a kind at the top of a document. */
static size_t list_top(struct merge_back *m, const struct doc *d, enum node_kind kind,
                       const struct node ***out)
{
    size_t n = 0;
    *out = arena_array(m->arena, d->count + 1, sizeof **out);
    for (const struct node *k = d->root->first; k; k = k->next)
        if (k->kind == kind)
            (*out)[n++] = k;
    return n;
}

/* --- lists: bases, recipients ------------------------------------------------------------- */

/* Elements of a list, in their order; texts beyond the end of the old ones are added, and old ones
 * beyond the end of the new ones go. */
static void edit_list(struct merge_back *m, bool basis, const struct profile_text *old, size_t n,
                      const struct node *const *was, size_t was_count,
                      const struct node *const *now, size_t now_count)
{
    for (size_t i = 0; i < n || i < now_count; i++) {
        struct str text = i < now_count ? derive_words(&m->edited, now[i]) : STR_NONE;
        if (i < n && i < was_count && text.n && str_eq(text, derive_words(&m->built, was[i])))
            continue;
        struct pos pos = i < now_count ? now[i]->pos
                         : now_count   ? now[now_count - 1]->pos
                                       : source_pos(m->in.edited->source, 1, 1);
        struct merge_back_unit *u =
            merge_unit(m, merge_choice(m),
                       !text.n ? MERGED_REMOVED
                       : i < n ? MERGED_CHANGED
                               : MERGED_ADDED,
                       pos, str_format(m->arena, "%s %zu", basis ? "basis" : "recipient", i + 1));
        struct profile_edit *e = merge_edit(m, u, i < n ? old[i].pos : POS_NONE);
        if (i >= n)
            e->after = n ? old[n - 1].pos : m->in.profile->fields[0].value.pos;
        *(basis ? &e->basis : &e->recipient) = text;
    }
}

static void edit_recipients(struct merge_back *m)
{
    const struct profile *p = m->in.profile;
    const struct node **was, **now;
    size_t n = list_top(m, m->in.plan, NODE_RECIPIENT, &was);
    size_t k = list_top(m, m->in.edited, NODE_RECIPIENT, &now);
    /* Those above the text, of several with a head; then the head of the list below it. */
    size_t heads = p->addressee_count + (p->addressee_count > 1) + 1;
    if (n == p->recipient_count + heads && k >= heads)
        edit_list(m, false, p->recipients, p->recipient_count, was + heads, n - heads, now + heads,
                  k - heads);
}

static void edit_preamble(struct merge_back *m)
{
    const struct profile *p = m->in.profile;
    const struct node **was, **now;
    size_t n = list_top(m, m->in.plan, NODE_PREAMBLE, &was);
    size_t k = list_top(m, m->in.edited, NODE_PREAMBLE, &now);
    size_t own = n > p->basis_count ? n - p->basis_count : 0; /* paragraphs of the preamble */
    if (n < p->basis_count || k < own)
        return;
    edit_list(m, true, p->bases, p->basis_count, was, p->basis_count, now, k - own);
    struct str old = derive_markdown(&m->built, was + n - own, own);
    struct str text = derive_markdown(&m->edited, now + k - own, own);
    if (own && !str_eq(old, text))
        edit_field(m, "preamble", text, now[k - own]->pos);
}

/* --- the masthead ------------------------------------------------------------------------- */

/* Where the paper has the value, or its day. */
static struct pos pos_of_field(const struct merge_back *m, const char *name, struct str value)
{
    const struct source *s = m->in.edited->source;
    struct str line = value;
    line = str_line(&line);
    size_t at = line.n ? str_find(s->text, line, 0) : (size_t)-1;
    for (const struct node *n = m->in.edited->root->first; n && !strcmp(name, "date"); n = n->next)
        if (n->kind == NODE_FRONT && n->role == FRONT_PLACE_DATE)
            return n->pos;
    return at < s->text.n ? (struct pos){s, at} : source_pos(s, 1, 1);
}

/* Fields by which the two papers differ, as derive finds them; or parts as they are printed. */
static void edit_fields(struct merge_back *m, const struct profile *was, const struct profile *now,
                        bool parts)
{
    for (size_t i = 0; i < now->field_count; i++) {
        const char *name = now->fields[i].name;
        struct str value = now->fields[i].value.text;
        if (is_part(name) == parts && strcmp(name, "preamble") &&
            !str_eq(value, field_value(was, name)))
            edit_field(m, name, value, pos_of_field(m, name, value));
    }
    for (size_t i = 0; i < was->field_count; i++) {
        const char *name = was->fields[i].name;
        if (is_part(name) == parts && strcmp(name, "preamble") && !field_value(now, name).n)
            edit_field(m, name, STR_NONE, pos_of_field(m, name, STR("")));
    }
}

/* Parts as printed come last: they hold only what no field does. */
void merge_front(struct merge_back *m)
{
    struct profile was = *m->in.profile, now = was;
    derive_front(&m->built, &was);
    derive_front(&m->edited, &now);
    edit_fields(m, &was, &now, false);
    edit_preamble(m);
    edit_recipients(m);
    edit_fields(m, &was, &now, true);
}

/* --- tasks -------------------------------------------------------------------------------- */

static bool same_bodies(const struct profile_body *a, size_t n, const struct profile_body *b,
                        size_t k)
{
    bool same = n == k;
    for (size_t i = 0; same && i < n; i++)
        same = str_eq(a[i].words, b[i].words) && str_eq(str_of(a[i].ref), str_of(b[i].ref));
    return same;
}

static const struct profile_cell *cell_named(const struct profile_task *t, const char *name)
{
    for (size_t i = 0; i < t->cell_count; i++)
        if (!strcmp(t->cells[i].name, name))
            return &t->cells[i];
    return NULL;
}

/* The profile's cells with those that differ in the row; false where none does. */
static bool merge_cells(struct arena *a, struct profile_task *t, const struct profile_task *was,
                        const struct profile_task *now)
{
    struct profile_cell *cells = arena_array(a, t->cell_count + now->cell_count + 1, sizeof *cells);
    size_t n = 0;
    bool differs = false;
    for (size_t i = 0; i < t->cell_count; i++)
        cells[n++] = t->cells[i];
    for (size_t i = 0; i < now->cell_count; i++) {
        const struct profile_cell *new = &now->cells[i], *old = cell_named(was, new->name);
        size_t k = 0;
        if (old && str_eq(old->text.text, new->text.text))
            continue;
        while (k < n && strcmp(cells[k].name, new->name) != 0)
            k++;
        cells[k] = *new;
        n += k == n;
        differs = true;
    }
    if (differs) {
        t->cells = cells;
        t->cell_count = n;
    }
    return differs;
}

/* The profile's task with what differs in the row; false where nothing does. */
static bool merge_task(struct arena *a, struct profile_task *t, const struct profile_task *was,
                       const struct profile_task *now)
{
    bool lead = !same_bodies(was->lead, was->lead_count, now->lead, now->lead_count);
    bool cooperating = !same_bodies(was->cooperating, was->cooperating_count, now->cooperating,
                                    now->cooperating_count);
    bool text = !str_eq(was->text.text, now->text.text);
    bool product = !str_eq(was->product.text, now->product.text);
    bool deadline = was->deadline != now->deadline ||
                    !str_eq(was->deadline_value, now->deadline_value) ||
                    !str_eq(was->deadline_words, now->deadline_words);
    if (text)
        t->text = now->text;
    if (product)
        t->product = now->product;
    if (lead) {
        t->lead = now->lead;
        t->lead_count = now->lead_count;
    }
    if (cooperating) {
        t->cooperating = now->cooperating;
        t->cooperating_count = now->cooperating_count;
    }
    if (deadline) {
        t->deadline = now->deadline;
        t->deadline_value = now->deadline_value;
        t->deadline_words = now->deadline_words;
    }
    bool cells = merge_cells(a, t, was, now);
    return lead || cooperating || text || product || deadline || cells;
}

/* The texts of tasks as a side of a pairing. */
static struct merge_side side_of(struct merge_back *m, const struct profile *p)
{
    struct merge_side side = {.n = p->task_count};
    side.texts = arena_array(m->arena, side.n + 1, sizeof *side.texts);
    for (size_t i = 0; i < side.n; i++)
        side.texts[i] = p->tasks[i].text.text;
    return side;
}

/* The row of a task, for its place. */
static struct pos row_pos(struct merge_back *m, size_t i)
{
    size_t n;
    const struct task_row *rows = doc_tasks(m->in.edited_appendix, m->arena, &n);
    return i < n ? rows[i].row->pos : source_pos(m->in.edited_appendix->source, 1, 1);
}

static void edit_task(struct merge_back *m, size_t old, const struct profile_task *was, size_t row,
                      const struct profile_task *now)
{
    const struct profile *p = m->in.profile;
    struct profile_task *t = arena_alloc(m->arena, sizeof *t);
    *t = was ? p->tasks[old] : *now;
    t->number = was ? t->number : STR_NONE;
    if (was && !merge_task(m->arena, t, was, now))
        return;
    t->proposed = false;
    struct merge_back_unit *u =
        merge_unit(m, merge_choice(m), was ? MERGED_CHANGED : MERGED_ADDED, row_pos(m, row),
                   str_format(m->arena, "PL/%zu", row + 1));
    struct profile_edit *e = merge_edit(m, u, was ? t->pos : POS_NONE);
    if (!was)
        e->after = p->tasks[old].pos;
    e->task = t;
}

/* What is above the table of an appendix, whatever it was read as; *first: where it begins. */
static struct str titles(struct derive *d, struct pos *first)
{
    struct doc *part = doc_new(NULL);
    *first = source_pos(d->in.plan->source, 1, 1);
    for (const struct node *n = d->in.plan->root->first; n && n->kind != NODE_TABLE; n = n->next) {
        if (node_is_incidental(n))
            continue;
        if (!part->root->first)
            *first = n->pos;
        derive_clone(d, part, n, false)->kind = NODE_TABLE_TITLE;
    }
    return derive_part(d, part);
}

static void edit_titles(struct merge_back *m)
{
    struct pos was, now;
    struct str old = titles(&m->built_tasks, &was), text = titles(&m->edited_tasks, &now);
    if (!str_eq(old, text))
        edit_field(m, "printed-appendix-title", text, now);
}

void merge_tasks(struct merge_back *m)
{
    const struct profile *p = m->in.profile;
    struct profile was = *p, now = *p;
    was.task_count = now.task_count = 0;
    derive_tasks(&m->built_tasks, &was);
    derive_tasks(&m->edited_tasks, &now);
    edit_titles(m);
    if (was.task_count != p->task_count || !now.task_count)
        return;
    struct merge_side left = side_of(m, &was), right = side_of(m, &now);
    merge_pair(m->arena, &left, &right);
    size_t old = 0;
    for (size_t i = 0; i < now.task_count; i++) {
        bool paired = right.other[i] != SEQUENCE_NONE;
        old = paired ? right.other[i] : old;
        edit_task(m, old, paired ? &was.tasks[old] : NULL, i, &now.tasks[i]);
    }
    for (size_t i = 0, row = 0; i < was.task_count; i++)
        if (left.other[i] != SEQUENCE_NONE)
            row = left.other[i];
        else
            merge_edit(m,
                       merge_unit(m, merge_choice(m), MERGED_REMOVED, row_pos(m, row),
                                  str_format(m->arena, "PL/%zu", i + 1)),
                       p->tasks[i].pos);
}
