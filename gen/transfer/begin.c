/* Begin: see begin.h. The clauses and tasks; the masthead: begin_front.c. */
#include "transfer/begin.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "markdown/md_escape.h"
#include "model/central_matter.h"
#include "model/tasks.h"
#include "transfer/begin_front.h"

enum { SHOWN = 60 }; /* bytes of a clause in a remark */

struct beginning {
    const struct begin *in;
    struct arena *arena;
    struct begun made;
    vec(struct overlay_item) items;
    vec(struct str) remarks; /* of the items, in their order */
    vec(struct profile_task) tasks;
    struct buf remark; /* of the clauses since the last item */
    vec(struct profile_open) opens;
};

/* --- what is proposed to be left out ------------------------------------------------------ */

static bool is_clause(const struct node *n)
{
    return (n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET) && n->path.n;
}

/* A part of the paper that describes the situation, and holds no goals or principles. */
static bool is_background(struct arena *a, const struct node *n)
{
    struct phrase text = phrase_read(a, node_text(a, n));
    return n->kind == NODE_HEADING && n->level == 1 && lexicon_in(WORDS_BACKGROUND, &text) &&
           !lexicon_in(WORDS_GOALS, &text) && !lexicon_in(WORDS_PRINCIPLES, &text);
}

/* Is the clause nothing without those below it: a heading, or words that end no sentence. */
static bool only_leads(struct arena *a, const struct node *n)
{
    struct str text = str_trim(node_text(a, n));
    return n->kind == NODE_HEADING ||
           (n->first && !str_ends(text, STR(".")) && !str_ends(text, STR(";")));
}

/* The message that says why the clause is not for the plan; MSG_COUNT where it may be. */
static enum msg reason_of(struct arena *a, const struct node *n)
{
    static const enum msg reasons[] = {[MATTER_NONE] = MSG_COUNT,
                                       [MATTER_DUTY] = MSG_BEGIN_DUTY,
                                       [MATTER_ENACTING] = MSG_BEGIN_ENACTING,
                                       [MATTER_DISSEMINATION] = MSG_BEGIN_DISSEMINATION,
                                       [MATTER_CLOSING] = MSG_BEGIN_CLOSING};
    if (n->central_only)
        return MSG_BEGIN_DUTY;
    if (is_background(a, n))
        return MSG_BEGIN_BACKGROUND;
    enum msg all = reasons[central_matter(n)];
    if (all != MSG_COUNT || !only_leads(a, n))
        return all;
    /* that of the first below it, if all below it are left out */
    for (const struct node *c = n->first; c; c = c->next) {
        enum msg one = is_clause(c) ? reason_of(a, c) : all;
        if (is_clause(c) && one == MSG_COUNT)
            return MSG_COUNT;
        all = all == MSG_COUNT ? one : all;
    }
    return all;
}

/* How a profile names the clause: the first of two that have one path is "#1". */
static struct str path_of(struct beginning *b, const struct node *n)
{
    bool twice = doc_find(b->in->central, path_of_second(b->arena, n->path)) != NULL;
    return twice ? str_format(b->arena, "%.*s#1", STR_ARG(n->path)) : n->path;
}

static void remark(struct beginning *b, const struct node *n)
{
    struct str words = str_first_words(node_text(b->arena, n), SHOWN), path = path_of(b, n);
    buf_printf(&b->remark, "%s%.*s  %.*s", b->remark.n ? "\n" : "", STR_ARG(path), STR_ARG(words));
    b->made.clauses++;
}

static struct overlay_item *add_item(struct beginning *b, enum overlay_op op)
{
    struct str remark = buf_take(&b->remark, b->arena);
    *vec_push(&b->remarks) = remark;
    struct overlay_item *item = vec_push(&b->items);
    *item = (struct overlay_item){.op = op, .proposed = true, .with = STR(" ")};
    return item;
}

static void omit(struct beginning *b, const struct node *n, enum msg reason)
{
    for (const struct node *c = node_next(n, n); c; c = node_next(c, n))
        if (is_clause(c))
            remark(b, c);
    struct overlay_item *item = add_item(b, OVERLAY_OMIT);
    item->paths = arena_alloc(b->arena, sizeof *item->paths);
    item->paths[0] = path_of(b, n);
    item->path_count = 1;
    item->reason = str_of(msg_text(reason));
    b->made.omitted++;
}

/* A clause that speaks to all places waits for what this one does. */
static void ask(struct beginning *b, const struct node *n)
{
    struct phrase text = phrase_read(b->arena, node_text(b->arena, n));
    if (n->kind == NODE_HEADING || !lexicon_at(WORDS_ALL_PLACES, &text, 0))
        return;
    *vec_push(&b->opens) = (struct profile_open){.place = OPEN_OVERLAY,
                                                 .name = path_of(b, n),
                                                 .index = b->items.n,
                                                 .question = str_of(msg_text(MSG_BEGIN_ASK))};
}

/* Goes through the clauses; true where one of them is carried. */
static bool take_clauses(struct beginning *b)
{
    const struct node *root = b->in->central->root;
    bool carried = false;
    for (const struct node *n = node_next(root, root); n;) {
        enum msg reason = MSG_COUNT;
        if (is_clause(n)) {
            remark(b, n);
            reason = reason_of(b->arena, n);
            if (reason != MSG_COUNT)
                omit(b, n, reason);
            else
                ask(b, n);
            carried |= reason == MSG_COUNT;
        }
        n = reason != MSG_COUNT ? node_skip(n, root) : node_next(n, root);
    }
    return carried;
}

/* A plan without clauses is none: the form's words, after the first clause that is left out. */
static void add_own(struct beginning *b)
{
    struct str text = begin_word(b->arena, b->in, "new-clauses");
    if (!text.n || !b->items.n)
        return;
    struct str anchor = b->items.at[0].paths[0];
    struct overlay_item *item = add_item(b, OVERLAY_ADD);
    item->place = PLACE_BEFORE;
    item->anchor = anchor;
    item->text.text = text;
}

/* --- what is proposed as a task ----------------------------------------------------------- */

/* Words as they are, as Markdown of a profile. */
static struct str literal(struct arena *a, struct str text)
{
    struct buf line = {0}, safe = {0};
    for (size_t at = 0; at < text.n;)
        at += md_escape(text, at, buf_view(&line), &line);
    md_escape_tags(buf_view(&line), &safe);
    buf_free(&line);
    return buf_take(&safe, a);
}

static struct profile_body *in_words(struct arena *a, struct str words)
{
    struct profile_body *body = arena_alloc(a, sizeof *body);
    *body = (struct profile_body){.words = words};
    return body;
}

/* The first date that the text names, if it names it as a time limit. */
static void set_deadline(struct beginning *b, struct profile_task *t, struct str text)
{
    struct phrase words = phrase_read(b->arena, text);
    t->deadline = DEADLINE_ONGOING;
    for (size_t i = 0; i < words.n; i++) {
        size_t n = lexicon_at(WORDS_DUE, &words, i);
        if (!n || i + n >= words.n)
            continue;
        size_t at = words.words[i + n].at;
        struct str rest = str_slice(text, at, at + STR("31/12/2026").n);
        struct str day = date_find(b->arena, rest);
        if (!day.n)
            continue;
        t->deadline = DEADLINE_DATE;
        t->deadline_value = day;
        return;
    }
}

static struct profile_task *add_task(struct beginning *b, const struct node *from, struct str text,
                                     struct str lead)
{
    struct profile_task *t = vec_push(&b->tasks);
    *t = (struct profile_task){.text = {literal(b->arena, text), POS_NONE},
                               .clauses = arena_alloc(b->arena, sizeof *t->clauses),
                               .clause_count = 1,
                               .lead = in_words(b->arena, lead),
                               .lead_count = 1,
                               .proposed = true};
    t->clauses[0] = path_of(b, from);
    return t;
}

/* Tasks of the clauses below one; a clause that leads to a list gives those of the list. */
static void tasks_below(struct beginning *b, const struct node *parent)
{
    struct str lead = begin_word(b->arena, b->in, "new-lead");
    for (const struct node *n = parent->first; n; n = n->next) {
        if (!is_clause(n) || reason_of(b->arena, n) != MSG_COUNT)
            continue;
        struct str text = str_trim(node_text(b->arena, n));
        if (n->first && only_leads(b->arena, n))
            tasks_below(b, n);
        else if (lead.n && text.n)
            set_deadline(b, add_task(b, n, text, lead), text);
    }
}

static void tasks_of_organisation(struct beginning *b)
{
    const struct node *root = b->in->central->root;
    for (const struct node *n = node_next(root, root); n;) {
        struct phrase text = phrase_read(b->arena, node_text(b->arena, n));
        bool organisation = n->kind == NODE_HEADING && lexicon_in(WORDS_ORGANISATION, &text) &&
                            reason_of(b->arena, n) == MSG_COUNT;
        if (organisation)
            tasks_below(b, n);
        n = organisation ? node_skip(n, root) : node_next(n, root);
    }
}

static void tasks_of_annexes(struct beginning *b)
{
    size_t n;
    const struct task_row *rows = doc_tasks(b->in->central, b->arena, &n);
    for (size_t i = 0; i < n; i++) {
        const struct task_row *r = &rows[i];
        if (!central_matter_names_local(r->lead)) {
            b->made.other_rows++;
            continue;
        }
        struct profile_task *t = add_task(b, r->row, r->task, r->lead);
        t->cooperating = in_words(b->arena, r->cooperating);
        t->cooperating_count = r->cooperating.n > 0;
        t->deadline = r->deadline.n ? DEADLINE_OTHER : DEADLINE_ONGOING;
        t->deadline_words = r->deadline;
        if (r->product.n)
            t->product.text = literal(b->arena, r->product);
    }
}

struct begun begin_profile(struct arena *a, const struct begin *in)
{
    struct beginning b = {.in = in, .arena = a};
    struct profile *p = arena_alloc(a, sizeof *p);
    struct profile_remarks *remarks = arena_alloc(a, sizeof *remarks);
    *p = (struct profile){.id = in->id, .kind = in->kind, .central = in->central_id};
    p->province = in->place && strcmp(in->place->id, in->id) ? in->place->id : NULL;
    begin_front(a, in, p);
    if (!take_clauses(&b))
        add_own(&b);
    tasks_of_organisation(&b);
    tasks_of_annexes(&b);
    b.made.tasks = b.tasks.n;
    remarks->head = str_of(msg_text(MSG_BEGIN_HEAD));
    remarks->rest = buf_take(&b.remark, a);
    vec_move(a, &b.items, p->items, p->item_count);
    vec_move(a, &b.remarks, remarks->items, remarks->count);
    vec_move(a, &b.tasks, p->tasks, p->task_count);
    vec_move(a, &b.opens, p->opens, p->open_count);
    b.made.profile = p;
    b.made.remarks = remarks;
    return b.made;
}
