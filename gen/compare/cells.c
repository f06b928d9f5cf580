/* Cells: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "base/map.h"
#include "compare/facts.h"
#include "model/tasks.h"

vec_named(cells, struct changed_cell);
vec_named(parts, struct str);

enum { COLUMNS_MOST = 64, ITEMS_MOST = 64 };

struct columns { /* of the table of a row */
    const struct node *cell[COLUMNS_MOST];
    struct str title[COLUMNS_MOST];
    struct word_list title_words[COLUMNS_MOST];
    size_t n;
    bool numbered; /* the first column has the numbers of the rows */
};

static struct word_list words_of(struct sides *s, struct str text)
{
    struct word_list words = {0};
    vocabulary_split(s->vocabulary, text, &words);
    return words;
}

static bool same_words(const struct word_list *a, const struct word_list *b)
{
    for (size_t i = 0; a->n == b->n && i < a->n; i++)
        if (a->at[i].key != b->at[i].key)
            return false;
    return a->n == b->n;
}

static bool same_text(struct sides *s, struct str a, struct str b)
{
    struct word_list left = words_of(s, a), right = words_of(s, b);
    return left.n || right.n ? same_words(&left, &right) : str_eq(a, b);
}

static struct columns columns_of(struct sides *s, struct arena *a, const struct side *side,
                                 const struct clause *clause)
{
    const struct node *row = clause->node, *head = row->parent->first;
    struct columns c = {.numbered = clause->word_count && side->words.at[clause->first_word].label};
    const struct node *title = head && head->kind == NODE_TABLE_HEAD ? head->first : NULL;
    for (const struct node *cell = row->first; cell && c.n < COLUMNS_MOST; cell = cell->next) {
        c.cell[c.n] = cell;
        c.title[c.n] = title ? node_text(a, title) : STR_NONE;
        c.title_words[c.n] = words_of(s, c.title[c.n]);
        title = title ? title->next : NULL;
        c.n++;
    }
    return c;
}

/* The items of a cell: bodies, one after another. */
static struct parts items_of(struct arena *a, struct str text)
{
    struct parts list = {0};
    size_t from = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && (!text.p[i] || !strchr(",;\n", text.p[i])))
            continue;
        struct str item = str_trim(str_slice(text, from, i));
        if (item.n)
            *arena_push(a, &list) = item;
        from = i + 1;
    }
    return list;
}

/* Equal for items of the same text: the keys of its words after a letter; without words itself. */
static struct str item_key(struct sides *s, struct str item)
{
    struct word_list words = words_of(s, item);
    struct buf b = {0};
    for (size_t i = 0; i < words.n; i++) {
        buf_puts(&b, i ? "" : "w");
        buf_add(&b, (const char *)&words.at[i].key, sizeof words.at[i].key);
    }
    return words.n ? buf_take(&b, s->arena) : item;
}

/* Those of the one list that the other has not, joined. */
static struct str lacking(struct sides *s, struct arena *a, const struct parts *list,
                          const struct parts *other, size_t *kept)
{
    struct buf b = {0};
    struct map others = {.arena = s->arena, .borrowed = true};
    for (size_t i = 0; i < other->n; i++)
        map_add(&others, item_key(s, other->at[i]));
    *kept = 0;
    for (size_t i = 0; i < list->n; i++) {
        bool found = map_find(&others, item_key(s, list->at[i])) != MAP_NONE;
        for (size_t k = 0; !found && k < other->n && k < ITEMS_MOST; k++)
            found = variants_same_body(s, list->at[i], other->at[k]);
        *kept += found;
        if (found)
            continue;
        buf_puts(&b, b.n ? ", " : "");
        buf_str(&b, list->at[i]);
    }
    return buf_take(&b, a);
}

static void compare_cell(struct sides *s, struct arena *a, struct str title, struct str was,
                         struct str now, struct cells *out)
{
    size_t kept;
    if (same_text(s, was, now) || facts_same(s->facts, was, now) || variants_same_body(s, was, now))
        return;
    struct changed_cell c = {.column = title, .was = was, .now = now};
    struct parts olds = items_of(s->arena, was), news = items_of(s->arena, now);
    c.dropped = lacking(s, a, &olds, &news, &kept);
    c.added = lacking(s, a, &news, &olds, &kept);
    c.list = kept || !was.n || !now.n;
    *vec_push(out) = c;
}

/* Does one title hold all words of the other: "2030", "Năm 2030". */
static bool title_within(const struct word_list *a, const struct word_list *b)
{
    const struct word_list *few = a->n < b->n ? a : b, *many = few == a ? b : a;
    for (size_t i = 0; i < few->n; i++) {
        bool found = false;
        for (size_t k = 0; k < many->n; k++)
            found |= many->at[k].key == few->at[i].key;
        if (!found)
            return false;
    }
    return few->n > 0;
}

enum column_step { SAME_TITLE, TITLE_WITHIN, SAME_PLACE, COLUMN_STEPS };

/* Sets match[i] to 1 + the new column of old column i, or 0; row numbers have none. */
static void match_columns(const struct columns *old, const struct columns *new, size_t *match)
{
    bool used[COLUMNS_MOST] = {new->numbered};
    for (int step = 0; step < COLUMN_STEPS; step++)
        for (size_t i = old->numbered; i < old->n; i++)
            for (size_t k = new->numbered; k < new->n && !match[i]; k++) {
                bool fits = step == SAME_TITLE
                                ? same_words(&old->title_words[i], &new->title_words[k])
                            : step == TITLE_WITHIN
                                ? title_within(&old->title_words[i], &new->title_words[k])
                                : i == k && old->n == new->n;
                if (fits && !used[k]) {
                    match[i] = k + 1;
                    used[k] = true;
                }
            }
}

/* The title of a group of rows: a text, and a number in the same cell or in one of its own. */
static bool is_group(struct arena *a, const struct columns *c)
{
    size_t filled = 0;
    for (size_t i = 0; i < c->n; i++)
        filled += str_trim(node_text(a, c->cell[i])).n > 0;
    return filled <= 2;
}

void cells_compare(struct sides *s, struct arena *a, const struct clause *old,
                   const struct clause *new, struct link *l)
{
    struct cells cells = {0};
    size_t match[COLUMNS_MOST] = {0};
    if (old->node->kind != NODE_TABLE_ROW || new->node->kind != NODE_TABLE_ROW)
        return;
    struct columns o = columns_of(s, a, &s->old, old), n = columns_of(s, a, &s->new, new);
    if (is_group(a, &o) && is_group(a, &n) && same_text(s, old->text, new->text))
        return;
    match_columns(&o, &n, match);
    for (size_t i = 0; i < o.n; i++)
        if (match[i])
            compare_cell(s, a, o.title[i], task_cell_text(a, old->task, o.cell[i]),
                         task_cell_text(a, new->task, n.cell[match[i] - 1]), &cells);
    vec_move(a, &cells, l->cells, l->cell_count);
}
