/* Codes of tasks in a profile's file: see profile_xml.h. */
#include "write/profile_xml.h"

#include "base/mem.h"

#define TASK "<task"
#define TASKS "<tasks"
#define CODES "codes"

/* The highest code, in the place of the one that the element has or as its first attribute; the
 * offset up to which the file is written then. */
static size_t write_highest(struct str text, size_t tasks, unsigned highest, struct buf *out)
{
    size_t end = str_find(text, STR(">"), tasks), at = str_find(text, STR(CODES), tasks);
    buf_printf(out, TASKS " " CODES "=\"%u\"", highest);
    if (at > end)
        return tasks + strlen(TASKS);
    size_t open = str_find(text, STR("\""), at), other = str_find(text, STR("'"), at);
    size_t quote = open < other ? open : other;
    return str_find(text, str_slice(text, quote, quote + 1), quote + 1) + 1;
}

size_t write_profile_codes(const struct profile *p, struct buf *out)
{
    struct str text = p->source->text;
    unsigned highest = p->codes;
    size_t given = 0, done = 0;
    for (size_t i = 0; i < p->task_count; i++)
        given += !p->tasks[i].code;
    if (given) {
        buf_str(out, str_slice(text, 0, p->tasks_pos.at));
        done = write_highest(text, p->tasks_pos.at, highest + (unsigned)given, out);
    }
    for (size_t i = 0; i < p->task_count; i++) {
        size_t at = p->tasks[i].pos.at + strlen(TASK);
        if (p->tasks[i].code)
            continue;
        buf_str(out, str_slice(text, done, at));
        buf_printf(out, " code=\"%u\"", ++highest);
        done = at;
    }
    buf_str(out, str_slice(text, done, text.n));
    return given;
}
