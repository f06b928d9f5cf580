/* Slips of bodies: see slips.h. */
#include "tasks/slips.h"

#include "base/diag.h"
#include "base/map.h"
#include "base/unicode.h"
#include "markdown/md_escape.h"
#include "markdown/md_write.h"
#include "model/tasks.h"
#include "template/lambda.h"
#include "template/render.h"

enum { NAME_MOST = 60 /* bytes of a file's name */ };

#define LINE_SEPARATOR "\xE2\x80\xA8" /* U+2028: md_escape() makes a hard line break of it */

struct slip_maker {
    const struct task_list *list;
    const struct task_plan *plan;
    const struct slip_tools *tools;
    struct arena *arena;
    struct map names;
    struct str attached;
    bool products;
};

/* Is the task one of those of the plan that the body has in that role. */
static bool has_role(const struct task *t, size_t body, enum task_role role)
{
    for (size_t i = 0; i < t->share_count; i++)
        if (t->shares[i].body == body && t->shares[i].role == role)
            return true;
    return false;
}

/* "(Kèm theo Kế hoạch số ...)" below the title of the table; unset without. */
static struct str attached_line(struct arena *a, const struct doc *d)
{
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        struct str text = n->kind == NODE_TABLE_TITLE ? node_text(a, n) : STR("");
        while (text.n) {
            struct str line = str_trim(str_line(&text));
            if (str_starts(line, STR("(")) && str_ends(line, STR(")")))
                return line;
        }
    }
    return STR_NONE;
}

/* Letters and digits of the name with hyphens between its words; a number where another body has
 * the same. */
static const char *file_name(struct slip_maker *m, const struct task_body *b)
{
    char key[NAME_MOST];
    struct buf name = {0};
    if (b->known)
        buf_puts(&name, b->known->id);
    else
        unicode_key(b->name, key, sizeof key);
    for (const char *c = b->known ? "" : key; *c; c++)
        if (is_letter(*c) || is_digit(*c))
            buf_char(&name, is_letter(*c) ? (char)(*c | ' ') : *c);
        else if (name.n && name.p[name.n - 1] != '-')
            buf_char(&name, '-');
    struct str plain = str_strip(buf_take(&name, m->arena), "-"), unique = plain;
    for (size_t i = 2, known = m->names.keys.n; map_add(&m->names, unique) < known; i++)
        unique = str_format(m->arena, "%.*s-%zu", STR_ARG(plain), i);
    return str_copy(m->arena, unique).p;
}

/* --- a slip -------------------------------------------------------------------------------- */

static void set(const struct slip_maker *m, struct value *o, const char *key, struct str text)
{
    struct buf lines = {0};
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '\n')
            buf_puts(&lines, LINE_SEPARATOR);
        else
            buf_char(&lines, text.p[i]);
    value_set_text(o, key, buf_take(&lines, m->arena), POS_NONE);
}

static struct value *row_value(const struct slip_maker *m, const struct task *t)
{
    struct value *row = value_object(m->arena);
    set(m, row, "id", t->id);
    set(m, row, "number", t->number);
    set(m, row, "text", t->text);
    set(m, row, "lead", t->lead);
    set(m, row, "cooperating", t->cooperating);
    set(m, row, "deadline", t->deadline);
    set(m, row, "product", t->product);
    return row;
}

/* Rows that the body leads, then those that it helps with. */
static struct value *rows_of(const struct slip_maker *m, size_t body)
{
    struct value *rows = value_list(m->arena);
    for (enum task_role role = TASK_LEADS; role <= TASK_COOPERATES; role++) {
        bool first = true;
        for (size_t i = m->plan->first; i < m->plan->first + m->plan->count; i++) {
            const struct task *t = &m->list->tasks.at[i];
            if (!has_role(t, body, role))
                continue;
            struct value *row = row_value(m, t);
            if (first)
                value_set(row, role == TASK_LEADS ? "leads" : "cooperates",
                          value_bool(m->arena, true));
            first = false;
            value_add(rows, row);
        }
    }
    return rows;
}

static struct value *context_of(const struct slip_maker *m, size_t body)
{
    struct value *context = value_object(m->arena);
    set(m, context, "body", m->list->bodies.at[body].name);
    if (m->attached.n)
        set(m, context, "attached", m->attached);
    if (m->plan->number.n)
        set(m, context, "number", m->plan->number);
    if (m->plan->date.n)
        set(m, context, "date", m->plan->date);
    if (m->products)
        value_set(context, "has-products", value_bool(m->arena, true));
    set(m, context, "appendix-word", style_word(m->tools->style, "appendix-word"));
    value_set(context, "tasks", rows_of(m, body));
    return context;
}

/* Renders, writes as Markdown, and reads that again; false after diagnostics. */
static bool make_slip(struct slip_maker *m, size_t body, struct slip *slip)
{
    const struct style *style = m->tools->style;
    const struct source *template = m->tools->load(m->tools->user, STR("slip"));
    const struct lambda_words words = {style_word(style, "date-words"),
                                       style_word(style, "date-short")};
    const struct template_options options = {.escape = md_escape,
                                             .fit = md_escape_fit,
                                             .profile = m->plan->name,
                                             .load = m->tools->load,
                                             .user = m->tools->user};
    struct value *context = context_of(m, body);
    struct template_result result;
    if (!template) {
        diag_file(MSG_PLAN_NO_TEMPLATE, m->plan->name, style->kind, "slip");
        return false;
    }
    lambda_add(m->arena, context, &words);
    if (!template_render(m->arena, template->text, (struct pos){template, 0}, context, &options,
                         &result))
        return false;
    struct source *text = source_from(m->arena, template->name, result.text);
    struct doc *first = text ? m->tools->read_markdown(text) : NULL;
    if (!first)
        return false;
    struct buf bytes = {0};
    write_md(first, &bytes);
    doc_free(first);
    *slip = (struct slip){body, file_name(m, &m->list->bodies.at[body]), buf_take(&bytes, m->arena),
                          NULL};
    text = source_from(m->arena, template->name, slip->markdown);
    slip->doc = text ? m->tools->read_markdown(text) : NULL;
    return slip->doc != NULL;
}

/* --- the proof ----------------------------------------------------------------------------- */

static bool same_row(const struct task_row *row, const struct task *t)
{
    return str_eq(row->number, t->number) && str_eq(row->task, t->text) &&
           str_eq(row->lead, t->lead) && str_eq(row->cooperating, t->cooperating) &&
           str_eq(row->deadline, t->deadline) && str_eq(row->product, t->product);
}

/* Has the slip the rows of its body and no others; counts how often each task is led. */
static bool prove_slip(const struct slip_maker *m, const struct slip *s, size_t *led)
{
    size_t n, at = 0;
    const struct task_row *rows = doc_tasks(s->doc, m->arena, &n);
    for (enum task_role role = TASK_LEADS; role <= TASK_COOPERATES; role++)
        for (size_t i = m->plan->first; i < m->plan->first + m->plan->count; i++) {
            const struct task *t = &m->list->tasks.at[i];
            if (!has_role(t, s->body, role))
                continue;
            if (at == n || !same_row(&rows[at++], t)) {
                diag_file(MSG_SLIPS_ROW, s->name, STR_ARG(t->number));
                return false;
            }
            led[i - m->plan->first] += role == TASK_LEADS;
        }
    if (at < n)
        diag_file(MSG_SLIPS_ROW, s->name, STR_ARG(rows[at].number));
    return at == n;
}

/* Each row of the appendix is in the slips of its leads, and has one. */
static bool prove_sum(const struct slip_maker *m, const size_t *led, struct slips *slips)
{
    bool good = true;
    for (size_t i = 0; i < m->plan->count; i++) {
        const struct task *t = &m->list->tasks.at[m->plan->first + i];
        size_t leads = 0;
        for (size_t k = 0; k < t->share_count; k++)
            leads += t->shares[k].role == TASK_LEADS;
        if (!leads || leads != led[i]) {
            diag(MSG_SLIPS_NO_LEAD, t->row->pos, STR_ARG(t->number));
            good = false;
        }
        slips->leads += led[i];
    }
    return good;
}

/* Does the body get a slip: it leads, or it helps and is known by name. */
static bool gets_slip(const struct slip_maker *m, size_t body)
{
    for (size_t i = m->plan->first; i < m->plan->first + m->plan->count; i++) {
        const struct task *t = &m->list->tasks.at[i];
        if (has_role(t, body, TASK_LEADS) ||
            (has_role(t, body, TASK_COOPERATES) && m->list->bodies.at[body].naming != NAMING_VAGUE))
            return true;
    }
    return false;
}

bool slips_make(const struct task_list *l, size_t plan, const struct slip_tools *tools,
                struct slips *slips)
{
    struct slip_maker m = {.list = l,
                           .plan = &l->plans.at[plan],
                           .tools = tools,
                           .arena = l->arena,
                           .names = {.arena = l->arena}};
    size_t *led = arena_array(l->arena, m.plan->count + 1, sizeof *led);
    bool good = true;
    m.attached = attached_line(l->arena, m.plan->doc);
    for (size_t i = m.plan->first; i < m.plan->first + m.plan->count; i++)
        m.products |= l->tasks.at[i].product.n > 0;
    for (size_t body = 0; good && body < l->bodies.n; body++) {
        struct slip slip = {0};
        if (!gets_slip(&m, body))
            continue;
        good = make_slip(&m, body, &slip) && prove_slip(&m, &slip, led);
        if (slip.doc)
            *arena_push(l->arena, &slips->all) = slip;
    }
    return good && prove_sum(&m, led, slips);
}

void slips_free(struct slips *slips)
{
    for (size_t i = 0; i < slips->all.n; i++)
        doc_free(slips->all.at[i].doc);
}
