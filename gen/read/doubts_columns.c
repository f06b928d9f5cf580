/* Doubts about columns that gave no table: see doubts_columns.h. */
#include "read/doubts_columns.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/paper/keywords.h"

enum {
    COLUMN_GAP = 3,       /* blanks inside a text that look like the space between columns */
    COLUMN_GAPS = 3,      /* so many of them look like a table */
    COLUMNS_OF_TASKS = 4, /* titles of so many columns are a table of tasks */
    TITLE_LENGTH = 32,    /* characters of a column's title, and of a cell */
    CELL_LENGTH = 90,
    CELLS_LEAST = 4 /* lines: two titles, perhaps of several lines, and a row */
};

/* Does the text begin with an abbreviation and its stop, as titles before a name are. */
static bool is_abbreviated(struct str text)
{
    return str_ends(str_word(&text), STR("."));
}

/* Is a line of a signature too long for the name of one person. */
static bool two_names(struct str text)
{
    enum { NAME_WORDS = 5 };
    for (bool first = true; text.n; first = false) {
        struct str line = str_line(&text), rest = line;
        size_t words = 0, title;
        lexicon_begins_any_case(line, WORDS_SIGNER_TITLE, &title);
        rest = str_strip(str_slice(line, title, line.n), ", ");
        while (is_abbreviated(rest)) /* "TS. BS. Trần" */
            str_word(&rest);
        while (str_word(&rest).n)
            words++;
        if (words > NAME_WORDS && !first && keyword_name(line) &&
            !unicode_is_capitals(line, CAPITALS_READ))
            return true;
    }
    return false;
}

/* Columns of a table of tasks that the words name. */
static size_t columns_named(struct doubts *d, struct str text)
{
    const struct lexicon_list *columns = lexicon_list(WORDS_TASK_COLUMN);
    struct letter_key key = letter_key(d->scratch, text);
    struct str last = STR_NONE;
    size_t named = 0;
    for (size_t i = 0; i < columns->n; i++) { /* words of one column are together in the list */
        struct str name = columns->entries[i].fields[1];
        if (!str_eq(name, last) && letter_key_has(&key, columns->entries[i].letters.p)) {
            last = name;
            named++;
        }
    }
    return named;
}

/* Is the text a title of the column of tasks, or of another one of such a table. */
static bool is_title(struct doubts *d, struct str text, bool of_tasks)
{
    const struct lexicon_list *columns = lexicon_list(WORDS_TASK_COLUMN);
    bool named = false;
    if (utf8_length(text) > TITLE_LENGTH)
        return false;
    struct letter_key key = letter_key(d->scratch, text);
    for (size_t i = 0; i < columns->n && !named; i++)
        named = str_is(columns->entries[i].fields[1], "task") == of_tasks &&
                letter_key_has(&key, columns->entries[i].letters.p);
    return named;
}

/* A line of XML may have the whole paper: it is not counted for each unit of it. */
static bool is_long(struct str line)
{
    return line.n > UTF8_MOST * CELL_LENGTH || utf8_length(line) > CELL_LENGTH;
}

/* A line of the unit, which may be a cell. */
static void take_line(struct doubts *d, const struct node *n, struct str line)
{
    bool title = n->kind == NODE_TABLE_TITLE && unicode_is_capitals(line, CAPITALS_READ);
    if (title || !line.n || strchr(".,;:)!?", line.p[line.n - 1]) || is_long(line))
        d->cells.n = 0;
    else if (!d->cells.n) {
        d->cells.first = n;
        d->cells.titles = false;
        d->cells.n = is_title(d, line, true);
    } else
        d->cells.titles |= ++d->cells.n <= CELLS_LEAST && is_title(d, line, false);
    if (d->cells.n == CELLS_LEAST && d->cells.titles)
        doubt(d, MSG_READ_COLUMNS, d->cells.first);
}

/* Cells of which each is a line of its own, below titles: what is left of a table copied as text.
 */
static void check_cells(struct doubts *d, const struct node *n)
{
    bool text = n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_TABLE_TITLE;
    if (n->kind == NODE_NOISE)
        return;
    for (unsigned i = 0; i < n->line_count && text && !n->label.n; i++) {
        struct str line = source_line(d->doc->source, node_lines(n)[i]);
        take_line(d, n, str_strip(line, " \t*_\\"));
    }
    if (!text || n->label.n)
        d->cells.n = 0;
}

/* "... của đơn vị) TT Nội dung Chủ trì ...": titles of columns within a line. */
static bool has_column_titles(struct doubts *d, struct str line)
{
    for (struct str word; (word = str_word(&line)).n;) {
        struct letter_key number = {"", 0};
        if (unicode_is_capitals(word, CAPITALS_READ))
            number = letter_key(d->scratch, word);
        if (lexicon_is_key(&number, WORDS_NUMBER_COLUMN)) {
            struct letter_key rest = letter_key(d->scratch, line);
            return lexicon_starts(&rest, WORDS_TASK_COLUMN) &&
                   columns_named(d, line) >= COLUMNS_OF_TASKS;
        }
    }
    return false;
}

/* The title of a table that has no rows, with those of several columns. */
static bool has_titles_alone(struct doubts *d, const struct node *n, struct str text)
{
    return n->kind == NODE_TABLE_TITLE && !(n->next && n->next->kind == NODE_TABLE) &&
           columns_named(d, text) >= COLUMNS_OF_TASKS;
}

/* The title of a table's first column among the lines of a text: flow text has cells one a line. */
static bool has_column_title(struct doubts *d, const struct node *n, struct str text)
{
    if (n->kind != NODE_PARA && n->kind != NODE_HEADING && n->kind != NODE_TABLE_TITLE)
        return false;
    bool found = false;
    for (struct str rest = text; rest.n && !found;) {
        struct str line = str_line(&rest), words = line, first = str_word(&words);
        found = has_column_titles(d, words);
        if (found || (words.n && !unicode_is_capitals(first, CAPITALS_READ)))
            continue;
        struct letter_key key = letter_key(d->scratch, line);
        struct letter_key number = letter_key(d->scratch, first);
        found = lexicon_is_key(&number, WORDS_NUMBER_COLUMN) &&
                (!words.n || lexicon_has(&key, WORDS_TASK_COLUMN));
    }
    return found;
}

/* "---|---|---": the row below a table's head, of three columns and more, that made no table. */
static bool is_delimiter_row(struct str text)
{
    size_t pipes = 0, dashes = 0;
    text = str_strip(text, " |\r");
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("-|: ", text.p[i]))
            return false;
        pipes += text.p[i] == '|';
        dashes += text.p[i] == '-';
    }
    return pipes > 1 && dashes > pipes;
}

/* The same in cells: of the head of a second table, which is read as rows of the first. */
static bool is_delimiter_cells(const struct node *row)
{
    size_t cells = 0;
    for (const struct node *c = row->first; c; c = c->next, cells++)
        if (!c->runs || c->runs->next || str_strip(c->runs->text, "-:").n || c->runs->text.n < 3)
            return false;
    return cells > 1;
}

/* Numbers or dates alone on lines right below one another: a column of values. */
static void check_values(struct doubts *d, const struct node *n, struct str text)
{
    enum { VALUES = 3, LENGTH = 16 };
    text = str_trim(text);
    const char *last = text.n ? &text.p[text.n - 1] : ".";
    bool lines = n->line_count == 1 && !n->label.n;
    bool value = lines && text.n && is_digit(*text.p) && utf8_length(text) <= LENGTH &&
                 !strchr(".,;:)", *last) && (n->kind == NODE_NOISE || n->kind == NODE_PARA);
    size_t line = value ? node_lines(n)[0] : 0;
    bool below = d->values.n && line == d->values.line + 1 &&
                 str_at(source_line(d->doc->source, line), 0) != '\f';
    d->values.n = value ? (below ? d->values.n : 0) + 1 : 0;
    d->values.line = line;
    if (d->values.n == 1)
        d->values.first = n;
    if (d->values.n == VALUES)
        doubt(d, MSG_READ_COLUMNS, d->values.first);
}

void doubts_of_noise(struct doubts *d, const struct node *n)
{
    check_values(d, n, node_text(d->scratch, n));
    if (is_delimiter_row(node_text(d->scratch, n)))
        doubt(d, MSG_READ_COLUMNS, n);
}

/* Wide blanks again and again, in paragraphs one below another: columns that gave no rows. */
void doubts_of_columns(struct doubts *d, const struct node *n, struct str text)
{
    bool clause = n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_BULLET;
    bool open = n->kind == NODE_FRONT && (n->role == FRONT_NUMBER || n->role == FRONT_PLACE_DATE);
    bool form = n->kind == NODE_FRONT || n->kind == NODE_TITLE || n->kind == NODE_RECIPIENT ||
                n->kind == NODE_SIGNATURE;
    size_t gaps = 0, blanks = 0;
    check_values(d, n, text);
    bool title = n->kind == NODE_TABLE_TITLE; /* has a blank for a number and one for a date */
    for (size_t i = 0; i < text.n && (clause || form || title); i++) {
        bool blank = is_blank(text.p[i]);
        gaps +=
            (!blank && blanks >= COLUMN_GAP) || (n->kind == NODE_SIGNATURE && text.p[i] == '\t');
        blanks = blank ? blanks + 1 : 0;
    }
    if (form && !open && (gaps || (n->kind == NODE_SIGNATURE && two_names(text))))
        doubt(d, MSG_READ_UNPARTED, n);
    if ((n->kind == NODE_TABLE_ROW && is_delimiter_cells(n)) || has_column_title(d, n, text) ||
        has_titles_alone(d, n, text) ||
        (title && (gaps > COLUMN_GAPS || str_find(text, STR(" | "), 0) < text.n)))
        doubt(d, MSG_READ_COLUMNS, n);
    else
        check_cells(d, n);
    if (!clause || (!gaps && !d->gaps))
        return;
    struct letter_key key = letter_key(d->scratch, text);
    if (lexicon_has(&key, WORDS_MOTTO) || lexicon_has(&key, WORDS_PLACE_DATE))
        return; /* of the masthead of a form */
    if (gaps && !d->gaps)
        d->columns = n;
    bool warned = d->gaps >= COLUMN_GAPS;
    d->gaps = gaps ? d->gaps + gaps : 0;
    if (!warned && d->gaps >= COLUMN_GAPS)
        doubt(d, MSG_READ_COLUMNS, d->columns);
}
