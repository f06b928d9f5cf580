/* Tasks as a calendar, RFC 5545: see tasks_write.h. */
#include "write/tasks/task_table.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/unicode.h"

enum { LINE_OCTETS = 75 /* RFC 5545, 3.1 */, QUARTER_MONTHS = 3 };

/* A content line, folded between characters. */
static void put_line(struct str line, struct buf *out)
{
    size_t octets = 0;
    uint32_t c;
    for (size_t n; (n = utf8_next(line, &c)) != 0; line = str_slice(line, n, line.n)) {
        if (octets + n > LINE_OCTETS) {
            buf_puts(out, "\r\n ");
            octets = 1;
        }
        buf_str(out, str_slice(line, 0, n));
        octets += n;
    }
    buf_puts(out, "\r\n");
}

static void put(const char *name, struct str value, struct buf *out)
{
    struct buf line = {0};
    buf_printf(&line, "%s:%.*s", name, STR_ARG(value));
    put_line(buf_view(&line), out);
    buf_free(&line);
}

/* A value of type TEXT, 3.3.11; control characters cannot be in one. */
static void put_text(const char *name, struct str value, struct buf *out)
{
    struct buf text = {0};
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == '\\' || c == ';' || c == ',')
            buf_char(&text, '\\');
        if (c == '\n')
            buf_puts(&text, "\\n");
        else if ((unsigned char)c >= ' ')
            buf_char(&text, c);
    }
    put(name, buf_view(&text), out);
    buf_free(&text);
}

/* "2026-03-31" as "20260331". */
static struct str plain_date(struct arena *a, struct str iso)
{
    return str_format(a, "%.4s%.2s%.2s", iso.p, iso.p + 5, iso.p + 8);
}

/* "2026-03-31", maybe with "T10:20:30Z", as a time in UTC. */
static struct str stamp_of(struct arena *a, struct str iso)
{
    if (iso.n < strlen("2026-03-31T10:20:30Z"))
        return str_format(a, "%.*sT000000Z", STR_ARG(plain_date(a, iso)));
    return str_format(a, "%.*sT%.2s%.2s%.2sZ", STR_ARG(plain_date(a, iso)), iso.p + 11, iso.p + 14,
                      iso.p + 17);
}

/* The last day of a month, as "MM-DD" of that year. */
static struct str end_of(struct arena *a, unsigned year, unsigned month)
{
    struct date d;
    unsigned day = 31;
    while (!date_read(str_format(a, "%04u-%02u-%02u", year, month, day), &d))
        day--;
    return str_format(a, "%04u-%02u-%02u", year, month, day);
}

/* That day of a month, or its end, from the day on; step: every so many months. */
static struct str month_day(struct arena *a, struct str from, struct str day, unsigned step)
{
    struct date d;
    struct str end = STR_NONE;
    date_read(from, &d);
    for (unsigned month = (d.month + step - 1) / step * step; month <= 24; month += step) {
        end = end_of(a, d.year + (month > 12), month > 12 ? month - 12 : month);
        if (day.n && str_cmp(day, str_slice(end, strlen("2026-03-"), end.n)) < 0)
            end = str_format(a, "%.8s%.*s", end.p, STR_ARG(day));
        if (str_cmp(end, from) >= 0)
            break;
    }
    return end;
}

/* The first time that a task is due on its last day, or on that other one, from the day of the plan
 * on, and how it comes again; unset where it has no day. */
static struct str first_day(struct arena *a, const struct task *t, struct str last, struct str from,
                            struct str *rule)
{
    struct date d;
    *rule = STR_NONE;
    if (t->due.kind == DUE_DATE)
        return last;
    if (!date_read(from, &d) || !d.day)
        return STR_NONE;
    if (t->due.kind == DUE_YEARLY) {
        struct str day = last.n ? last : STR("12-31");
        bool later = str_cmp(day, str_slice(from, 5, from.n)) < 0;
        *rule = STR("FREQ=YEARLY");
        return str_format(a, "%04u-%.*s", d.year + later, STR_ARG(day));
    }
    if (t->due.kind != DUE_QUARTERLY && t->due.kind != DUE_MONTHLY)
        return STR_NONE;
    bool quarterly = t->due.kind == DUE_QUARTERLY;
    bool each = last.n && str_cmp(last, STR("28")) <= 0; /* all months have it */
    *rule = str_format(a, "FREQ=MONTHLY%s;BYMONTHDAY=%.*s", quarterly ? ";INTERVAL=3" : "",
                       STR_ARG(each ? last : STR("-1")));
    return month_day(a, from, each ? last : STR_NONE, quarterly ? QUARTER_MONTHS : 1);
}

static struct str description(struct arena *a, const struct task *t)
{
    const struct {
        enum msg name;
        struct str text;
    } fields[] = {{MSG_TASKS_LEAD, t->lead},
                  {MSG_TASKS_COOPERATING, t->cooperating},
                  {MSG_TASKS_DEADLINE, t->deadline},
                  {MSG_TASKS_PRODUCT, t->product}};
    struct buf b = {0};
    buf_str(&b, t->text);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].text.n)
            buf_printf(&b, "\n%s: %.*s", msg_text(fields[i].name), STR_ARG(fields[i].text));
    return buf_take(&b, a);
}

/* The task on its last day, or on that one of the others; false where it has no day. */
static bool put_task(struct arena *a, const struct task_writing *w, const struct task *t,
                     struct str other, struct buf *out)
{
    enum { SUMMARY = 80 /* bytes; the whole text is in the description */ };
    const struct task_plan *plan = &w->list->plans.at[t->plan];
    struct str rule;
    struct date d;
    bool dated = date_read(plan->date, &d) && d.day;
    struct str from = dated ? plan->date : str_slice(w->stamp, 0, strlen("2026-03-31"));
    struct str day = first_day(a, t, other.n ? other : t->due.last, from, &rule),
               head = str_first_words(t->text, SUMMARY);
    if (!day.n)
        return false;
    put("BEGIN", STR("VEVENT"), out);
    put_text("UID", other.n ? str_format(a, "%.*s-%.*s", STR_ARG(t->id), STR_ARG(other)) : t->id,
             out);
    put("DTSTAMP", stamp_of(a, w->stamp), out);
    put("DTSTART;VALUE=DATE", plain_date(a, day), out);
    if (rule.n)
        put("RRULE", rule, out);
    put_text("SUMMARY", str_format(a, "%.*s%s", STR_ARG(head), head.n < t->text.n ? " …" : ""),
             out);
    put_text("DESCRIPTION", description(a, t), out);
    put("TRANSP", STR("TRANSPARENT"), out);
    put("END", STR("VEVENT"), out);
    return true;
}

bool write_tasks_ics(const struct task_writing *w, struct buf *out)
{
    const struct task_list *l = w->list;
    struct arena *a = arena_new();
    bool *seen = arena_array(a, l->tasks.n + 1, sizeof *seen);
    size_t undated = 0;
    put("BEGIN", STR("VCALENDAR"), out);
    put("VERSION", STR("2.0"), out);
    put("PRODID", STR("-//kehoach//tasks//VI"), out);
    for (size_t g = 0; g < l->groups.n; g++)
        for (size_t i = 0; i < l->groups.at[g].entries.n; i++) {
            size_t task = l->groups.at[g].entries.at[i].task;
            const struct task *t = &l->tasks.at[task];
            for (size_t k = 0; !seen[task] && k < t->due.other_count; k++)
                put_task(a, w, t, t->due.others[k], out);
            if (!seen[task] && !put_task(a, w, t, STR_NONE, out))
                undated++;
            seen[task] = true;
        }
    put("END", STR("VCALENDAR"), out);
    if (undated)
        diag(MSG_TASKS_WITHOUT_DAY, POS_NONE, undated);
    arena_free(a);
    return true;
}
