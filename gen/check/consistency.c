/*
 * What one paper has in two ways though each is right, and clauses that look as if something were
 * missing beside them: notes, no breaches of the form.
 */
#include "base/unicode.h"
#include "check/check_int.h"
#include "lexicon/label.h"
#include "lexicon/tone_mark.h"
#include "model/clause_numbers.h"

/* How often something is written one way, and where first. */
struct spelling {
    size_t count;
    const struct printed_part *first;
    struct str text;
};

static void use_spelling(struct spelling *w, const struct printed_part *p, struct str text)
{
    if (!w->count++) {
        w->first = p;
        w->text = text;
    }
}

/* The rarer of two ways that are both used, and how the other one looks there. */
static void note_rarer(struct checker *c, enum msg msg, const struct spelling ways[2],
                       struct str other)
{
    const struct spelling *rare = ways[0].count <= ways[1].count ? &ways[0] : &ways[1];
    if (!rare->count)
        return;
    found(c, msg, part_row(c, rare->first), str_copy(c->arena, rare->text).p,
          str_copy(c->arena, other).p, STR_NONE);
    c->findings.at[c->findings.n - 1].count = rare->count;
}

/* ---- where the tone mark is written: "ủy" beside "uỷ", "khóa" beside "khoá" */

enum { PAIR_O, PAIR_U, PAIRS };

static bool is_upper(struct str word)
{
    return cp_is_upper(utf8_first(word, 0));
}

/* Names are written as their bearers do: words in capitals side by side. */
static void count_tones(const struct printed_part *p, struct spelling ways[PAIRS][2])
{
    bool before = false;
    struct str rest = p->text, word = str_word(&rest);
    while (word.n) {
        struct str next = str_word(&rest);
        bool upper = is_upper(word), name = upper && (before || is_upper(next));
        struct tone_habit habit = name ? (struct tone_habit){0} : tone_usual(word);
        if (habit.o)
            use_spelling(&ways[PAIR_O][habit.o == TONE_FIRST], p, word);
        if (habit.u)
            use_spelling(&ways[PAIR_U][habit.u == TONE_FIRST], p, word);
        before = upper;
        word = next;
    }
}

static void check_tones(struct checker *c)
{
    struct spelling ways[PAIRS][2] = {{{0}}};
    for (size_t i = 0; i < c->parts.n; i++)
        count_tones(&c->parts.at[i], ways);
    for (int pair = 0; pair < PAIRS; pair++) {
        const struct spelling *w = ways[pair];
        bool first = w[0].count <= w[1].count; /* most have the mark on the first vowel */
        enum tone_place usual = first ? TONE_FIRST : TONE_SECOND;
        struct str rare = str_strip(w[!first].text, ".,;:()\"");
        note_rarer(c, MSG_FORM_TONES, w,
                   tone_write(c->arena, rare, (struct tone_habit){usual, usual}));
    }
}

/* ---- straight quotes beside curly ones */

static void check_quotes(struct checker *c)
{
    static const char *const signs[2][2] = {{"\"", "\""}, {"\u201c", "\u201d"}};
    struct spelling ways[2] = {{0}};
    for (size_t i = 0; i < c->parts.n; i++)
        for (int way = 0; way < 2; way++)
            for (int end = 0; end < 2; end++)
                if (str_find(c->parts.at[i].text, str_of(signs[way][end]), 0) != (size_t)-1) {
                    use_spelling(&ways[way], &c->parts.at[i], str_of(signs[way][0]));
                    break;
                }
    note_rarer(c, MSG_FORM_QUOTES, ways, str_of(signs[ways[0].count <= ways[1].count][0]));
}

/* ---- numbers and texts of clauses */

/* A number 1 without a 2 beside it; chapters and articles may be single. */
static bool is_lone(struct arena *a, const struct node *n)
{
    struct label own = node_is_numbered(n) ? node_label(a, n) : (struct label){0};
    if (own.class < LABEL_UPPER || !own.depth || own.number[own.depth - 1] != 1)
        return false;
    for (const struct node *m = n->parent->first; m; m = m->next)
        if (m != n && node_is_numbered(m) && node_label(a, m).class == own.class)
            return false;
    return true;
}

/* Long texts that are there twice, but for those that lead to what is below them. */
static bool is_repeated(const struct printed_part *a, const struct printed_part *b)
{
    enum { LONG = 60 }; /* bytes */
    struct str x = str_trim(str_slice(a->text, a->node->label.n, a->text.n));
    struct str y = str_trim(str_slice(b->text, b->node->label.n, b->text.n));
    return x.n >= LONG && x.p[x.n - 1] != ':' && str_eq(x, y);
}

static bool is_clause_part(const struct printed_part *p)
{
    return p->class && (p->node->kind == NODE_PARA || p->node->kind == NODE_BULLET ||
                        p->node->kind == NODE_HEADING);
}

static void check_clauses(struct checker *c)
{
    for (size_t i = 0; i < c->parts.n; i++) {
        const struct printed_part *p = &c->parts.at[i];
        if (!is_clause_part(p))
            continue;
        if (is_lone(c->arena, p->node))
            found(c, MSG_FORM_LONE, part_row(c, p), str_copy(c->arena, p->node->label).p, "",
                  STR_NONE);
        size_t k = 0;
        while (k < i && !(is_clause_part(&c->parts.at[k]) && is_repeated(&c->parts.at[k], p)))
            k++;
        if (k < i)
            found(c, MSG_FORM_REPEATED, part_row(c, p),
                  str_copy(c->arena, c->parts.at[k].node->path).p, "", STR_NONE);
    }
}

void check_consistency(struct checker *c)
{
    check_tones(c);
    check_quotes(c);
    check_clauses(c);
}
