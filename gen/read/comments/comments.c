/* Tables of comments: see comments.h. */
#include "read/comments/comments.h"

#include "base/diag.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum comment_column { COLUMN_NUMBER, COLUMN_COMMENT, COLUMN_WHO, COLUMN_ANSWER, COLUMN_KINDS };

struct columns {
    size_t at[COLUMN_KINDS]; /* column + 1 of each, 0 where there is none */
};

/* Which column a title is of; COLUMN_KINDS for another. */
static enum comment_column column_named(struct arena *a, struct str title)
{
    static const char *const names[COLUMN_KINDS] = {"number", "comment", "who", "answer"};
    struct letter_key key = letter_key(a, title);
    size_t entry = lexicon_starts(&key, WORDS_FEEDBACK_COLUMN), i = 0;
    if (!entry)
        return COLUMN_KINDS;
    while (!str_is(lexicon_field(WORDS_FEEDBACK_COLUMN, entry - 1, 1), names[i]))
        i++;
    return (enum comment_column)i;
}

/* The columns, where the row is that of the titles: of comments and one other at least. */
static bool read_titles(struct arena *a, const struct sheet_row *row, struct columns *c)
{
    size_t found = 0;
    *c = (struct columns){0};
    for (size_t i = 0; i < row->cells.n; i++) {
        enum comment_column kind = column_named(a, row->cells.at[i]);
        if (kind == COLUMN_KINDS || c->at[kind])
            continue;
        c->at[kind] = i + 1;
        found++;
    }
    return c->at[COLUMN_COMMENT] && found > 1;
}

static struct str cell_of(const struct sheet_row *row, const struct columns *c,
                          enum comment_column kind)
{
    size_t i = c->at[kind];
    return i && i <= row->cells.n ? row->cells.at[i - 1] : STR_NONE;
}

/* The answer by its first words that say so; a refusal goes before what it names besides. */
static enum feedback_answer answer_of(struct arena *a, struct str answer)
{
    struct phrase text = phrase_read(a, answer);
    for (size_t i = 0; i < text.n; i++) {
        if (lexicon_at(WORDS_FEEDBACK_PARTLY, &text, i))
            return ANSWER_PARTLY;
        if (lexicon_at(WORDS_FEEDBACK_REJECTED, &text, i))
            return ANSWER_REJECTED;
        if (lexicon_at(WORDS_FEEDBACK_ACCEPTED, &text, i)) {
            size_t words = lexicon_at(WORDS_FEEDBACK_ACCEPTED, &text, i);
            bool partly = lexicon_at(WORDS_FEEDBACK_PARTLY, &text, i + words) != 0;
            return partly ? ANSWER_PARTLY : ANSWER_ACCEPTED;
        }
    }
    return ANSWER_NONE;
}

bool comments_read(struct sheet_rows *g, struct feedback *f)
{
    struct columns columns = {0};
    size_t i = 0;
    while (i < g->rows.n && !read_titles(g->arena, &g->rows.at[i], &columns))
        i++;
    if (i == g->rows.n) {
        diag_file(MSG_FEEDBACK_NO_COLUMNS, f->table->name);
        return false;
    }
    for (i++; i < g->rows.n; i++) {
        const struct sheet_row *row = &g->rows.at[i];
        struct columns again;
        struct feedback_item item = {.number = cell_of(row, &columns, COLUMN_NUMBER),
                                     .comment = cell_of(row, &columns, COLUMN_COMMENT),
                                     .who = cell_of(row, &columns, COLUMN_WHO),
                                     .answer = cell_of(row, &columns, COLUMN_ANSWER),
                                     .row = row->line};
        item.answered = answer_of(g->arena, item.answer);
        if (item.comment.n && !read_titles(g->arena, row, &again))
            *arena_push(f->arena, &f->items) = item;
    }
    return true;
}
