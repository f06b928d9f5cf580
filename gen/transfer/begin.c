/* Begin: see begin.h. The clauses and tasks; the masthead: begin_front.c. */
#include "transfer/begin.h"

#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "markdown/md_escape.h"
#include "model/tasks.h"
#include "transfer/begin_front.h"
#include "transfer/deadline.h"
#include "transfer/superior.h"

enum { SHOWN = 60 }; /* bytes of a clause in a remark */

struct beginning {
    const struct begin *in;
    struct arena *arena;
    const struct doc_index *central;
    struct superior superior;
    struct begun made;
    vec(struct overlay_item) items;
    vec(struct str) remarks; /* of the items, in their order */
    vec(struct profile_task) tasks;
    struct buf remark; /* of the clauses since the last item */
    vec(struct profile_open) opens;
};

/* --- clauses ------------------------------------------------------------------------------ */

static bool is_clause(const struct node *n)
{
    return (n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET) && n->path.n;
}

/* How a profile names the clause: the first of two that have one path is "#1". */
static struct str path_of(struct beginning *b, const struct node *n)
{
    bool twice = doc_index_find(b->central, path_of_second(b->arena, n->path)) != NULL;
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

static struct overlay_item *add_item_of(struct beginning *b, enum overlay_op op,
                                        const struct node *n)
{
    struct overlay_item *item = add_item(b, op);
    item->paths = arena_alloc(b->arena, sizeof *item->paths);
    item->paths[0] = path_of(b, n);
    item->path_count = 1;
    return item;
}

static void omit(struct beginning *b, const struct node *n, enum msg reason)
{
    for (const struct node *c = node_next(n, n); c; c = node_next(c, n))
        if (is_clause(c))
            remark(b, c);
    add_item_of(b, OVERLAY_OMIT, n)->reason = str_of(msg_text(reason));
    b->made.omitted++;
}

/*
 * An article that approves a programme is none of a plan, the parts of the programme are: they take
 * its place.
 */
static bool unwrap(struct beginning *b, const struct node *n)
{
    struct phrase text = phrase_read(b->arena, node_text(b->arena, n));
    size_t parts = 0;
    for (const struct node *c = n->first; c; c = c->next)
        parts += c->kind == NODE_HEADING;
    if (n->level != 1 || parts < 2 || !lexicon_at(WORDS_APPROVES, &text, 0))
        return false;
    for (const struct node *c = n->first; c; c = c->next)
        if (c->kind == NODE_HEADING) {
            struct overlay_item *item = add_item_of(b, OVERLAY_MOVE, c);
            item->place = PLACE_BEFORE;
            item->anchor = path_of(b, n);
        }
    add_item_of(b, OVERLAY_OMIT, n)->reason = str_of(msg_text(MSG_BEGIN_UNWRAP));
    b->made.omitted++;
    return true;
}

/* "Nghị quyết này" means the superior paper; in the plan it has to be named. */
static void name_paper(struct beginning *b, const struct node *n)
{
    const struct doc *d = b->in->central;
    struct phrase text = phrase_read(b->arena, node_text(b->arena, n));
    for (size_t i = 0; d->number.n && i < text.n; i++) {
        size_t which = lexicon_which(WORDS_KINDS, &text, i);
        size_t kind = lexicon_at(WORDS_KINDS, &text, i);
        size_t this = which ? lexicon_at(WORDS_THIS_PAPER, &text, i + kind) : 0;
        if (!this || !str_eq(lexicon_field(WORDS_KINDS, which - 1, KIND_ID), d->kind))
            continue;
        struct str from =
            str_slice(text.text, text.words[i].at, text.words[i + kind + this - 1].end);
        struct str name = str_slice(text.text, text.words[i].at, text.words[i + kind - 1].end);
        struct overlay_item *item = add_item_of(b, OVERLAY_CARRY, n);
        item->substitutions = arena_alloc(b->arena, sizeof *item->substitutions);
        item->substitution_count = 1;
        struct str number = str_filled(b->arena, begin_word(b->arena, b->in, "new-central-number"),
                                       STR("{{number}}"), d->number);
        *item->substitutions = (struct substitution){
            .from = from, .to = str_format(b->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(number))};
        return;
    }
}

/* A clause that is carried: what somebody has to say of it. */
static void ask(struct beginning *b, const struct node *n)
{
    enum msg question = superior_question(&b->superior, n);
    if (question != MSG_COUNT)
        *vec_push(&b->opens) = (struct profile_open){.place = OPEN_OVERLAY,
                                                     .name = path_of(b, n),
                                                     .index = b->items.n,
                                                     .question = str_of(msg_text(question))};
    name_paper(b, n);
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
            reason = superior_reason(&b->superior, n);
            if (reason != MSG_COUNT)
                omit(b, n, reason);
            else if (!unwrap(b, n))
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

/* A clause as the text of a row: without what ends an entry of a list or a paper. */
static struct str row_text(struct arena *a, struct str text)
{
    text = str_trim(text);
    while (str_ends(text, STR(";")) || str_ends(text, STR("./.")))
        text = str_trim(str_slice(text, 0, text.n - (str_ends(text, STR(";")) ? 1 : 2)));
    return literal(a, text);
}

static struct profile_task *add_task(struct beginning *b, const struct node *from, struct str text,
                                     struct str lead)
{
    struct profile_task *t = vec_push(&b->tasks);
    *t = (struct profile_task){.text = {row_text(b->arena, text), POS_NONE},
                               .clauses = arena_alloc(b->arena, sizeof *t->clauses),
                               .clause_count = 1,
                               .lead = in_words(b->arena, lead),
                               .lead_count = 1,
                               .proposed = true};
    t->clauses[0] = path_of(b, from);
    return t;
}

static void ask_of_task(struct beginning *b, struct str question)
{
    *vec_push(&b->opens) =
        (struct profile_open){.place = OPEN_TASK, .index = b->tasks.n - 1, .question = question};
}

/* A task of which the paper says no time is asked for one. */
static void ask_of_time(struct beginning *b)
{
    const struct profile_task *t = &b->tasks.at[b->tasks.n - 1];
    if (t->deadline == DEADLINE_OTHER && !t->deadline_words.n)
        ask_of_task(b, str_of(msg_text(MSG_BEGIN_ASK_TIME)));
}

/* Tasks of the clauses below one; a clause that leads to a list gives those of the list. */
static void tasks_below(struct beginning *b, const struct node *parent)
{
    struct str lead = begin_word(b->arena, b->in, "new-lead");
    for (const struct node *n = parent->first; n; n = n->next) {
        if (!is_clause(n) || superior_reason(&b->superior, n) != MSG_COUNT)
            continue;
        struct str text = str_trim(node_text(b->arena, n));
        if (n->first && superior_only_leads(&b->superior, n))
            tasks_below(b, n);
        else if (lead.n && text.n) {
            deadline_read(b->arena, text, add_task(b, n, text, lead));
            ask_of_time(b);
            if (!b->superior.own && superior_names_several(&b->superior, text))
                ask_of_task(b, str_of(msg_text(MSG_BEGIN_ASK)));
        }
    }
}

/* Those of the part that says who carries the paper out, and of headings that name our bodies. */
static void tasks_of_clauses(struct beginning *b)
{
    const struct node *root = b->in->central->root;
    for (const struct node *n = node_next(root, root); n;) {
        struct phrase text = phrase_read(b->arena, node_text(b->arena, n));
        bool organisation = n->kind == NODE_HEADING && lexicon_in(WORDS_ORGANISATION, &text) &&
                            superior_reason(&b->superior, n) == MSG_COUNT;
        bool gives = organisation || (is_clause(n) && superior_gives_tasks(&b->superior, n));
        if (gives)
            tasks_below(b, n);
        n = gives ? node_skip(n, root) : node_next(n, root);
    }
}

/* A row of an annex: of who leads and cooperates there the drafter makes bodies of the place. */
static void task_of_row(struct beginning *b, const struct task_row *r)
{
    struct str lead = begin_word(b->arena, b->in, "new-lead");
    struct profile_task *t = add_task(b, r->row, r->task, lead.n ? lead : r->lead);
    t->deadline = DEADLINE_OTHER;
    t->deadline_words = r->deadline;
    if (r->product.n)
        t->product.text = literal(b->arena, r->product);
    struct str none = STR("-");
    ask_of_task(b, str_format(b->arena, msg_text(MSG_BEGIN_ASK_LEAD), STR_ARG(r->lead),
                              STR_ARG(r->cooperating.n ? r->cooperating : none)));
    ask_of_time(b);
}

static void tasks_of_annexes(struct beginning *b)
{
    size_t n;
    const struct task_row *rows = doc_tasks(b->in->central, b->arena, &n);
    for (size_t i = 0; i < n; i++) {
        if (superior_names_ours(&b->superior, rows[i].lead))
            task_of_row(b, &rows[i]);
        else
            b->made.other_rows++;
    }
}

/* Is the paper of the place itself that the plan is of. */
static bool is_own(const struct beginning *b)
{
    const struct doc *d = b->in->central;
    return !b->superior.commune && b->in->place && str_eq(d->place, b->in->place->short_name) &&
           d->issuer.n && superior_names_ours(&b->superior, d->issuer);
}

struct begun begin_profile(struct arena *a, const struct begin *in)
{
    struct beginning b = {.in = in, .arena = a, .superior = {.arena = a}};
    b.central = doc_index_new(a, in->central);
    struct profile *p = arena_alloc(a, sizeof *p);
    struct profile_remarks *remarks = arena_alloc(a, sizeof *remarks);
    *p = (struct profile){.id = in->id, .kind = in->kind, .central = in->central_id};
    p->province = in->place && strcmp(in->place->id, in->id) ? in->place->id : NULL;
    b.superior.commune = style_word(in->style, "new-below-province").n > 0;
    b.superior.own = is_own(&b);
    begin_front(a, in, p);
    if (!take_clauses(&b))
        add_own(&b);
    tasks_of_clauses(&b);
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
