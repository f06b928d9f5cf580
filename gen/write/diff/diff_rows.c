/* The rows of a comparison: see diff_rows.h. */
#include "write/diff/diff_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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
           b->omitted[b->next_omitted]->clause->id < old_id)
        b->rows[b->n++] =
            (struct diff_row){.kind = DIFF_ROW_OMITTED, .omission = b->omitted[b->next_omitted++]};
}

static void add_added_before(struct row_builder *b, unsigned new_id)
{
    while (b->next_added < b->c->added_count && b->c->added[b->next_added]->id < new_id)
        b->rows[b->n++] =
            (struct diff_row){.kind = DIFF_ROW_ADDED, .added = b->c->added[b->next_added++]};
}

const struct diff_row *diff_rows(struct arena *a, const struct comparison *c, size_t *count)
{
    struct row_builder b = {.c = c};
    b.omitted = arena_array(a, c->omitted_count + 1, sizeof *b.omitted);
    b.rows = arena_array(a, c->link_count + c->omitted_count + c->added_count + 1, sizeof *b.rows);
    for (size_t i = 0; i < c->omitted_count; i++)
        b.omitted[i] = &c->omitted[i];
    if (c->omitted_count)
        qsort(b.omitted, c->omitted_count, sizeof *b.omitted, in_reading_order);
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        add_added_before(&b, l->clause->id);
        if (!l->moved) /* a moved clause says nothing of where the others stood */
            add_omitted_before(&b, l->old[0]->id);
        b.rows[b.n++] = (struct diff_row){.kind = DIFF_ROW_LINK, .link = l};
    }
    add_added_before(&b, UINT32_MAX);
    add_omitted_before(&b, UINT32_MAX);
    for (size_t i = 0; i < b.n; i++)
        b.rows[i].draft = c->draft;
    *count = b.n;
    return b.rows;
}

enum msg diff_class_message(unsigned class, bool draft)
{
    static const enum msg names[2][DIFF_CLASSES] = {
        {MSG_DIFF_VERBATIM, MSG_DIFF_ADAPTED, MSG_DIFF_PARTIAL, MSG_DIFF_OMITTED, MSG_DIFF_ADDED},
        {MSG_DIFF_VERBATIM, MSG_DIFF_CHANGED_DRAFT, MSG_DIFF_REWRITTEN_DRAFT,
         MSG_DIFF_OMITTED_DRAFT, MSG_DIFF_ADDED_DRAFT}};
    return names[draft][class];
}

static unsigned class_of(const struct diff_row *r)
{
    return r->kind == DIFF_ROW_OMITTED ? DIFF_CLASS_OMITTED
           : r->kind == DIFF_ROW_ADDED ? DIFF_CLASS_ADDED
                                       : (unsigned)r->link->content;
}

const char *diff_class_name(unsigned class)
{
    static const char *const names[DIFF_CLASSES] = {"verbatim", "adapted", "partial", "omitted",
                                                    "added"};
    return names[class];
}

const char *diff_row_class(const struct diff_row *r)
{
    return diff_class_name(class_of(r));
}

const char *diff_row_name(const struct diff_row *r)
{
    return msg_text(diff_class_message(class_of(r), r->draft));
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
    struct buf b = {0};
    if (n->label.n && n->kind != NODE_BULLET) {
        buf_str(&b, n->label);
        buf_char(&b, ' ');
    }
    buf_str(&b, node_text(a, n));
    for (const struct node *cell = n->first; cell && cell->kind == NODE_CELL; cell = cell->next) {
        if (cell->prev)
            buf_puts(&b, " | ");
        buf_str(&b, node_text(a, cell));
    }
    return buf_take(&b, a);
}

struct str diff_first_words(struct str text, size_t bytes)
{
    size_t line = str_find(text, STR("\n"), 0), cut = bytes;
    text = str_slice(text, 0, line == (size_t)-1 ? text.n : line);
    while (cut < text.n && text.p[cut] != ' ')
        cut++;
    return str_slice(text, 0, cut);
}

struct remarks {
    void (*remark)(void *, struct str);
    void *context;
};

static void say(const struct remarks *r, enum msg m, ...) /* fills the message's directives */
{
    struct buf b = {0};
    va_list args;
    va_start(args, m);
    buf_vprintf(&b, msg_text(m), args);
    va_end(args);
    r->remark(r->context, buf_view(&b));
    buf_free(&b);
}

static unsigned percent(unsigned thousandths)
{
    return (thousandths + 5) / 10;
}

static void remark_link(const struct remarks *r, const struct link *l)
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

static void remark_omission(const struct remarks *r, const struct omission *o)
{
    say(r, diff_duty_message(o->duty));
    if (o->waiver.p)
        say(r, MSG_DIFF_WAIVED, STR_ARG(o->waiver));
    if (o->best)
        say(r, MSG_DIFF_NEAREST, STR_ARG(diff_path(o->best)), percent(o->score));
    if (o->shared.n)
        say(r, MSG_DIFF_SHARED, STR_ARG(o->shared));
    if (o->missing.n)
        say(r, MSG_DIFF_MISSING, STR_ARG(o->missing));
}

void diff_remarks(const struct diff_row *row, void (*remark)(void *, struct str), void *context)
{
    struct remarks r = {remark, context};
    if (row->kind == DIFF_ROW_LINK)
        remark_link(&r, row->link);
    else if (row->kind == DIFF_ROW_OMITTED)
        remark_omission(&r, row->omission);
}

void diff_summary(const struct comparison *c, void (*line)(void *, struct str), void *context)
{
    struct remarks r = {line, context};
    say(&r, MSG_DIFF_CLAUSES, c->old_clauses, c->carried, c->omitted_count, c->added_count);
    say(&r, MSG_DIFF_LINKS, c->content[CONTENT_VERBATIM], c->content[CONTENT_ADAPTED],
        c->content[CONTENT_PARTIAL], percent(c->carried_mass));
    if (c->earlier) {
        say(&r, MSG_DIFF_REPAIRED, c->repaired_count);
        say(&r, MSG_DIFF_INTRODUCED, c->introduced_count);
    }
    if (c->waived || c->stale_waivers)
        say(&r, MSG_DIFF_WAIVERS, c->waived, c->stale_waivers);
}

enum msg diff_old_name(const struct comparison *c)
{
    return c->draft ? MSG_DIFF_OLD_DRAFT : MSG_DIFF_OLD;
}

enum msg diff_new_name(const struct comparison *c)
{
    return c->draft ? MSG_DIFF_NEW_DRAFT : MSG_DIFF_NEW;
}
