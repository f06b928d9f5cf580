/* Who leads and who helps, in one cell: see task_roles.h. */
#include "model/task_roles.h"

#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/body_text.h"

enum role { ROLE_NONE, ROLE_LEAD, ROLE_HELP };

struct role_part { /* of the cell: words [from, to) of those that name bodies */
    size_t from, to;
    enum role role;
    bool after;     /* the word for the role follows them */
    bool bracketed; /* in brackets: "(phối hợp)" */
};

vec_named(role_parts, struct role_part);

struct role_reader {
    struct arena *arena;
    struct phrase text;
    struct role_parts parts;
    struct role_part open; /* which begins at open.from */
};

static bool gap_has(const struct role_reader *r, size_t i, const char *signs)
{
    struct str gap = phrase_gap(&r->text, i);
    for (size_t k = 0; k < gap.n; k++)
        if (strchr(signs, gap.p[k]))
            return true;
    return false;
}

/* Does something begin at word i: the cell, or what follows a sign. */
static bool begins(const struct role_reader *r, size_t i)
{
    return !i || i == r->text.n || gap_has(r, i, ";,.\n()/+-");
}

static enum role role_named(enum words list, size_t entry)
{
    return str_is(lexicon_field(list, entry - 1, 1), "lead") ? ROLE_LEAD : ROLE_HELP;
}

static void close_part(struct role_reader *r, size_t to, enum role role, bool after)
{
    r->open.to = to;
    r->open.role = role;
    r->open.after = after;
    r->open.bracketed = after && gap_has(r, to, "(");
    if (to > r->open.from)
        *arena_push(r->arena, &r->parts) = r->open;
}

/* The words of "Cơ quan chủ trì:" at word i; 0: nothing like it is there. */
static size_t head_at(const struct role_reader *r, size_t i, enum role *role)
{
    size_t n = begins(r, i) ? lexicon_at(WORDS_ROLE_HEAD, &r->text, i) : 0;
    if (!n || i + n == r->text.n || str_at(str_trim(phrase_gap(&r->text, i + n)), 0) != ':')
        return 0;
    *role = role_named(WORDS_ROLE_HEAD, lexicon_which(WORDS_ROLE_HEAD, &r->text, i));
    return n;
}

/* The words of "phối hợp với" at word i; a bare "phối hợp" only after who leads. */
static size_t with_at(const struct role_reader *r, size_t i, bool led)
{
    size_t n = lexicon_at(WORDS_ROLE_WITH, &r->text, i);
    size_t entry = n ? lexicon_which(WORDS_ROLE_WITH, &r->text, i) : 0;
    bool sure = entry && !lexicon_field(WORDS_ROLE_WITH, entry - 1, 1).n;
    return i + n < r->text.n && (sure || led) ? n : 0;
}

/* The words of "chủ trì" after the name of a body, "(phối hợp)"; 0: nothing like it is there. */
static size_t tail_at(const struct role_reader *r, size_t i, enum role *role)
{
    size_t n = i > r->open.from ? lexicon_at(WORDS_ROLE_TAIL, &r->text, i) : 0;
    size_t entry = n ? lexicon_which(WORDS_ROLE_TAIL, &r->text, i) : 0;
    bool bracketed = n && gap_has(r, i, "(");
    if (!n || (!bracketed && gap_has(r, i, ";,.:\n/-")) ||
        lexicon_before(WORDS_ROLE_NOUN, &r->text, i) || (bracketed && !gap_has(r, i + n, ")")))
        return 0;
    *role = role_named(WORDS_ROLE_TAIL, entry);
    if (lexicon_field(WORDS_ROLE_TAIL, entry - 1, 2).n && !bracketed)
        return 0;
    bool leads = *role == ROLE_LEAD;
    size_t next = i + n + (leads ? lexicon_at(WORDS_CONJUNCTION, &r->text, i + n) : 0);
    return begins(r, i + n) || (leads && with_at(r, next, true)) ? n : 0;
}

/* Cuts the cell into the parts that its words for roles make. */
static void find_parts(struct role_reader *r)
{
    bool led = false; /* a part before says who leads */
    for (size_t i = 0, n; i < r->text.n; i += n ? n : 1) {
        enum role role = ROLE_HELP;
        if ((n = head_at(r, i, &role))) {
            close_part(r, i, r->open.role, false);
            r->open = (struct role_part){.from = i + n, .role = role};
        } else if ((n = tail_at(r, i, &role))) {
            led |= role == ROLE_LEAD;
            close_part(r, i, role, true);
            size_t and = led ? lexicon_at(WORDS_CONJUNCTION, &r->text, i + n) : 0;
            size_t with = with_at(r, i + n + and, led);
            n += with ? and+with : 0;
            r->open = (struct role_part){.from = i + n, .role = led ? ROLE_HELP : ROLE_NONE};
        } else if (i > r->open.from && (n = with_at(r, i, led && begins(r, i)))) {
            close_part(r, i, r->open.role, false);
            r->open = (struct role_part){.from = i + n, .role = ROLE_HELP};
        }
    }
    close_part(r, r->text.n, r->open.role, false);
}

/* What the words of a part are, with a bracket that they close. */
static struct str part_text(const struct role_reader *r, const struct role_part *p)
{
    size_t from = r->text.words[p->from].at, end = r->text.words[p->to - 1].end;
    struct str text = str_slice(r->text.text, from, end);
    if (str_at(r->text.text, end) == ')' && str_find(text, STR("("), 0) < text.n)
        text.n++;
    return text;
}

static void join(struct buf *b, struct str text, bool line)
{
    if (b->n && text.n)
        buf_puts(b, line ? "\n" : "; ");
    buf_str(b, text);
}

/* Does the name of a body begin at word i, after a comma: "Sở Văn hóa, Thể thao" is one. */
static bool next_body(const struct role_reader *r, size_t i)
{
    struct str rest = str_slice(r->text.text, r->text.words[i].at, r->text.text.n);
    return gap_has(r, i, ",") &&
           (body_text_begins(r->arena, rest) || lexicon_at(WORDS_ALL_BODIES, &r->text, i));
}

/* How many lists of bodies a part has: between line ends and ";", else between commas. */
static size_t count_lists(const struct role_reader *r, const struct role_part *p)
{
    size_t strong = 1, weak = 1;
    for (size_t i = p->from + 1; i < p->to; i++) {
        strong += gap_has(r, i, ";\n");
        weak += next_body(r, i);
    }
    return strong > 1 ? strong : weak;
}

/* "A; B (phối hợp)", where nothing says who leads: the first, or all before the last line. */
static size_t first_of_helpers(const struct role_reader *r, const struct role_part *p)
{
    size_t found = p->from;
    for (size_t i = p->from + 1; i < p->to; i++)
        if (gap_has(r, i, ";\n"))
            found = i;
    for (size_t i = p->from + 1; i < p->to && found == p->from; i++)
        if (next_body(r, i))
            found = i;
    return found;
}

/*
 * May the word for the role be meant of other bodies than it was taken for: of three, "(phối hợp)"
 * follows the last; of two, "(chủ trì)" the second; or bodies without one follow.
 */
static bool is_unsure(const struct role_reader *r, size_t i, bool led)
{
    const struct role_part *p = &r->parts.at[i];
    size_t lists = count_lists(r, p);
    if (!p->after)
        return i && p->role == ROLE_NONE;
    if (p->role == ROLE_HELP)
        return !led && lists > 2;
    return p->bracketed && !i && lists > 1;
}

static void gather(struct role_reader *r, struct task_row *task)
{
    struct buf lead = {0}, help = {0};
    bool led = false, line = str_find(r->text.text, STR("\n"), 0) < r->text.text.n;
    for (size_t i = 0; i < r->parts.n; i++)
        led |= r->parts.at[i].role != ROLE_HELP;
    join(&help, task->cooperating, line);
    for (size_t i = 0; i < r->parts.n; i++) {
        struct role_part p = r->parts.at[i], first = p;
        task->unsure |= is_unsure(r, i, led);
        first.to = !led && p.after ? first_of_helpers(r, &p) : p.from;
        if (first.to > p.from) {
            join(&lead, part_text(r, &first), line);
            p.from = first.to;
            led = true;
        }
        join(p.role == ROLE_HELP ? &help : &lead, part_text(r, &p), line);
    }
    task->lead = buf_take(&lead, r->arena);
    task->cooperating = buf_take(&help, r->arena);
}

/* What parts who leads from who helps in a column of both: a line end, ";" or a stroke. */
static size_t first_of_both(struct str text)
{
    size_t end = 0;
    while (end < text.n && text.p[end] != '\n' && text.p[end] != ';' &&
           !str_starts(str_slice(text, end, text.n), STR(" / ")))
        end++;
    return end;
}

void task_part_roles(struct arena *a, struct task_row *task, bool both)
{
    struct role_reader r = {.arena = a, .text = phrase_read(a, task->lead)};
    if (!r.text.n)
        return;
    find_parts(&r);
    bool marked = r.parts.n != 1 || r.parts.at[0].role != ROLE_NONE;
    if (marked)
        gather(&r, task);
    size_t at = first_of_both(task->lead);
    if (both && !marked && !task->cooperating.n && at < task->lead.n) {
        task->cooperating = str_strip(str_slice(task->lead, at, task->lead.n), " /;\n");
        task->lead = str_trim(str_slice(task->lead, 0, at));
    }
}
