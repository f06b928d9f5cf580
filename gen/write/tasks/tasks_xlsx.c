/* Tasks as an Excel file: see tasks_write.h. This file alone includes libxlsxwriter. */
#include "write/tasks/task_table.h"

#include <string.h>
#include <xlsxwriter.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/process.h"

enum { ROWS_MOST = LXW_ROW_MAX - 1, SECONDS_OF_DAY = 86400 };

/* Seconds since 1970 of noon on an ISO day: the algorithm of Hinnant, "days_from_civil". */
static time_t seconds_of(struct str iso)
{
    struct date d;
    if (!date_read(str_slice(iso, 0, strlen("2026-03-31")), &d) || !d.day)
        return SECONDS_OF_DAY;
    unsigned year = d.month > 2 ? d.year : d.year - 1, era = year / 400, of_era = year % 400;
    unsigned of_year = (153 * (d.month > 2 ? d.month - 3 : d.month + 9) + 2) / 5 + d.day - 1;
    long days = (long)era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    return (time_t)days * SECONDS_OF_DAY + SECONDS_OF_DAY / 2;
}

struct task_sheet {
    lxw_workbook *book;
    lxw_worksheet *page;
    lxw_format *head, *body;
    struct arena *arena;
    bool good;
};

static void put_cell(struct task_sheet *s, size_t row, size_t column, struct str text,
                     lxw_format *format)
{
    const char *copy = str_copy(s->arena, text).p;
    s->good &= worksheet_write_string(s->page, (lxw_row_t)row, (lxw_col_t)column, copy, format) ==
               LXW_NO_ERROR;
}

static void put_rows(struct task_sheet *s, const struct task_table *t)
{
    for (size_t i = 0; i < t->columns; i++) {
        worksheet_set_column(s->page, (lxw_col_t)i, (lxw_col_t)i, t->widths[i], NULL);
        put_cell(s, 0, i, t->titles[i], s->head);
    }
    for (size_t k = 0; k < t->rows.n; k++)
        for (size_t i = 0; i < t->columns; i++)
            put_cell(s, k + 1, i, t->rows.at[k].cells[i], s->body);
    worksheet_freeze_panes(s->page, 1, 0);
    worksheet_autofilter(s->page, 0, 0, (lxw_row_t)t->rows.n, (lxw_col_t)(t->columns - 1));
}

/* In a form the states are offered for choice. */
static void offer_states(struct task_sheet *s, const struct task_table *t)
{
    const char *const states[] = {msg_text(MSG_TASKS_NOT_BEGUN), msg_text(MSG_TASKS_GOING),
                                  msg_text(MSG_TASKS_FINISHED), NULL};
    /* Debian 12 has char ** there, Debian 13 const char ** */
    lxw_data_validation choice = {.validate = LXW_VALIDATION_TYPE_LIST,
                                  .value_list = (void *)states};
    for (size_t i = 0; i < t->columns && t->rows.n; i++)
        if (str_is(t->titles[i], msg_text(MSG_TASKS_STATE)))
            worksheet_data_validation_range(s->page, 1, (lxw_col_t)i, (lxw_row_t)t->rows.n,
                                            (lxw_col_t)i, &choice);
}

/* Writes the file; false where the library refused. */
static bool make(struct arena *a, const char *path, const struct task_writing *w,
                 const struct task_table *t)
{
    char *folder = (char *)str_format(a, "%.*s", (int)(strrchr(path, '/') - path), path).p;
    lxw_workbook_options options = {.tmpdir = folder};
    struct task_sheet s = {.book = workbook_new_opt(path, &options), .arena = a, .good = true};
    lxw_doc_properties properties = {.created = seconds_of(w->stamp)};
    s.page = s.book ? workbook_add_worksheet(s.book, NULL) : NULL;
    if (!s.page)
        return false;
    workbook_set_properties(s.book, &properties);
    s.head = workbook_add_format(s.book);
    s.body = workbook_add_format(s.book);
    format_set_bold(s.head);
    format_set_text_wrap(s.head);
    format_set_text_wrap(s.body);
    format_set_align(s.body, LXW_ALIGN_VERTICAL_TOP);
    put_rows(&s, t);
    if (w->form)
        offer_states(&s, t);
    return workbook_close(s.book) == LXW_NO_ERROR && s.good;
}

bool write_tasks_xlsx(const struct task_writing *w, struct buf *out)
{
    struct arena *a = arena_new();
    struct task_table t = task_table(a, w);
    const char *path = process_file(a, "tasks.xlsx", STR(""));
    bool good = path != NULL;
    if (path && (t.rows.n > ROWS_MOST || !make(a, path, w, &t))) {
        diag_file(MSG_TASKS_XLSX, path);
        good = false;
    }
    good = good && file_read(path, out);
    if (path)
        process_file_remove(path);
    arena_free(a);
    return good;
}
