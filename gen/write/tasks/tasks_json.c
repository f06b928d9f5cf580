/* Tasks as JSON: see tasks_write.h. */
#include "write/tasks/tasks_write.h"

#include "base/json_value.h"

static void set(struct json_value *o, const char *key, struct str s)
{
    json_value_set(o, key, json_value_string(s));
}

static void set_count(struct json_value *o, const char *key, size_t n)
{
    json_value_set(o, key, json_value_integer((long long)n));
}

static struct json_value *plan_value(const struct task_plan *p)
{
    struct json_value *o = json_value_object();
    set(o, "name", str_of(p->name));
    set(o, "number", p->number);
    set(o, "date", p->date);
    set(o, "issuer", p->issuer);
    set_count(o, "tasks", p->count);
    return o;
}

static struct json_value *bodies_value(const struct task_list *l, const struct task *t,
                                       enum task_role role)
{
    static const char *const namings[] = {"own", "collective", "vague"};
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < t->share_count; i++) {
        const struct task_body *b = &l->bodies.at[t->shares[i].body];
        if (t->shares[i].role != role)
            continue;
        struct json_value *o = json_value_object();
        set(o, "name", b->name);
        set(o, "id", str_of(b->known ? b->known->id : ""));
        set(o, "naming", str_of(namings[b->naming]));
        json_value_add(array, o);
    }
    return array;
}

static struct json_value *due_value(const struct task_due *due)
{
    static const char *const kinds[DUE_KINDS] = {"unknown", "date",     "yearly", "quarterly",
                                                 "monthly", "periodic", "ongoing"};
    struct json_value *o = json_value_object();
    set(o, "kind", str_of(kinds[due->kind]));
    if (due->first.n)
        set(o, "first", due->first);
    if (due->last.n)
        set(o, "last", due->last);
    struct json_value *others = due->other_count ? json_value_array() : NULL;
    for (size_t i = 0; i < due->other_count; i++)
        json_value_add(others, json_value_string(due->others[i]));
    if (others)
        json_value_set(o, "others", others);
    return o;
}

static struct json_value *clear_value(const struct task *t)
{
    static const char *const names[CLARITIES] = {"missing", "vague", "known"};
    struct json_value *o = json_value_object();
    for (size_t i = 0; i < CLEAR_ITEMS; i++)
        set(o, clear_item_names[i], str_of(names[t->clear[i]]));
    return o;
}

static const char *const state_names[STATES] = {
    "", "past", "late", "late", "unreported", "not-begun", "going", "done-late", "done"};

static struct json_value *task_value(const struct task_list *l, const struct task_entry *e)
{
    static const char *const roles[TASK_ROLES] = {"leads", "cooperates", "among"};
    const struct task *t = &l->tasks.at[e->task];
    struct json_value *o = json_value_object(), *lines = json_value_array();
    for (size_t i = 0; i < t->row->line_count; i++)
        json_value_add(lines, json_value_integer(node_lines(t->row)[i]));
    set(o, "id", t->id);
    set_count(o, "plan", t->plan);
    set(o, "path", t->row->path);
    json_value_set(o, "lines", lines);
    set(o, "number", t->number);
    set(o, "task", t->text);
    json_value_set(o, "lead", bodies_value(l, t, TASK_LEADS));
    json_value_set(o, "cooperating", bodies_value(l, t, TASK_COOPERATES));
    set(o, "deadline", t->deadline);
    json_value_set(o, "due", due_value(&t->due));
    set(o, "product", t->product);
    json_value_set(o, "clear", clear_value(t));
    if (l->body.n)
        set(o, "role", str_of(roles[e->role]));
    if (l->on.n || l->progress)
        set(o, "state", str_of(state_names[task_state(l, t)]));
    if (l->progress) {
        json_value_set(o, "reported", json_value_bool(t->report != REPORT_NONE));
        set(o, "done", t->done);
        set(o, "result", t->result);
        set(o, "reason", t->reason);
    }
    return o;
}

bool write_tasks_json(const struct task_writing *w, struct buf *out)
{
    const struct task_list *l = w->list;
    struct json_value *root = json_value_object(), *plans = json_value_array();
    struct json_value *groups = json_value_array();
    set(root, "format", STR("kehoach-tasks"));
    json_value_set(root, "version", json_value_integer(1));
    for (size_t i = 0; i < l->plans.n; i++)
        json_value_add(plans, plan_value(&l->plans.at[i]));
    json_value_set(root, "plans", plans);
    set(root, "body", l->body);
    set(root, "from", l->from);
    set(root, "to", l->to);
    set(root, "on", l->on);
    for (size_t i = 0; i < l->groups.n; i++) {
        const struct task_group *g = &l->groups.at[i];
        struct json_value *o = json_value_object(), *tasks = json_value_array();
        set(o, "title", g->title);
        for (size_t k = 0; k < g->entries.n; k++)
            json_value_add(tasks, task_value(l, &g->entries.at[k]));
        json_value_set(o, "tasks", tasks);
        json_value_add(groups, o);
    }
    json_value_set(root, "groups", groups);
    set_count(root, "undated", l->undated);
    set_count(root, "among_all", l->among_all);
    json_value_print(root, out);
    json_value_free(root);
    return true;
}
