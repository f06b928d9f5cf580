/* What every output shows of a comparison: see diff_rows.h. */
#include "write/diff/diff_rows.h"

#include <stdint.h>

#include "base/mem.h"

const char *diff_class_name(unsigned class)
{
    static const char *const names[DIFF_CLASSES] = {"verbatim", "adapted", "partial", "omitted",
                                                    "added"};
    return names[class];
}

enum msg diff_duty_message(enum duty duty)
{
    static const enum msg names[] = {MSG_DIFF_TARGET,  MSG_DIFF_TASK,       MSG_DIFF_PRINCIPLE,
                                     MSG_DIFF_HEADING, MSG_DIFF_BACKGROUND, MSG_DIFF_CENTRAL};
    return names[duty];
}

struct str diff_path(const struct node *n)
{
    return n->path.n ? n->path : str_of(node_kind_name(n->kind));
}

struct str diff_text(struct arena *a, const struct node *n)
{
    return node_whole_text(a, n, n->kind != NODE_BULLET, " | ");
}

struct remarks {
    struct arena *arena;
    vec(struct str) list;
};

static void say(struct remarks *r, enum msg m, ...) /* fills the message's directives */
{
    struct buf b = {0};
    va_list args;
    va_start(args, m);
    buf_vprintf(&b, msg_text(m), args);
    va_end(args);
    *vec_push(&r->list) = buf_take(&b, r->arena);
}

static unsigned percent(unsigned thousandths)
{
    return (thousandths + 5) / 10;
}

static void remark_link(struct remarks *r, const struct link *l)
{
    static const enum msg structures[] = {MSG_COUNT, MSG_DIFF_SPLIT, MSG_DIFF_MERGED,
                                          MSG_DIFF_MANY};
    if (l->structure != STRUCTURE_ONE)
        say(r, structures[l->structure]);
    if (l->moved)
        say(r, MSG_DIFF_MOVED);
    for (size_t i = 0; i < l->number_count; i++) {
        const struct changed_number *n = &l->numbers[i];
        if (n->now.p)
            say(r, MSG_DIFF_NUMBER, STR_ARG(n->was), STR_ARG(n->now));
        else
            say(r, MSG_DIFF_NUMBER_GONE, STR_ARG(n->was));
    }
    if (l->counts[DIFFERENCE_SLIP])
        say(r, MSG_DIFF_SLIPS, l->counts[DIFFERENCE_SLIP]);
    if (l->marks)
        say(r, MSG_DIFF_MARKS, l->marks);
    if (l->content != CONTENT_VERBATIM)
        say(r, MSG_DIFF_COVERAGE, percent(l->cov_old), percent(l->cov_new));
}

static const struct str *summarise(struct arena *a, const struct comparison *c, size_t *n)
{
    struct remarks r = {.arena = a};
    say(&r, MSG_DIFF_CLAUSES, c->old_clauses, c->carried, c->omitted_count, c->added_count);
    say(&r, MSG_DIFF_LINKS, c->content[CONTENT_VERBATIM], c->content[CONTENT_ADAPTED],
        c->content[CONTENT_PARTIAL], percent(c->carried_mass));
    if (c->earlier) {
        say(&r, MSG_DIFF_REPAIRED, c->repaired_count);
        say(&r, MSG_DIFF_INTRODUCED, c->introduced_count);
    }
    if (c->waived || c->stale_waivers)
        say(&r, MSG_DIFF_WAIVERS, c->waived, c->stale_waivers);
    const struct str *lines;
    vec_move(a, &r.list, lines, *n);
    return lines;
}

/* One side of a link: the paths of its clauses, then the stretches that it has. */
static void add_side(struct arena *a, struct diff_row *r, enum diff_side side)
{
    const struct link *l = r->link;
    enum change own = side == DIFF_OLD ? CHANGE_DELETED : CHANGE_INSERTED;
    size_t clauses = side == DIFF_OLD ? l->old_count : 1, n = 0;
    struct diff_piece *pieces = arena_array(a, clauses + l->stretch_count, sizeof *pieces);
    for (; n < clauses; n++)
        pieces[n].clause = side == DIFF_OLD ? l->old[n] : l->clause;
    for (size_t i = 0; i < l->stretch_count; i++) {
        const struct stretch *s = &l->stretches[i];
        if (s->change == CHANGE_NONE || s->change == own)
            pieces[n++] =
                (struct diff_piece){.text = s->text, .marked = s->change == own, .level = s->level};
    }
    r->sides[side] = pieces;
    r->piece_count[side] = n;
}

static void fill_row(struct diff_report *report, struct diff_row *r)
{
    struct remarks remarks = {.arena = report->arena};
    r->name = report->names[r->class];
    if (r->link) {
        add_side(report->arena, r, DIFF_OLD);
        add_side(report->arena, r, DIFF_NEW);
        remark_link(&remarks, r->link);
    } else {
        enum diff_side side = r->omission ? DIFF_OLD : DIFF_NEW;
        struct diff_piece *pieces = r->sides[side] = arena_array(report->arena, 2, sizeof *pieces);
        pieces[0].clause = r->clause;
        pieces[1].text = diff_text(report->arena, r->clause);
        r->piece_count[side] = 2;
    }
    const struct omission *o = r->omission;
    if (o) {
        say(&remarks, diff_duty_message(o->duty));
        if (o->waiver.p)
            say(&remarks, MSG_DIFF_WAIVED, STR_ARG(o->waiver));
        if (o->best)
            say(&remarks, MSG_DIFF_NEAREST, STR_ARG(diff_path(o->best)), percent(o->score));
        if (o->shared.n)
            say(&remarks, MSG_DIFF_SHARED, STR_ARG(o->shared));
        if (o->missing.n)
            say(&remarks, MSG_DIFF_MISSING, STR_ARG(o->missing));
    }
    vec_move(report->arena, &remarks.list, r->remarks, r->remark_count);
}

struct row_builder {
    const struct comparison *c;
    const struct omission **omitted; /* in reading order */
    struct diff_row *rows;
    size_t n, next_omitted, next_added;
};

static int in_reading_order(const void *a, const void *b)
{
    const struct omission *const *l = a, *const *r = b;
    return ((*l)->clause->id > (*r)->clause->id) - ((*l)->clause->id < (*r)->clause->id);
}

static void add_omitted_before(struct row_builder *b, unsigned old_id)
{
    while (b->next_omitted < b->c->omitted_count &&
           b->omitted[b->next_omitted]->clause->id < old_id) {
        const struct omission *o = b->omitted[b->next_omitted++];
        b->rows[b->n++] =
            (struct diff_row){.class = DIFF_OMITTED, .omission = o, .clause = o->clause};
    }
}

static void add_added_before(struct row_builder *b, unsigned new_id)
{
    while (b->next_added < b->c->added_count && b->c->added[b->next_added]->id < new_id)
        b->rows[b->n++] =
            (struct diff_row){.class = DIFF_ADDED, .clause = b->c->added[b->next_added++]};
}

static void list_rows(struct diff_report *report)
{
    const struct comparison *c = report->comparison;
    struct arena *a = report->arena;
    struct row_builder b = {.c = c};
    b.omitted = arena_array(a, c->omitted_count + 1, sizeof *b.omitted);
    b.rows = arena_array(a, c->link_count + c->omitted_count + c->added_count + 1, sizeof *b.rows);
    for (size_t i = 0; i < c->omitted_count; i++)
        b.omitted[i] = &c->omitted[i];
    array_sort(b.omitted, c->omitted_count, in_reading_order);
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        add_added_before(&b, l->clause->id);
        if (!l->moved) /* a moved clause says nothing of where the others were */
            add_omitted_before(&b, l->old[0]->id);
        b.rows[b.n++] = (struct diff_row){.class = l->content, .link = l, .clause = l->clause};
    }
    add_added_before(&b, UINT32_MAX);
    add_omitted_before(&b, UINT32_MAX);
    report->rows = b.rows;
    report->row_count = b.n;
}

const struct diff_report *diff_report(struct arena *a, const struct comparison *c)
{
    static const enum msg names[2][DIFF_CLASSES] = {
        {MSG_DIFF_VERBATIM, MSG_DIFF_ADAPTED, MSG_DIFF_PARTIAL, MSG_DIFF_OMITTED, MSG_DIFF_ADDED},
        {MSG_DIFF_VERBATIM, MSG_DIFF_CHANGED_DRAFT, MSG_DIFF_REWRITTEN_DRAFT,
         MSG_DIFF_OMITTED_DRAFT, MSG_DIFF_ADDED_DRAFT}};
    struct diff_report *r = arena_alloc(a, sizeof *r);
    *r = (struct diff_report){.arena = a,
                              .comparison = c,
                              .heads = {msg_text(c->draft ? MSG_DIFF_OLD_DRAFT : MSG_DIFF_OLD),
                                        msg_text(c->draft ? MSG_DIFF_NEW_DRAFT : MSG_DIFF_NEW),
                                        msg_text(MSG_DIFF_REMARK)}};
    for (unsigned i = 0; i < DIFF_CLASSES; i++)
        r->names[i] = msg_text(names[c->draft][i]);
    r->omitted = arena_array(a, c->omitted_count + 1, sizeof *r->omitted);
    r->summary = summarise(a, c, &r->summary_count);
    list_rows(r);
    for (size_t i = 0; i < r->row_count; i++) {
        fill_row(r, &r->rows[i]);
        if (r->rows[i].omission)
            r->omitted[r->rows[i].omission - c->omitted] = &r->rows[i];
    }
    return r;
}
