/* Tasks of a document: see tasks.h. */
#include "tasks/tasks.h"

#include "base/diag.h"
#include "base/hash.h"
#include "base/search.h"
#include "lexicon/broken_word.h"
#include "model/tasks.h"

enum { PLAN_DIGITS = 8 /* of a task's id that stand for its plan */ };

struct plan_reader {
    struct task_list *list;
    size_t plan;
    const struct profile *profile; /* or NULL */
    char digest[65];
};

static void digest_plan(struct plan_reader *r, const struct doc *d)
{
    struct buf text = {0};
    if (r->profile)
        buf_puts(&text, r->profile->id);
    else
        buf_printf(&text, "%.*s\n%.*s\n%.*s", STR_ARG(d->number), STR_ARG(d->date),
                   STR_ARG(d->issuer));
    if (!r->profile && !d->number.n)
        buf_printf(&text, "\n%.*s", STR_ARG(d->subject));
    hash_sha256(buf_view(&text), r->digest);
    buf_free(&text);
}

/* The profile's task that a row prints: the one in whose element words of the row begin; NULL where
 * none do. */
static const struct profile_task *origin_of(const struct plan_reader *r, const struct node *row)
{
    const struct profile *p = r->profile;
    for (const struct node *cell = p ? row->first : NULL; cell; cell = cell->next)
        for (const struct run *run = cell->runs; run; run = run->next) {
            struct pos pos = pos_origin(run->pos);
            size_t i;
            search_first(i, p->task_count, p->tasks[i].pos.at <= pos.at);
            if (i && pos.source == p->source)
                return &p->tasks[i - 1];
        }
    return NULL;
}

/* The address of a row, as the end of an id: "PL2/66" is "2.66". */
static struct str row_id(struct arena *a, const struct plan_reader *r, const struct node *row)
{
    struct buf id = {0};
    buf_printf(&id, "%.*s-", PLAN_DIGITS, r->digest);
    for (size_t i = 0; i < row->path.n; i++)
        if (is_letter(row->path.p[i]) || is_digit(row->path.p[i]))
            buf_char(&id, row->path.p[i]);
        else
            buf_char(&id, '.');
    return buf_take(&id, a);
}

static struct str id_of(const struct plan_reader *r, const struct node *row,
                        const struct profile_task *from)
{
    struct arena *a = r->list->arena;
    if (from && from->code)
        return str_format(a, "%.*s-%02u", PLAN_DIGITS, r->digest, from->code);
    return row_id(a, r, row);
}

/* A day that is broken in two: the reader of the paper has said so. */
static bool is_torn(struct str deadline)
{
    struct str before, word = STR_NONE;
    return word_date_torn_next(&deadline, &before, &word);
}

static void add_task(const struct plan_reader *r, const struct task_row *row)
{
    struct task_list *l = r->list;
    const struct task_plan *plan = &l->plans.at[r->plan];
    const struct profile_task *from = origin_of(r, row->row);
    struct task_shares shares = {0};
    struct task t = {.id = id_of(r, row->row, from),
                     .plan = r->plan,
                     .row = row->row,
                     .number = row->number,
                     .text = row->task,
                     .lead = row->lead,
                     .cooperating = row->cooperating,
                     .deadline = row->deadline,
                     .product = row->product};
    bodies_read(l, row->row->pos, row->lead, plan->date, TASK_LEADS, &shares);
    bodies_read(l, row->row->pos, row->cooperating, plan->date, TASK_COOPERATES, &shares);
    t.shares = shares.at;
    t.share_count = shares.n;
    t.due = task_due_read(l->arena, row->deadline);
    if (from && from->deadline_value.n)
        t.due = task_due_of_profile(l->arena, from);
    if (t.due.unread && (from || !is_torn(row->deadline)))
        diag(MSG_TASKS_DUE_UNREAD, row->row->pos, STR_ARG(row->deadline));
    clarity_read(l, &t);
    *arena_push(l->arena, &l->tasks) = t;
}

/* Tasks of a profile that have no number for life yet. */
static void report_codes(const struct profile *p)
{
    size_t without = 0, first = 0;
    for (size_t i = p->task_count; i-- > 0;)
        if (!p->tasks[i].code) {
            without++;
            first = i;
        }
    if (without)
        diag(MSG_TASKS_NO_CODES, p->tasks[first].pos, without, p->id);
}

bool tasks_add(struct task_list *l, const char *name, const struct doc *plan,
               const struct doc *with_table, const struct profile *profile)
{
    struct plan_reader r = {.list = l, .plan = l->plans.n, .profile = profile};
    size_t n = 0;
    const struct task_row *rows = with_table ? doc_tasks(with_table, l->arena, &n) : NULL;
    if (!n) {
        diag_file(MSG_TASKS_NONE, name);
        return false;
    }
    *arena_push(l->arena, &l->plans) = (struct task_plan){
        .name = name,
        .doc = with_table,
        .number = plan->number,
        .date = plan->date,
        .issuer = plan->issuer,
        .subject = plan->subject,
        .kind = plan->kind,
        .province = profile ? profile_place(profile) : NULL,
        .first = l->tasks.n,
        .count = n,
    };
    digest_plan(&r, plan);
    for (size_t i = 0; i < n; i++)
        add_task(&r, &rows[i]);
    if (profile)
        report_codes(profile);
    return true;
}
