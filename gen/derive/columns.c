/*
 * Columns of a responsibility table beside those of the form: which they are, and what each task
 * has in them.
 */
#include "base/unicode.h"
#include "derive/derive_int.h"
#include "lexicon/lexicon.h"

enum { WITHOUT_PRODUCT = 5 }; /* columns of the form, where no task has a product */

static struct str title_of(const struct derive *d, size_t place)
{
    const struct node *table = derive_table(d), *head = table ? table->first : NULL;
    const struct node *cell = head && head->kind == NODE_TABLE_HEAD ? node_cell(head, place) : NULL;
    return cell ? str_trim(node_text(d->arena, cell)) : STR("");
}

size_t derive_form_columns(const struct derive *d)
{
    struct letter_key title = letter_key(d->arena, title_of(d, WITHOUT_PRODUCT));
    const struct lexicon_list *words = lexicon_list(WORDS_TASK_COLUMN);
    for (size_t i = 0; i < words->n; i++)
        if (str_is(lexicon_field(WORDS_TASK_COLUMN, i, 1), "product") &&
            letter_key_has(&title, words->entries[i].letters.p))
            return WITHOUT_PRODUCT + 1;
    return WITHOUT_PRODUCT;
}

/* "nguon-kinh-phi" of "Nguồn kinh phí". */
static const char *name_of(const struct derive *d, struct str title)
{
    struct letter_key key = letter_key(d->arena, title);
    struct buf name = {0};
    for (size_t i = 0; i < key.n; i++) {
        char c = key.text[i];
        if (is_digit(c) || is_letter(c))
            buf_char(&name, (char)(is_digit(c) ? c : c - 'A' + 'a'));
        else if (name.n && name.p[name.n - 1] != '-')
            buf_char(&name, '-');
    }
    while (name.n && name.p[name.n - 1] == '-')
        name.n--;
    struct str made = buf_take(&name, d->arena);
    return made.n ? made.p : "cot";
}

/* The column of that title, of the profile or a new one. */
static const struct profile_column *column(const struct derive *d, struct profile *p,
                                           struct str title)
{
    struct profile_column *grown;
    for (size_t i = 0; i < p->task_column_count; i++)
        if (str_eq(p->task_columns[i].title, title))
            return &p->task_columns[i];
    grown = arena_array(d->arena, p->task_column_count + 1, sizeof *grown);
    for (size_t i = 0; i < p->task_column_count; i++)
        grown[i] = p->task_columns[i];
    grown[p->task_column_count] =
        (struct profile_column){.name = name_of(d, title), .title = title};
    p->task_columns = grown;
    return &grown[p->task_column_count++];
}

void derive_cells(struct derive *d, struct profile *p, const struct node *row,
                  struct profile_task *task)
{
    size_t first = derive_form_columns(d), n = node_cell_count(row);
    if (n <= first)
        return;
    task->cells = arena_array(d->arena, n - first, sizeof *task->cells);
    for (size_t place = first; place < n; place++) {
        struct profile_text text = derive_cell(d, row, place);
        text.text = text.text.p ? text.text : STR("");
        task->cells[task->cell_count++] =
            (struct profile_cell){column(d, p, title_of(d, place))->name, text};
    }
}
