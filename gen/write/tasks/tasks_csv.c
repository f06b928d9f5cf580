/* Tasks in CSV: see tasks_write.h. */
#include "write/tasks/task_table.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define LINE_END "\r\n"

/* Could a program that opens the file take the cell for a formula. */
static bool is_formula(struct str s)
{
    return s.n && strchr("=+-@\t\r\n", *s.p);
}

static void put_cell(struct str s, char separator, struct buf *out)
{
    bool quoted = is_formula(s) || memchr(s.p ? s.p : "", separator, s.n);
    for (size_t i = 0; i < s.n; i++)
        quoted |= s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
    buf_puts(out, quoted ? "\"" : "");
    buf_puts(out, is_formula(s) ? "'" : "");
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_char(out, '"');
        buf_char(out, s.p[i]);
    }
    buf_puts(out, quoted ? "\"" : "");
}

static void put_row(const struct str *cells, size_t n, char separator, struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_char(out, separator);
        put_cell(cells[i], separator, out);
    }
    buf_puts(out, LINE_END);
}

bool write_tasks_csv(const struct task_writing *w, struct buf *out)
{
    struct arena *a = arena_new();
    struct task_table t = task_table(a, w);
    buf_puts(out, BYTE_ORDER_MARK);
    put_row(t.titles, t.columns, w->separator, out);
    for (size_t i = 0; i < t.rows.n; i++)
        put_row(t.rows.at[i].cells, t.columns, w->separator, out);
    arena_free(a);
    return true;
}
