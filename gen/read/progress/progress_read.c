/* Forms of progress: see progress_read.h. */
#include "read/progress/progress_read.h"

#include "base/date.h"
#include "base/diag.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum progress_column {
    COLUMN_ID,
    COLUMN_STATE,
    COLUMN_DONE,
    COLUMN_RESULT,
    COLUMN_REASON,
    COLUMN_TASK,
    COLUMN_KINDS
};

struct columns {
    size_t at[COLUMN_KINDS]; /* column + 1 of each, 0 where there is none */
};

static bool read_titles(struct arena *a, const struct sheet_row *row, struct columns *c)
{
    static const char *const names[COLUMN_KINDS] = {"id",     "state",  "done",
                                                    "result", "reason", "task"};
    *c = (struct columns){0};
    for (size_t i = 0; i < row->cells.n; i++) {
        struct letter_key key = letter_key(a, row->cells.at[i]);
        size_t entry = lexicon_starts(&key, WORDS_PROGRESS_COLUMN);
        size_t kind =
            entry ? str_among(lexicon_field(WORDS_PROGRESS_COLUMN, entry - 1, 1), names) : 0;
        if (entry && kind < COLUMN_KINDS && !c->at[kind])
            c->at[kind] = i + 1;
    }
    return c->at[COLUMN_ID] && c->at[COLUMN_STATE];
}

/* Without the apostrophe that keeps office programs from taking a cell for a formula. */
static struct str cell_of(const struct sheet_row *row, const struct columns *c,
                          enum progress_column kind)
{
    size_t i = c->at[kind];
    struct str s = i && i <= row->cells.n ? str_trim(row->cells.at[i - 1]) : STR("");
    return str_at(s, 0) == '\'' ? str_trim(str_slice(s, 1, s.n)) : s;
}

/* The day of an Excel file: days from 1899-12-30 on, ISO/IEC 29500-1, 18.17.4.1; to 2199. */
static struct str serial_day(struct arena *a, struct str text)
{
    enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, JANUARY_1900 = 2 };
    unsigned days = 0;
    struct date d;
    size_t n = str_number(text, 0, 6, &days);
    if (n < 5 || (n < text.n && text.p[n] != '.'))
        return STR_NONE;
    days -= JANUARY_1900;
    for (unsigned year = FIRST_YEAR; year <= LAST_YEAR; year++)
        for (unsigned month = 1; month <= 12; month++) {
            unsigned length = 31;
            while (!date_read(str_format(a, "%04u-%02u-%02u", year, month, length), &d))
                length--;
            if (days < length)
                return str_format(a, "%04u-%02u-%02u", year, month, days + 1);
            days -= length;
        }
    return STR_NONE;
}

/* "31.03.2026", "31 / 3 / 2026" as "31/3/2026"; a no-break space is a blank. */
static struct str with_slashes(struct arena *a, struct str text)
{
    struct buf b = {0};
    for (size_t i = 0; i < text.n; i++)
        if (strchr(".-", text.p[i]))
            buf_char(&b, '/');
        else if (text.p[i] != ' ' && !str_starts(str_slice(text, i, text.n), STR("\u00A0")))
            buf_char(&b, text.p[i]);
        else
            i += text.p[i] != ' ';
    return buf_take(&b, a);
}

static struct str day_of(struct arena *a, struct str text)
{
    struct date d;
    struct str head = str_slice(text, 0, strlen("2026-03-31"));
    if (date_read(head, &d) && d.day)
        return head;
    struct str found = date_find(a, text);
    found = found.n ? found : date_find(a, with_slashes(a, text));
    return found.n ? found : serial_day(a, text);
}

/* Does the cell say no more than its first n words, but for a day, or after a sign. */
static bool says_no_more(struct arena *a, const struct phrase *text, size_t n)
{
    return n == text->n || !phrase_is_blank(phrase_gap(text, n)) || date_find(a, text->text).n;
}

/* The share in "80%", up to 100; 100 where none is said. */
static unsigned percent_of(struct str words)
{
    unsigned share = 100, number;
    for (size_t i = 0, n; i < words.n; i += n ? n : 1) {
        n = str_number(words, i, 9, &number);
        struct str rest = str_trim(str_slice(words, i + n, words.n));
        if (n && str_at(rest, 0) == '%' && number < share)
            share = number;
    }
    return share;
}

/* A state; REPORT_NONE where the words are none. "80%" is not done, "hoàn thành cơ bản" is nothing
 * that can be counted. */
static enum task_report state_of(struct arena *a, struct str words)
{
    static const char *const names[REPORTS] = {NULL, "not-begun", "going", "done"};
    struct phrase text = phrase_read(a, words);
    size_t entry = text.n ? lexicon_which(WORDS_PROGRESS_STATE, &text, 0) : 0;
    if (!entry)
        return REPORT_NONE;
    size_t state = str_among(lexicon_field(WORDS_PROGRESS_STATE, entry - 1, 1), names);
    if (state == REPORT_DONE && percent_of(words) < 100)
        return REPORT_GOING;
    bool whole = says_no_more(a, &text, lexicon_at(WORDS_PROGRESS_STATE, &text, 0));
    bool all = str_find(words, STR("100"), 0) < words.n;
    return state == REPORT_DONE && !whole && !all ? REPORT_NONE : (enum task_report)state;
}

static void add_row(struct progress *p, const struct sheet_row *row, const struct columns *c)
{
    struct str state = cell_of(row, c, COLUMN_STATE), done = cell_of(row, c, COLUMN_DONE);
    struct progress_row r = {.line = row->line,
                             .id = cell_of(row, c, COLUMN_ID),
                             .task = cell_of(row, c, COLUMN_TASK),
                             .report = state_of(p->arena, state),
                             .done = day_of(p->arena, done),
                             .result = cell_of(row, c, COLUMN_RESULT),
                             .reason = cell_of(row, c, COLUMN_REASON)};
    if (!r.id.n && !state.n)
        return;
    if (state.n && r.report == REPORT_NONE)
        diag_at(MSG_PROGRESS_STATE, p->file->name, row->line, 1, STR_ARG(state));
    if (done.n && !r.done.n)
        diag_at(MSG_PROGRESS_DAY, p->file->name, row->line, 1, STR_ARG(done));
    if (!state.n && r.done.n)
        r.report = REPORT_DONE;
    *arena_push(p->arena, &p->rows) = r;
}

bool progress_read(struct sheet_rows *s, struct progress *p)
{
    struct columns columns = {0}, again;
    size_t i = 0;
    while (i < s->rows.n && !read_titles(s->arena, &s->rows.at[i], &columns))
        i++;
    if (i == s->rows.n) {
        diag_file(MSG_PROGRESS_NO_COLUMNS, p->file->name);
        return false;
    }
    for (i++; i < s->rows.n; i++)
        if (!read_titles(s->arena, &s->rows.at[i], &again))
            add_row(p, &s->rows.at[i], &columns);
    return true;
}
