/* Doubts about tables of tasks by what their cells hold: see doubts_tables.h. */
#include "read/doubts_tables.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "model/tasks.h"
#include "read/paper/keywords.h"

enum {
    WIDEST = 32,    /* columns looked at: more have no tasks */
    DUE_WORDS = 6,  /* a longer cell is no deadline */
    TASK_WORDS = 3, /* a shorter one no task */
    ROWS_LEAST = 2  /* of one row nothing is inferred */
};

/* What the cells of a column hold. */
struct column_cells {
    size_t filled, bodies, days, tasks;
};

static size_t count_words(struct str text)
{
    size_t n = 0;
    while (str_word(&text).n)
        n++;
    return n;
}

static bool begins_in_capital(struct str word)
{
    return cp_is_upper(utf8_first(word, 0));
}

/* "Sở Y tế", "UBND xã": a body, and no "Tổ chức", "Ban hành". */
static bool is_body(struct arena *a, struct str text)
{
    struct letter_key key = letter_key(a, text);
    struct str first = str_word(&text), second = str_word(&text);
    bool brief = utf8_length(first) > 1 && unicode_is_capitals(first, CAPITALS_READ);
    return (begins_in_capital(second) || brief) &&
           (lexicon_starts(&key, WORDS_OFFICE_WORD) || lexicon_starts(&key, WORDS_BODY_OPENS));
}

/* "30/6/2032", "Quý II/2032", "2031 - 2035": a few words with a year. */
static bool is_due(struct arena *a, struct str text)
{
    enum { YEAR = 4 }; /* digits */
    size_t digits = 0, words = count_words(text);
    bool year = false;
    for (size_t i = 0; i <= text.n; i++) {
        year |= digits == YEAR && (i == text.n || !is_digit(text.p[i]));
        digits = i < text.n && is_digit(text.p[i]) ? digits + 1 : 0;
    }
    return words <= DUE_WORDS && year && !is_body(a, text);
}

/* "Dựng lán gác": words of an act, no name of a person and no paper. */
static bool is_task(struct arena *a, struct str text)
{
    struct letter_key key = letter_key(a, text);
    size_t words = count_words(text);
    struct str first = str_word(&text), second = str_word(&text);
    return words >= TASK_WORDS && begins_in_capital(first) && second.n &&
           !begins_in_capital(second) && !keyword_kind(&key);
}

static bool is_most(size_t of, size_t all)
{
    return all >= ROWS_LEAST && of * 3 >= all * 2;
}

static void look(struct doubts *d, const struct node *row, struct column_cells *columns)
{
    size_t place = 0;
    for (const struct node *cell = row->first; cell && place < WIDEST; cell = cell->next) {
        struct str text = str_trim(node_text(d->scratch, cell));
        struct column_cells *c = &columns[place++];
        c->filled += text.n > 0;
        c->bodies += is_body(d->scratch, text);
        c->days += is_due(d->scratch, text);
        c->tasks += is_task(d->scratch, text);
    }
}

void doubts_of_table(struct doubts *d, const struct node *table)
{
    struct column_cells columns[WIDEST] = {0};
    const struct node *first = NULL;
    bool bodies = false, days = false, tasks = false;
    for (const struct node *row = table->first; row; row = row->next)
        if (row->kind == NODE_TABLE_ROW) {
            first = first ? first : row;
            look(d, row, columns);
        }
    for (size_t i = 0; i < WIDEST; i++) {
        const struct column_cells *c = &columns[i];
        bodies |= is_most(c->bodies, c->filled);
        days |= is_most(c->days, c->filled);
        tasks |= is_most(c->tasks, c->filled) && !is_most(c->bodies, c->filled) &&
                 !is_most(c->days, c->filled);
    }
    if (bodies && days && tasks)
        doubt(d, MSG_READ_NO_LEAD, first, STR_ARG(str_trim(node_text(d->scratch, first->first))));
}
