/* Words that turn a duty: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum {
    EDIT_LONGEST = 12, /* words of either side of an edit that is still the same duty */
    ROLE_CUT = 3,      /* words that are left out with a role, and nothing else */
    STAGE_NO_ACT = 5,  /* stages up to "xem xét": before any verb they put it off */
    STRETCHES = 4      /* after an edit, of which the words that follow are read */
};

static bool changes_wording(const struct stretch *s)
{
    return s->change != CHANGE_NONE && s->level == DIFFERENCE_WORDING;
}

/* The texts of one kind of change in the edit, one after the other. */
static struct str joined(struct arena *a, const struct link *l, const struct rewording *e,
                         enum change change)
{
    struct buf b = {0};
    for (size_t i = e->from; i < e->end; i++)
        if (l->stretches[i].change == change && !l->stretches[i].elsewhere)
            buf_str(&b, l->stretches[i].text);
    struct str text = str_trim(buf_view(&b));
    while (text.n && (text.p[0] == ',' || text.p[0] == ';' || text.p[0] == '.'))
        text = str_trim(str_slice(text, 1, text.n));
    while (text.n && (text.p[text.n - 1] == ',' || text.p[text.n - 1] == ';'))
        text = str_trim(str_slice(text, 0, text.n - 1));
    text = str_copy(a, text);
    buf_free(&b);
    return text;
}

bool rewording_next(struct arena *a, const struct link *l, size_t from, struct rewording *e)
{
    while (from < l->stretch_count && !changes_wording(&l->stretches[from]))
        from++;
    e->from = e->end = from;
    while (e->end < l->stretch_count && changes_wording(&l->stretches[e->end]))
        e->end++;
    if (from == l->stretch_count)
        return false;
    e->was = joined(a, l, e, CHANGE_DELETED);
    e->now = joined(a, l, e, CHANGE_INSERTED);
    return true;
}

/* What an edit says of one list of words: the entries of either side, and the first words there. */
struct sides_of {
    struct phrase was, now;
    size_t was_entry, now_entry; /* 1 + the entry, 0 for none */
    struct str was_text, now_text;
};

/* The last entry of the list in the order of the list, of those that the text holds and not other.
 */
static size_t entry_in(enum words list, const struct phrase *text, const struct phrase *other,
                       struct str *found)
{
    size_t best = 0;
    for (size_t i = 0; i < text->n; i++) {
        size_t entry = lexicon_which(list, text, i), words = lexicon_at(list, text, i);
        bool both = false;
        for (size_t k = 0; entry && k < other->n; k++)
            both |= lexicon_which(list, other, k) == entry;
        if (entry && !both && entry > best && !lexicon_field(list, entry - 1, 1).n) {
            best = entry;
            *found = str_slice(text->text, text->words[i].at, text->words[i + words - 1].end);
        }
        i += words ? words - 1 : 0;
    }
    return best;
}

static struct sides_of entries(enum words list, const struct phrase *was, const struct phrase *now)
{
    struct sides_of s = {.was = *was, .now = *now};
    s.was_entry = entry_in(list, was, now, &s.was_text);
    s.now_entry = entry_in(list, now, was, &s.now_text);
    return s;
}

/* The words of the entry at word i. */
static struct str words_of(enum words list, const struct phrase *text, size_t i)
{
    size_t end = text->words[i + lexicon_at(list, text, i) - 1].end;
    return str_slice(text->text, text->words[i].at, end);
}

struct turner {
    struct arena *arena;
    bool draft;
    vec(struct turn) turns;
};

/* Drops a role that one edit took away and another put in: it is in another place. */
static bool drop_moved_role(struct turner *t, struct str was, struct str now)
{
    for (size_t i = 0; i < t->turns.n; i++) {
        const struct turn *u = &t->turns.at[i];
        if (u->kind != TURN_ROLE || !str_eq(u->was, now) || !str_eq(u->now, was))
            continue;
        memmove(&t->turns.at[i], u + 1, (t->turns.n - i - 1) * sizeof *u);
        t->turns.n--;
        return true;
    }
    return false;
}

static void add(struct turner *t, enum turn_kind kind, struct str was, struct str now)
{
    if (kind == TURN_ROLE && drop_moved_role(t, was, now))
        return;
    *vec_push(&t->turns) = (struct turn){kind, was, now};
}

/* An earlier stage in the place of a later one, or put before it: "nghiên cứu ban hành". */
static void find_stage(struct turner *t, const struct phrase *was, const struct phrase *now,
                       struct str after)
{
    struct sides_of s = entries(WORDS_STAGE, was, now);
    if (!s.now_entry || (s.was_entry && s.was_entry <= s.now_entry))
        return;
    if (s.was_entry) {
        add(t, TURN_STAGE, s.was_text, s.now_text);
        return;
    }
    struct phrase next = phrase_read(t->arena, after);
    size_t entry = next.n ? lexicon_which(WORDS_STAGE, &next, 0) : 0, end;
    size_t verb = next.n ? lexicon_at(WORDS_DUTY_VERB, &next, 0) : 0;
    if (entry > s.now_entry)
        end = next.words[lexicon_at(WORDS_STAGE, &next, 0) - 1].end;
    else if (!entry && verb && s.now_entry <= STAGE_NO_ACT)
        end = next.words[verb - 1].end;
    else
        return;
    add(t, TURN_STAGE, str_slice(after, next.words[0].at, end), s.now_text);
}

static void find_role(struct turner *t, const struct phrase *was, const struct phrase *now)
{
    struct sides_of s = entries(WORDS_ROLE, was, now);
    bool cut =
        s.was_entry && !now->n && was->n <= ROLE_CUT; /* of a plan too: the role is left out */
    if ((s.was_entry && s.now_entry) || cut || (t->draft && (s.was_entry || s.now_entry)))
        add(t, TURN_ROLE, s.was_text, s.now_text);
}

/* A word with which the duty says the opposite. */
static void find_opposite(struct turner *t, const struct phrase *was, const struct phrase *now)
{
    for (size_t i = 0; i < was->n; i++) {
        size_t entry = lexicon_which(WORDS_OPPOSITE, was, i);
        struct phrase other =
            phrase_read(t->arena, entry ? lexicon_field(WORDS_OPPOSITE, entry - 1, 1) : STR_NONE);
        for (size_t k = 0; other.n && k < now->n; k++)
            if (phrase_at(now, k, &other)) {
                size_t end = now->words[k + other.n - 1].end;
                add(t, TURN_NEGATION, words_of(WORDS_OPPOSITE, was, i),
                    str_slice(now->text, now->words[k].at, end));
                return;
            }
    }
}

static void find_negation(struct turner *t, const struct phrase *was, const struct phrase *now)
{
    struct sides_of s = entries(WORDS_TURN_NEGATION, was, now);
    if ((s.was_entry != 0) != (s.now_entry != 0))
        add(t, TURN_NEGATION, s.was_text, s.now_text);
}

/* The words of the new text after an edit: a capital that became small is a stretch by itself. */
static struct str words_after(struct arena *a, const struct link *l, size_t end)
{
    struct buf words = {0};
    for (size_t i = end; i < l->stretch_count && i < end + STRETCHES; i++)
        if (l->stretches[i].change != CHANGE_DELETED)
            buf_str(&words, l->stretches[i].text);
    return buf_take(&words, a);
}

static void turns_of(struct turner *t, const struct link *l)
{
    struct rewording e = {0};
    for (size_t from = 0; rewording_next(t->arena, l, from, &e); from = e.end) {
        if (phrase_count(e.was, EDIT_LONGEST) > EDIT_LONGEST ||
            phrase_count(e.now, EDIT_LONGEST) > EDIT_LONGEST)
            continue;
        struct phrase was = phrase_read(t->arena, e.was), now = phrase_read(t->arena, e.now);
        find_role(t, &was, &now);
        find_stage(t, &was, &now, words_after(t->arena, l, e.end));
        find_negation(t, &was, &now);
        find_opposite(t, &was, &now);
    }
}

void turns_find(struct comparison *c)
{
    for (size_t i = 0; i < c->link_count; i++) {
        struct link *l = &c->links[i];
        struct turner t = {.arena = c->arena, .draft = c->draft};
        turns_of(&t, l);
        vec_move(c->arena, &t.turns, l->turns, l->turn_count);
    }
}
