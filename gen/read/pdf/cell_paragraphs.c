/* Paragraphs of cells, cells over page ends: see cell_paragraphs.h. */
#include "read/pdf/cell_paragraphs.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "model/body_text.h"

/* "Sở Y tế", "Các xã": it begins as what names a body or all of a kind. */
static bool names_body(struct arena *scratch, struct str text)
{
    struct letter_key key = letter_key(scratch, text);
    bool all = lexicon_starts(&key, WORDS_ALL_BODIES) && cp_is_upper(utf8_first(text, ' '));
    bool office = lexicon_starts(&key, WORDS_POSITION); /* "Giám đốc", of the body below */
    return all || (!office && body_text_begins(scratch, text));
}

/* "- Việc hai" below a line with an end: an entry of a list. */
static bool begins_entry(struct str before, struct str line)
{
    char end = before.n ? before.p[before.n - 1] : ' ';
    return (end == ';' || end == '.' || end == ':') &&
           (str_starts(line, STR("- ")) || str_starts(line, STR("+ ")));
}

bool cell_paragraph_begins(struct arena *scratch, const struct text_line *l, struct str before,
                           const struct placed_word *words, double width, double pad)
{
    const struct placed_word *next = &words[l[1].from];
    struct buf b = {0};
    for (size_t i = l[1].from; i < l[1].to; i++) {
        buf_puts(&b, i > l[1].from ? " " : "");
        buf_str(&b, words[i].text);
    }
    struct str line = buf_take(&b, scratch);
    double blank = text_line_height(l) / 3;
    double room = width - 2 * pad - (words[l->to - 1].right - words[l->from].left);
    bool fits = room > next->right - next->left + blank;
    bool bodies = before.n && !strchr(",;:-/", before.p[before.n - 1]) &&
                  names_body(scratch, before) && names_body(scratch, line);
    return begins_entry(before, line) || (fits && bodies);
}

/* Is the cell of that column in the row, by its number, over the row above or below, too. */
static bool is_tall(const struct ruled_table *t, size_t row, size_t column)
{
    size_t at = row * t->column_count + column, below = at + t->column_count;
    return t->cell[at] / t->column_count < row ||
           (row + 1 < t->row_count && t->cell[below] == t->cell[at]);
}

void table_end_note(struct table_end *end, const struct ruled_table *t)
{
    end->columns = t && t->column_count <= TABLE_END_COLUMNS ? t->column_count : 0;
    for (size_t c = 0; c < end->columns; c++) {
        end->edges[c] = t->columns[c];
        end->tall[c] = is_tall(t, t->row_count - 1, c);
    }
}

bool table_goes_on(const struct table_end *end, const struct ruled_table *t, size_t column)
{
    static const double slip = 2.5; /* pt */
    if (!end->columns || end->columns != t->column_count)
        return false;
    for (size_t c = 0; c < end->columns; c++) {
        double off = end->edges[c] - t->columns[c];
        if (off > slip || off < -slip)
            return false;
    }
    return end->tall[column] || is_tall(t, 0, column);
}
