/* Context: see context.h. */
#include "merge/plan/context.h"
#include "merge/plan/open_items.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "names/rename.h"

bool context_is_date(struct str iso)
{
    struct date d;
    return date_read(iso, &d);
}

struct str context_day(struct arena *a, struct str iso)
{
    struct date d;
    if (!date_read(iso, &d) || d.day)
        return iso;
    return str_format(a, "%04u-%02u-31", d.year, d.month ? d.month : 12);
}

/* The parts that are known; see plan.h. */
static struct value *date_value(struct arena *a, struct str iso, struct pos pos)
{
    struct value *v = value_object(a);
    struct date d;
    date_read(iso, &d);
    struct str day = date_day(a, d), month = date_month(a, d);
    value_set_text(v, "iso", iso, pos);
    value_set_text(v, "year", str_format(a, "%04u", d.year), pos);
    if (month.n)
        value_set_text(v, "month", month, pos);
    if (day.n)
        value_set_text(v, "day", day, pos);
    value_set_text(v, "short",
                   str_format(a, "%.*s%s%.*s%s%04u", STR_ARG(day), day.n ? "/" : "", STR_ARG(month),
                              month.n ? "/" : "", d.year),
                   pos);
    return v;
}

static void set_optional(struct value *object, const char *key, struct str text)
{
    if (text.n)
        value_set_text(object, key, text, POS_NONE);
}

static struct value *central_value(struct arena *a, const struct doc *central)
{
    struct value *v = value_object(a);
    for (size_t i = 0; central->kind.n && i < lexicon_list(WORDS_KINDS)->n; i++)
        if (!value_get(v, STR("kind")) &&
            str_eq(central->kind, lexicon_field(WORDS_KINDS, i, KIND_ID)))
            set_optional(v, "kind", lexicon_field(WORDS_KINDS, i, KIND_WORD));
    set_optional(v, "number", central->number);
    set_optional(v, "place", central->place);
    set_optional(v, "issuer", central->issuer);
    set_optional(v, "subject", central->subject);
    if (context_is_date(central->date))
        value_set(v, "date", date_value(a, central->date, POS_NONE));
    if (central->digest)
        value_set(v, "digest", value_bool(a, true));
    return v;
}

/*
 * Who signs has lines of its own in print ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": Decree 30/2020, annex I,
 * box 7a): line feeds, and the blanks around them, become line separators (U+2028).
 */
static struct str printed_lines(struct arena *a, struct str text)
{
    struct buf b = {0};
    while (text.n) {
        struct str line = str_trim(str_line(&text));
        if (line.n && b.n)
            buf_puts(&b, "\u2028");
        buf_str(&b, line);
    }
    return buf_take(&b, a);
}

struct value *context_fields(struct arena *a, const struct plan_inputs *in)
{
    struct value *context = value_object(a);
    value_set_text(context, "id", str_of(in->profile->id), POS_NONE);
    value_set_text(context, "kind", str_of(in->profile->kind), POS_NONE);
    value_set(context, "central", central_value(a, in->central));
    if (in->draft)
        value_set_text(context, "draft", str_of(in->draft), POS_NONE);
    for (size_t i = 0; i < in->profile->field_count; i++) {
        const struct profile_field *f = &in->profile->fields[i];
        struct str text = f->value.text;
        if (!text.p)
            value_set(context, f->name, value_unset(a, f->value.pos));
        else if (profile_is_signature(f->name))
            value_set_text(context, f->name, printed_lines(a, text), f->value.pos);
        else if (strcmp(f->name, "date"))
            value_set_text(context, f->name, text, f->value.pos);
        else if (context_is_date(text))
            value_set(context, f->name, date_value(a, text, f->value.pos));
        else
            diag(MSG_PLAN_DATE, f->value.pos, STR_ARG(text));
    }
    return context;
}

static void mark_last(struct arena *a, struct value *item, bool last)
{
    if (last)
        value_set(item, "last", value_bool(a, true));
}

/* A list of { text, last }. */
static void add_texts(struct literals *l, struct value *context, const char *key,
                      const struct profile_text *texts, size_t n)
{
    struct value *list = value_list(l->arena);
    for (size_t i = 0; i < n; i++) {
        struct value *text = literal_value(l, texts[i]), *item = value_object(l->arena);
        if (text)
            value_set(item, "text", text);
        mark_last(l->arena, item, i + 1 == n);
        value_add(list, item);
    }
    value_set(context, key, list);
}

void context_add_texts(struct literals *l, const struct plan_inputs *in, struct value *context)
{
    const struct profile *p = in->profile;
    add_texts(l, context, "bases", p->bases, p->basis_count);
    add_texts(l, context, "addressees", p->addressees, p->addressee_count);
    add_texts(l, context, "recipients", p->recipients, p->recipient_count);
    if (p->addressee_count > 1)
        value_set(context, "several-addressees", value_bool(l->arena, true));
    else if (p->addressee_count)
        value_set(context, "only-addressee", literal_value(l, p->addressees[0]));
    for (size_t i = 0; i < p->field_count; i++) {
        const struct profile_field *f = &p->fields[i];
        bool markdown = f->value.text.p && profile_is_markdown(f->name);
        struct value *text = markdown ? literal_value(l, f->value) : NULL;
        if (text)
            value_set(context, f->name, text);
    }
}

struct tasks {
    struct literals *literals;
    const struct plan_inputs *in;
    const struct overlay *overlay;
    struct arena *arena;
    struct str day;                  /* of the names of bodies; may be "" */
    const struct renaming *renaming; /* or NULL */
};

static void check_valid(const struct tasks *t, const struct body *b, struct pos pos)
{
    if (!t->day.n || body_valid_in(b, profile_place(t->in->profile), t->day))
        return;
    if (b->from.n && str_cmp(t->day, b->from) < 0)
        diag(MSG_PLAN_BODY_NOT_YET, pos, STR_ARG(b->name), STR_ARG(b->from), STR_ARG(t->day));
    else
        diag(MSG_PLAN_BODY_ENDED, pos, STR_ARG(b->name), STR_ARG(t->day),
             STR_ARG(rename_successors(t->arena, t->in->registry, b)));
}

/* No body has the id: it is a name, or like an id, or neither. */
static void report_ref(const struct registry *registry, const struct profile_body *body)
{
    const struct body *named = registry_by_name(registry, str_of(body->ref), STR_NONE);
    const struct body *near = registry_like(registry, body->ref);
    if (named)
        diag(MSG_PLAN_REF_IS_NAME, body->pos, body->ref, named->id);
    else if (near)
        diag(MSG_PLAN_NO_BODY, body->pos, body->ref, near->id, STR_ARG(near->name));
    else
        diag(MSG_PLAN_NO_BODY_LIKE, body->pos, body->ref);
}

/* The name of the registry from which the words differ by a letter. */
static struct str misspelt(const struct registry *registry, struct str words)
{
    enum { FEW = 2, SHORT = 8 }; /* bytes that differ; of a name too short to tell */
    struct nearest near = {.wanted = words, .distance = FEW + 1};
    for (size_t i = 0; i < registry->count && words.n > SHORT; i++) {
        nearest_offer(&near, registry->bodies[i].name);
        nearest_offer(&near, registry->bodies[i].short_name);
    }
    return near.best.n ? near.best : STR("");
}

/* Words that are no body's name, but look like a slip. */
static void report_words(const struct tasks *t, const struct profile_body *body)
{
    const struct registry *registry = t->in->registry;
    struct str words = body->words;
    struct str near = body->printed ? STR("") : misspelt(registry, words);
    if (near.n)
        diag(MSG_PLAN_NEAR_BODY, body->pos, STR_ARG(words), STR_ARG(near));
    for (size_t at = 0; !body->printed && at < words.n; at++) {
        if (words.p[at] != ',') /* ";" is printed between bodies */
            continue;
        struct str first = str_trim(str_slice(words, 0, at));
        struct str second = str_trim(str_slice(words, at + 1, words.n));
        if (registry_by_name(registry, first, STR_NONE) &&
            registry_by_name(registry, second, STR_NONE)) {
            diag(MSG_PLAN_BODIES_JOINED, body->pos, STR_ARG(words));
            return;
        }
    }
}

static struct str body_name(const struct tasks *t, const struct profile_body *body)
{
    const struct registry *registry = t->in->registry;
    const struct body *found = body->ref ? registry_find(registry, body->ref)
                                         : registry_by_name(registry, body->words, STR_NONE);
    if (body->ref && !found) {
        report_ref(registry, body);
        return STR("?");
    }
    if (!found)
        report_words(t, body);
    if (found)
        check_valid(t, found, body->pos);
    return body->words.n ? body->words : found->short_name;
}

/* Sets key to the joined names and list_key to the list of { name, last }. Returns the names. */
static struct str set_bodies(const struct tasks *t, struct value *row, const char *key,
                             const char *list_key, const struct profile_body *bodies, size_t n)
{
    struct value *list = value_list(t->arena);
    struct buf joined = {0};
    for (size_t i = 0; i < n; i++) {
        struct value *item = value_object(t->arena);
        struct str name = body_name(t, &bodies[i]);
        value_set_text(item, "name", name, bodies[i].pos);
        mark_last(t->arena, item, i + 1 == n);
        value_add(list, item);
        if (i)
            buf_printf(&joined, "%.*s ", STR_ARG(style_word(t->in->style, "body-separator")));
        buf_str(&joined, name);
    }
    struct str names = n ? buf_take(&joined, t->arena) : STR("");
    if (n && !bodies[0].printed)
        names = unicode_first(t->arena, names, cp_upper);
    value_set_text(row, key, names, n ? bodies[0].pos : POS_NONE);
    value_set(row, list_key, list);
    return names;
}

const char *context_deadline_word(enum deadline_kind kind)
{
    static const char *const words[] = {
        [DEADLINE_DATE] = "deadline-date",           [DEADLINE_MONTH] = "deadline-month",
        [DEADLINE_QUARTER] = "deadline-quarter",     [DEADLINE_YEAR] = "deadline-year",
        [DEADLINE_ONGOING] = "deadline-ongoing",     [DEADLINE_PERIODIC] = "deadline-periodic",
        [DEADLINE_YEARLY] = "deadline-yearly",       [DEADLINE_TERM] = "deadline-term",
        [DEADLINE_PROGRAMME] = "deadline-programme", [DEADLINE_OTHER] = NULL,
    };
    return words[kind];
}

static struct str deadline(const struct tasks *t, const struct profile_task *task)
{
    static const char *const quarters[] = {"I", "II", "III", "IV"};
    struct str value = task->deadline_value;
    if (task->deadline_words.n || task->deadline == DEADLINE_OTHER)
        return task->deadline_words.n ? task->deadline_words : STR("");
    const char *name = context_deadline_word(task->deadline);
    struct str form = style_word(t->in->style, name);
    if (!form.n)
        diag(MSG_PLAN_NO_WORD, task->deadline_pos, t->in->style->kind, name);
    struct template_options plain = {.unset = UNSET_ERROR, .profile = t->in->style->kind};
    struct value *data = value_object(t->arena);
    if (task->deadline == DEADLINE_QUARTER) {
        value_set_text(data, "year", str_slice(value, 0, strlen("YYYY")), task->deadline_pos);
        value_set_text(data, "quarter", str_of(quarters[value.p[value.n - 1] - '1']),
                       task->deadline_pos);
    } else if (value.n) {
        if (!context_is_date(value))
            diag(MSG_PLAN_DATE, task->deadline_pos, STR_ARG(value));
        data = date_value(t->arena, value, task->deadline_pos);
    }
    struct str said = template_text(t->arena, form, POS_NONE, data, &plain);
    return said.n ? said : STR("");
}

static struct value *clause_list(const struct tasks *t, const struct profile_task *task)
{
    struct value *list = value_list(t->arena), *item = NULL;
    for (size_t i = 0; i < task->clause_count; i++) {
        bool known = false;
        const struct node *n = overlay_clause(t->overlay, task->clauses[i], &known);
        const struct node *row = known ? NULL : doc_find(t->in->central, task->clauses[i]);
        if (row && row->kind == NODE_TABLE_ROW) /* of an annex, which no plan carries */
            continue;
        if (!known && overlay_path_fault(task->clauses[i], task->pos))
            break;
        if (!known)
            diag(MSG_PLAN_TASK_CLAUSE, task->pos, STR_ARG(task->clauses[i]),
                 STR_ARG(overlay_nearest(t->overlay, task->clauses[i])));
        else if (!n)
            diag(MSG_PLAN_TASK_OMITTED, task->pos, STR_ARG(task->clauses[i]));
        if (!n)
            continue;
        item = value_object(t->arena);
        value_set_text(item, "path", n->path, task->pos);
        value_add(list, item);
    }
    if (item)
        mark_last(t->arena, item, true);
    return list;
}

static void set_text(const struct tasks *t, struct value *row, const char *key,
                     struct profile_text text)
{
    struct value *v = text.text.p ? literal_value(t->literals, text) : NULL;
    value_set(row, key, v ? v : value_text(t->arena, STR(""), text.pos));
}

static struct value *task_value(const struct tasks *t, size_t i, struct str *lead)
{
    struct profile_task copy = t->in->profile->tasks[i];
    const struct profile_task *task = &copy;
    struct value *row = value_object(t->arena);
    if (t->renaming)
        rename_task(t->arena, t->renaming, &copy);
    struct str number = task->number.n ? task->number : str_format(t->arena, "%zu", i + 1);
    value_set_text(row, "number", number, task->pos);
    value_set_text(row, "id", task->id ? str_of(task->id) : STR(""), task->pos);
    struct str open = open_items_task(t->arena, t->in, i);
    if (open.n)
        copy.text.text =
            str_format(t->arena, "%.*s%.*s", STR_ARG(str_trim(copy.text.text)), STR_ARG(open));
    set_text(t, row, "text", task->text);
    set_text(t, row, "product", task->product);
    value_set_text(row, "deadline", deadline(t, task), task->deadline_pos);
    *lead = set_bodies(t, row, "lead", "leads", task->lead, task->lead_count);
    set_bodies(t, row, "cooperating", "cooperators", task->cooperating, task->cooperating_count);
    value_set(row, "clauses", clause_list(t, task));
    return row;
}

/* A task in the words of one before it. */
static void report_same(const struct tasks *t, size_t i)
{
    const struct profile_task *tasks = t->in->profile->tasks;
    for (size_t k = 0; k < i; k++) {
        if (!str_eq(str_trim(tasks[k].text.text), str_trim(tasks[i].text.text)))
            continue;
        diag(MSG_PLAN_TASK_TWICE, tasks[i].pos, pos_line(tasks[k].pos));
        return;
    }
}

/* The tasks of each lead, in the order of their first tasks. */
static struct value *group_list(const struct tasks *t, struct value *const *rows,
                                const struct str *leads, size_t n)
{
    struct value *list = value_list(t->arena);
    for (size_t i = 0, groups = 0; i < n; i++) {
        size_t first = 0;
        while (!str_eq(leads[first], leads[i]))
            first++;
        if (first < i)
            continue;
        struct value *group = value_object(t->arena), *members = value_list(t->arena);
        for (size_t k = i; k < n; k++)
            if (str_eq(leads[k], leads[i]))
                value_add(members, rows[k]);
        unsigned place = (unsigned)++groups;
        value_set_text(group, "number", str_format(t->arena, "%u", place), POS_NONE);
        value_set_text(group, "roman", renumber_label(t->arena, STR("I"), &place, 1), POS_NONE);
        value_set_text(group, "lead", leads[i], value_pos(value_get(rows[i], STR("lead"))));
        value_set_text(group, "count", str_format(t->arena, "%zu", value_size(members)), POS_NONE);
        value_set(group, "tasks", members);
        value_add(list, group);
    }
    return list;
}

struct str context_plan_day(struct arena *a, const struct plan_inputs *in)
{
    const struct profile_field *date = profile_field(in->profile, "date");
    if (in->date.n)
        return in->date;
    if (!date || !context_is_date(date->value.text))
        return STR("");
    return context_day(a, date->value.text);
}

void context_add_tasks(struct literals *l, const struct plan_inputs *in,
                       const struct overlay *overlay, const struct renaming *renaming,
                       struct value *context)
{
    size_t n = in->profile->task_count;
    struct arena *a = l->arena;
    struct tasks t = {l, in, overlay, a, context_plan_day(a, in), renaming};
    struct value *list = value_list(a), **rows = arena_array(a, n, sizeof *rows);
    struct str *leads = arena_array(a, n, sizeof *leads);
    bool products = false;
    for (size_t i = 0; i < n; i++) {
        rows[i] = task_value(&t, i, &leads[i]);
        report_same(&t, i);
        products |= in->profile->tasks[i].product.text.n > 0;
        bool printed = in->profile->tasks[i].lead[0].printed;
        if (i && !printed && str_eq(leads[i], leads[i - 1]))
            value_set(rows[i], "same-lead", value_bool(a, true));
        value_add(list, rows[i]);
    }
    value_set(context, "tasks", list);
    value_set(context, "groups", group_list(&t, rows, leads, n));
    if (n)
        value_set(context, "has-tasks", value_bool(a, true));
    if (products)
        value_set(context, "has-products", value_bool(a, true));
}
