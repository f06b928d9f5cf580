/* Which tasks are shown, in which groups: see tasks.h. */
#include "tasks/tasks.h"

#include <string.h>

struct selection {
    struct task_list *list;
    const struct task_query *query;
    bool *marks; /* bodies that are asked for; NULL: all */
};

/* The role in which a task is of the body that is asked for; false where it is not. */
static bool role_in(const struct selection *s, const struct task *t, enum task_role *role)
{
    struct task_list *l = s->list;
    bool all = false;
    *role = TASK_LEADS;
    if (!s->marks)
        return true;
    for (size_t i = 0; i < t->share_count; i++) {
        *role = t->shares[i].role;
        if (s->marks[t->shares[i].body])
            return true;
    }
    *role = TASK_AMONG;
    for (size_t i = 0; i < t->share_count; i++) {
        const struct task_body *b = &l->bodies.at[t->shares[i].body];
        if (bodies_belong(l, b, s->marks))
            return true;
        all |= b->naming != NAMING_OWN;
    }
    l->among_all += all;
    return false;
}

static bool is_due(const struct selection *s, const struct task *t)
{
    const struct task_query *q = s->query;
    bool dated =
        t->due.kind != DUE_UNKNOWN && t->due.kind != DUE_ONGOING && t->due.kind != DUE_PERIODIC;
    if (!q->from.n && !q->overdue)
        return true;
    s->list->undated += !dated;
    if (q->overdue && !(task_is_past(t, s->list->on) && t->report != REPORT_DONE))
        return false;
    return !q->from.n || task_due_between(&t->due, q->from, q->to);
}

/* The group of that title, a new one at the end where there is none. */
static struct task_group *group_of(struct task_list *l, struct str title)
{
    for (size_t i = 0; i < l->groups.n; i++)
        if (str_eq(l->groups.at[i].title, title))
            return &l->groups.at[i];
    struct task_group *g = arena_push(l->arena, &l->groups);
    *g = (struct task_group){.title = title};
    return g;
}

static void add_entry(struct task_list *l, struct str title, size_t task, enum task_role role)
{
    struct task_group *g = group_of(l, title);
    *arena_push(l->arena, &g->entries) = (struct task_entry){task, role};
}

/* Below each of its leads, or of those marked; a task without a lead comes last. */
static void add_by_body(const struct selection *s, size_t task, enum task_role role)
{
    struct task_list *l = s->list;
    const struct task *t = &l->tasks.at[task];
    bool added = false;
    for (size_t i = 0; i < t->share_count && role != TASK_AMONG; i++) {
        size_t body = t->shares[i].body;
        if (s->marks ? !s->marks[body] : t->shares[i].role != TASK_LEADS)
            continue;
        add_entry(l, l->bodies.at[body].name, task, t->shares[i].role);
        added = true;
    }
    if (!added)
        add_entry(l, role == TASK_AMONG ? t->lead : STR("–"), task, role);
}

struct due_place {
    struct str key;
    size_t task;
    enum task_role role;
};

/* Below its state: what is late first, what is done last. */
static void group_by_state(struct task_list *l, const struct due_place *places, size_t n)
{
    for (enum task_state state = STATE_NONE; state < STATES; state++)
        for (size_t i = 0; i < n; i++) {
            const struct task *t = &l->tasks.at[places[i].task];
            if (task_state(l, t) == state)
                add_entry(l, task_state_name(l, t), places[i].task, places[i].role);
        }
}

/* Days first, in order; then what comes again; then what has no day. */
static struct str due_key(struct arena *a, const struct task *t)
{
    static const char ranks[DUE_KINDS] = {
        [DUE_UNKNOWN] = '9', [DUE_DATE] = '0',     [DUE_MONTHLY] = '1', [DUE_QUARTERLY] = '2',
        [DUE_YEARLY] = '3',  [DUE_PERIODIC] = '4', [DUE_ONGOING] = '5'};
    struct str last = t->due.kind == DUE_YEARLY && !t->due.last.n ? STR("12-31") : t->due.last;
    return str_format(a, "%c%.*s", ranks[t->due.kind], STR_ARG(last));
}

static int by_due(const void *left, const void *right)
{
    const struct due_place *a = left, *b = right;
    int key = str_cmp(a->key, b->key);
    return key ? key : mem_order(a->task, b->task);
}

/* Groups of one deadline in the words of the first; in the order of their days. */
static void group_by_due(struct task_list *l, struct due_place *places, size_t n)
{
    array_sort(places, n, by_due);
    struct str last = STR_NONE;
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &l->tasks.at[places[i].task];
        bool dated = t->due.last.n || t->due.kind != DUE_UNKNOWN;
        struct str title = t->deadline.n ? t->deadline : STR("–");
        if (i && dated && str_eq(places[i].key, places[i - 1].key))
            title = last;
        add_entry(l, title, places[i].task, places[i].role);
        last = title;
    }
}

bool tasks_select(struct task_list *l, const struct task_query *q)
{
    struct selection s = {l, q, NULL};
    vec(struct due_place) places = {0};
    if (q->body.n) {
        s.marks = arena_array(l->arena, l->bodies.n + 1, sizeof *s.marks);
        if (!bodies_named(l, q->body, s.marks))
            return false;
    }
    l->body = q->body;
    l->from = q->from;
    l->to = q->to;
    for (size_t i = 0; i < l->tasks.n; i++) {
        const struct task *t = &l->tasks.at[i];
        enum task_role role;
        if (!role_in(&s, t, &role) || !is_due(&s, t))
            continue;
        if (q->order == ORDER_BODY)
            add_by_body(&s, i, role);
        else if (q->order != ORDER_ROWS)
            *arena_push(l->arena, &places) = (struct due_place){due_key(l->arena, t), i, role};
        else
            add_entry(l, STR(""), i, role);
    }
    if (q->order == ORDER_STATE)
        group_by_state(l, places.at, places.n);
    else
        group_by_due(l, places.at, places.n);
    return true;
}
