/*
 * Profiles: see profile.h. The schema (profile.rng) has checked the shape before this file looks;
 * what a schema cannot say is checked here: names given twice, substitutions that nobody declared.
 */
#include "model/profile.h"

#include <string.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/schema.h"
#include "base/unicode.h"
#include "base/xml.h"

static const char grammar[] =
#include "model/profile.rng.h"
    ;

/* Names of one kind of element, of which each is used once. */
struct used_names {
    struct map names;
    vec(struct pos) first; /* by the number of the name, in the map's arena */
};

enum { CODE_DIGITS = 6 };

struct building {
    struct arena *arena;
    struct profile *profile;
    vec(struct profile_field) fields;
    vec(struct profile_text) bases, addressees, recipients;
    vec(struct overlay_item) items;
    vec(struct substitution) substitutions;
    vec(struct profile_task) tasks, targets;
    vec(struct profile_open) opens;
    struct used_names used_fields, used_tasks, used_adds;
};

/* place: of the name where it is said to be used already. */
static void use_name(struct used_names *u, const char *element, const char *name, struct pos pos,
                     struct pos place)
{
    uint32_t i = map_add(&u->names, str_of(name));
    if (i == u->first.n)
        *arena_push(u->names.arena, &u->first) = place;
    else
        diag(MSG_PROFILE_TWICE, pos, element, name, pos_line(u->first.at[i]));
}

/* The words of a list attribute, as an array in the arena. */
static struct str *attribute_list(struct arena *a, const struct xml *x, const char *name, size_t *n)
{
    struct str rest = xml_value(x, name);
    struct str *words = arena_array(a, rest.n + 1, sizeof *words);
    *n = 0;
    for (struct str word; (word = str_word(&rest)).n;)
        words[(*n)++] = word;
    return words;
}

/* Trimmed, line ends and the indentation of the lines after them read as one blank. */
static struct str one_line(struct arena *a, struct str text)
{
    struct buf b = {0};
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("\r\n\t", text.p[i])) {
            buf_char(&b, text.p[i]);
            continue;
        }
        while (b.n && b.p[b.n - 1] == ' ')
            b.n--;
        buf_char(&b, ' ');
        while (i + 1 < text.n && strchr(" \r\n\t", text.p[i + 1]))
            i++;
    }
    struct str line = buf_take(&b, a);
    return line.p ? line : STR("");
}

static struct pos text_pos(const struct xml *x)
{
    const struct xml *t = x->first;
    while (t && t->name)
        t = t->next;
    return t ? t->pos : x->pos;
}

static struct profile_text line_text(struct arena *a, const struct xml *x)
{
    return (struct profile_text){one_line(a, xml_text(a, x)), pos_after_blanks(text_pos(x))};
}

static struct profile_text markdown_text(struct arena *a, const struct xml *x)
{
    return (struct profile_text){xml_text(a, x), text_pos(x)};
}

static struct profile_text child_text(struct arena *a, const struct xml *x, const char *name)
{
    const struct xml *child = xml_child(x, name);
    return child ? markdown_text(a, child) : (struct profile_text){STR_NONE, x->pos};
}

bool profile_is_markdown(const char *name)
{
    return !strcmp(name, "preamble") || !strcmp(name, "articles") ||
           !strncmp(name, "printed-", strlen("printed-"));
}

bool profile_is_signature(const char *name)
{
    return !strcmp(name, "authority") || !strcmp(name, "position");
}

static void read_open(struct building *b, const struct xml *x, enum open_place place, size_t index)
{
    const char *name = place == OPEN_MASTHEAD ? "field" : "path";
    struct profile_text text = line_text(b->arena, x);
    if (!text.text.n)
        diag(MSG_PROFILE_TEXT_EMPTY, x->pos, x->name);
    *vec_push(&b->opens) =
        (struct profile_open){place, str_trim(xml_value(x, name)), index, text.text, x->pos};
}

static void read_fields(struct building *b, const struct xml *parent)
{
    xml_each (x, parent, NULL) {
        if (xml_is(x, "field")) {
            struct profile_field *f = vec_push(&b->fields);
            *f = (struct profile_field){.name = xml_string(b->arena, x, "name"),
                                        .value = line_text(b->arena, x),
                                        .owner = xml_value(x, "owner")};
            if (profile_is_markdown(f->name))
                f->value = markdown_text(b->arena, x);
            else if (profile_is_signature(f->name))
                f->value.text = str_trim(xml_text(b->arena, x));
            if (!str_trim(f->value.text).n)
                f->value = (struct profile_text){STR_NONE, x->pos};
            use_name(&b->used_fields, "field", f->name, x->pos, f->value.pos);
        } else if (xml_is(x, "basis"))
            *vec_push(&b->bases) = line_text(b->arena, x);
        else if (xml_is(x, "addressee"))
            *vec_push(&b->addressees) = line_text(b->arena, x);
        else if (xml_is(x, "recipient"))
            *vec_push(&b->recipients) = line_text(b->arena, x);
        else if (xml_is(x, "open"))
            read_open(b, x, OPEN_MASTHEAD, 0);
    }
}

static struct substitution substitution(struct arena *a, const struct xml *x)
{
    struct substitution s = {
        .name = xml_string(a, x, "name"),
        .from = xml_value(x, "from"),
        .through = xml_value(x, "through"),
        .to = xml_value(x, "to"),
        .pos = x->pos,
    };
    if (!xml_attribute(x, "to"))
        s.own = markdown_text(a, x);
    if (s.own.text.p && !str_trim(s.own.text).n)
        diag(MSG_PROFILE_TEXT_EMPTY, x->pos, x->name);
    return s;
}

const char *const overlay_form_names[] = {[FORM_HEADING] = "heading",
                                          [FORM_NUMBER] = "number",
                                          [FORM_PARA] = "para",
                                          [FORM_BULLET] = "bullet"};
const char *const overlay_place_names[] = {[PLACE_BEFORE] = "before",
                                           [PLACE_AFTER] = "after",
                                           [PLACE_FIRST] = "first",
                                           [PLACE_LAST] = "last"};
const char *const deadline_names[] = {
    [DEADLINE_DATE] = "date",           [DEADLINE_MONTH] = "month",
    [DEADLINE_QUARTER] = "quarter",     [DEADLINE_YEAR] = "year",
    [DEADLINE_ONGOING] = "ongoing",     [DEADLINE_PERIODIC] = "periodic",
    [DEADLINE_YEARLY] = "yearly",       [DEADLINE_TERM] = "term",
    [DEADLINE_PROGRAMME] = "programme", [DEADLINE_OTHER] = "other"};

static enum overlay_form form(const struct xml *x)
{
    size_t i = str_among(str_trim(xml_value(x, "as")), overlay_form_names);
    return i < sizeof overlay_form_names / sizeof *overlay_form_names ? (enum overlay_form)i
                                                                      : FORM_SAME;
}

static const char *const op_names[] = {
    [OVERLAY_CARRY] = "carry", [OVERLAY_EXTEND] = "extend", [OVERLAY_REPLACE] = "replace",
    [OVERLAY_OMIT] = "omit",   [OVERLAY_MERGE] = "merge",   [OVERLAY_SPLIT] = "split",
    [OVERLAY_MOVE] = "move",   [OVERLAY_ADD] = "add",       [OVERLAY_COPY] = "copy",
};

const char *overlay_op_name(enum overlay_op op)
{
    return op_names[op];
}

static void read_item(struct building *b, const struct xml *x, enum overlay_op op)
{
    struct arena *a = b->arena;
    struct overlay_item *item = vec_push(&b->items);
    const struct str *with = xml_attribute(x, "with");
    *item = (struct overlay_item){
        .op = op,
        .form = form(x),
        .label = str_trim(xml_value(x, "label")),
        .id = xml_string(a, x, "id"),
        .keep_labels = str_is(xml_value(x, "numbering"), "kept"),
        .with = with ? *with : STR(" "),
        .reason = xml_value(x, "reason"),
        .proposed = xml_attribute(x, "proposed") != NULL,
        .plain = xml_attribute(x, "emphasis") != NULL,
        .pos = x->pos,
    };
    item->paths = attribute_list(a, x, op == OVERLAY_MERGE ? "paths" : "path", &item->path_count);
    item->uses = attribute_list(a, x, "use", &item->use_count);
    for (size_t i = PLACE_BEFORE; i <= PLACE_LAST; i++)
        if (xml_attribute(x, overlay_place_names[i])) {
            item->place = (enum overlay_place)i;
            item->anchor = str_trim(xml_value(x, overlay_place_names[i]));
        }
    vec(struct substitution) substitutions = {0};
    xml_each (s, x, "substitute")
        *vec_push(&substitutions) = substitution(b->arena, s);
    vec_move(b->arena, &substitutions, item->substitutions, item->substitution_count);
    vec(struct overlay_phrase) list = {0};
    xml_each (at, x, "at")
        *vec_push(&list) = (struct overlay_phrase){line_text(b->arena, at), form(at),
                                                   str_trim(xml_value(at, "label"))};
    vec_move(b->arena, &list, item->phrases, item->phrase_count);
    if (op == OVERLAY_EXTEND || op == OVERLAY_REPLACE || op == OVERLAY_ADD)
        item->text = markdown_text(a, x);
    if (item->text.text.p && !str_trim(item->text.text).n)
        diag(MSG_PROFILE_TEXT_EMPTY, x->pos, x->name);
}

static void read_overlay(struct building *b, const struct xml *overlay)
{
    if (!overlay)
        return;
    b->profile->labels = attribute_list(b->arena, overlay, "labels", &b->profile->label_count);
    const struct xml *base = xml_child(overlay, "base");
    struct str rest = base ? str_trim(xml_text(b->arena, base)) : STR("");
    vec(struct profile_base) list = {0};
    while (rest.n) {
        struct profile_base clause = {.path = str_word(&rest)};
        clause.digest = str_word(&rest);
        *vec_push(&list) = clause;
    }
    vec_move(b->arena, &list, b->profile->base, b->profile->base_count);
    xml_each (x, overlay, NULL) {
        if (xml_is(x, "substitute"))
            *vec_push(&b->substitutions) = substitution(b->arena, x);
        if (xml_is(x, "open"))
            read_open(b, x, OPEN_OVERLAY, b->items.n);
        for (size_t op = 0; op < sizeof op_names / sizeof *op_names; op++)
            if (!strcmp(x->name, op_names[op]))
                read_item(b, x, (enum overlay_op)op);
    }
}

static struct profile_body *read_bodies(struct arena *a, const struct xml *task, const char *name,
                                        size_t *n)
{
    vec(struct profile_body) list = {0};
    xml_each (x, task, name) {
        struct profile_text words = line_text(a, x);
        if (!words.text.n && !xml_attribute(x, "ref"))
            diag(MSG_PROFILE_TEXT_EMPTY, x->pos, x->name);
        *vec_push(&list) = (struct profile_body){
            .ref = xml_string(a, x, "ref"),
            .words = words.text.n ? words.text : STR_NONE,
            .printed = xml_attribute(x, "printed") != NULL,
            .pos = x->pos,
        };
    }
    struct profile_body *bodies;
    vec_move(a, &list, bodies, *n);
    return bodies;
}

/* asked: the task has a question, which may be that of its time. */
static void read_deadline(struct arena *a, const struct xml *x, bool asked,
                          struct profile_task *task)
{
    struct str words = line_text(a, x).text;
    task->deadline_words = words.n ? words : STR_NONE;
    task->deadline_pos = x->pos;
    for (size_t i = DEADLINE_DATE; i <= DEADLINE_YEAR; i++)
        if (xml_attribute(x, deadline_names[i])) {
            task->deadline = (enum deadline_kind)i;
            task->deadline_value = str_trim(xml_value(x, deadline_names[i]));
            return;
        }
    task->deadline = (enum deadline_kind)str_among(xml_value(x, "kind"), deadline_names);
    if (task->deadline == DEADLINE_OTHER && !words.n && !asked)
        diag(MSG_PROFILE_DEADLINE_WORDS, x->pos);
}

static struct profile_cell *read_cells(struct arena *a, const struct xml *row, size_t *n)
{
    vec(struct profile_cell) cells = {0};
    struct profile_cell *read;
    xml_each (x, row, "cell") {
        struct profile_cell cell = {xml_string(a, x, "name"), markdown_text(a, x)};
        if (!str_trim(cell.text.text).n)
            cell.text = (struct profile_text){STR(""), x->pos};
        for (size_t i = 0; i < cells.n; i++)
            if (!strcmp(cells.at[i].name, cell.name))
                diag(MSG_PROFILE_TWICE, x->pos, "cell", cell.name, pos_line(cells.at[i].text.pos));
        *vec_push(&cells) = cell;
    }
    vec_move(a, &cells, read, *n);
    return read;
}

static struct profile_column *read_columns(struct arena *a, const struct xml *table, size_t *n)
{
    vec(struct profile_column) columns = {0};
    struct profile_column *read;
    xml_each (x, table, "column") {
        struct profile_column column = {xml_string(a, x, "name"), one_line(a, xml_text(a, x)),
                                        x->pos};
        if (!column.title.n)
            diag(MSG_PROFILE_TEXT_EMPTY, x->pos, x->name);
        for (size_t i = 0; i < columns.n; i++)
            if (!strcmp(columns.at[i].name, column.name))
                diag(MSG_PROFILE_TWICE, x->pos, "column", column.name, pos_line(columns.at[i].pos));
        *vec_push(&columns) = column;
    }
    vec_move(a, &columns, read, *n);
    return read;
}

/* What tasks and targets have in common. */
static struct profile_task read_row(struct building *b, const struct xml *x)
{
    struct arena *a = b->arena;
    struct profile_task row = {
        .id = xml_string(a, x, "id"),
        .number = str_trim(xml_value(x, "number")),
        .proposed = xml_attribute(x, "proposed") != NULL,
        .pos = x->pos,
    };
    row.text = child_text(a, x, "text");
    row.clauses = attribute_list(a, x, "clauses", &row.clause_count);
    row.lead = read_bodies(a, x, "lead", &row.lead_count);
    row.cooperating = read_bodies(a, x, "cooperating", &row.cooperating_count);
    row.cells = read_cells(a, x, &row.cell_count);
    if (!str_trim(row.text.text).n)
        diag(MSG_PROFILE_TEXT_EMPTY, x->pos, "text");
    if (row.id)
        use_name(&b->used_tasks, x->name, row.id, x->pos, x->pos);
    return row;
}

static unsigned read_code(const struct xml *x, const char *name)
{
    unsigned code = 0;
    str_number(xml_value(x, name), 0, CODE_DIGITS, &code);
    return code;
}

static void read_task(struct building *b, const struct xml *x)
{
    struct profile_task task = read_row(b, x);
    task.code = read_code(x, "code");
    task.product = child_text(b->arena, x, "product");
    bool asked = xml_child(x, "open") != NULL;
    read_deadline(b->arena, xml_child(x, "deadline"), asked, &task);
    *vec_push(&b->tasks) = task;
    xml_each (o, x, "open")
        read_open(b, o, OPEN_TASK, b->tasks.n - 1);
}

/* Each code is of one task, and none is above the highest that was ever given. */
static void check_codes(struct building *b, const struct xml *tasks)
{
    struct profile *p = b->profile;
    unsigned said = tasks ? read_code(tasks, "codes") : 0;
    p->codes = said;
    p->tasks_pos = tasks ? tasks->pos : POS_NONE;
    for (size_t i = 0; i < b->tasks.n; i++) {
        const struct profile_task *t = &b->tasks.at[i];
        for (size_t k = 0; t->code && k < i; k++)
            if (b->tasks.at[k].code == t->code)
                diag(MSG_PROFILE_CODE_TWICE, t->pos, t->code, pos_line(b->tasks.at[k].pos));
        if (said && t->code > said)
            diag(MSG_PROFILE_CODE_ABOVE, t->pos, t->code, said);
        if (t->code > p->codes)
            p->codes = t->code;
    }
}

static void check_names(struct building *b)
{
    struct map names = {.arena = b->arena};
    for (size_t j = 0; j < b->substitutions.n; j++)
        map_add(&names, str_of(b->substitutions.at[j].name));
    for (size_t i = 0; i < b->items.n; i++) {
        const struct overlay_item *item = &b->items.at[i];
        for (size_t k = 0; k < item->use_count; k++) {
            if (map_find(&names, item->uses[k]) != MAP_NONE)
                continue;
            struct nearest near = NEAREST(item->uses[k]);
            for (size_t j = 0; j < b->substitutions.n; j++)
                nearest_offer(&near, str_of(b->substitutions.at[j].name));
            if (!near.best.n)
                diag(MSG_PROFILE_NO_SUBSTITUTIONS, item->pos, STR_ARG(item->uses[k]));
            else
                diag(MSG_PROFILE_SUBSTITUTION, item->pos, STR_ARG(item->uses[k]),
                     STR_ARG(near.best));
        }
        if (item->id)
            use_name(&b->used_adds, "add", item->id, item->pos, item->pos);
    }
}

const struct profile *profile_read(struct arena *a, const struct source *source)
{
    const struct xml *root = schema_parse(a, source, grammar);
    if (!root)
        return NULL;
    struct map none = {.arena = a};
    struct building b = {.arena = a,
                         .profile = arena_alloc(a, sizeof *b.profile),
                         .used_fields.names = none,
                         .used_tasks.names = none,
                         .used_adds.names = none};
    b.profile->source = source;
    b.profile->id = xml_string(a, root, "id");
    b.profile->province = xml_string(a, root, "province");
    b.profile->kind = xml_string(a, root, "kind");
    b.profile->central = xml_string(a, root, "central");
    read_fields(&b, xml_child(root, "masthead"));
    read_fields(&b, xml_child(root, "fields"));
    read_overlay(&b, xml_child(root, "overlay"));
    const struct xml *tasks = xml_child(root, "tasks"), *targets = xml_child(root, "targets");
    struct profile *p = b.profile;
    p->task_columns = read_columns(a, tasks, &p->task_column_count);
    p->target_columns = read_columns(a, targets, &p->target_column_count);
    xml_each (x, tasks, "task")
        read_task(&b, x);
    check_codes(&b, tasks);
    xml_each (x, targets, "target")
        *vec_push(&b.targets) = read_row(&b, x);
    check_names(&b);
    vec_move(a, &b.fields, b.profile->fields, b.profile->field_count);
    vec_move(a, &b.bases, b.profile->bases, b.profile->basis_count);
    vec_move(a, &b.addressees, b.profile->addressees, b.profile->addressee_count);
    vec_move(a, &b.recipients, b.profile->recipients, b.profile->recipient_count);
    vec_move(a, &b.items, b.profile->items, b.profile->item_count);
    vec_move(a, &b.substitutions, b.profile->substitutions, b.profile->substitution_count);
    vec_move(a, &b.tasks, p->tasks, p->task_count);
    vec_move(a, &b.targets, p->targets, p->target_count);
    vec_move(a, &b.opens, b.profile->opens, b.profile->open_count);
    return b.profile;
}

const struct profile_field *profile_field(const struct profile *p, const char *name)
{
    for (size_t i = 0; i < p->field_count; i++)
        if (!strcmp(p->fields[i].name, name))
            return &p->fields[i];
    return NULL;
}

const char *profile_place(const struct profile *p)
{
    return p->province ? p->province : p->id;
}

struct str profile_deadline_day(struct arena *a, const struct profile_task *t)
{
    struct str v = t->deadline_value;
    if (t->deadline == DEADLINE_QUARTER && v.n)
        return str_format(a, "%.4s-%02d-31", v.p, (v.p[v.n - 1] - '0') * 3);
    return v.n == strlen("YYYY")      ? str_format(a, "%.*s-12-31", STR_ARG(v))
           : v.n == strlen("YYYY-MM") ? str_format(a, "%.*s-31", STR_ARG(v))
                                      : v;
}

struct str profile_number_sign(struct str number)
{
    for (size_t at = 0; at + 1 < number.n; at++) {
        uint32_t next = utf8_first(str_slice(number, at + 1, number.n), 0);
        if ((number.p[at] == '-' || number.p[at] == '/') && cp_is_upper(next))
            return str_slice(number, at, number.n);
    }
    return STR("");
}
