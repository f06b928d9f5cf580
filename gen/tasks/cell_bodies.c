/* Who is named in a cell: see tasks.h. */
#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/body_text.h"
#include "tasks/body_names.h"

struct body_reader {
    struct task_list *list;
    struct pos pos; /* of the row */
    struct str day;
    enum task_role role;
    struct task_shares *shares;
};

static void add_share(const struct body_reader *r, struct str name)
{
    name = str_strip(name, " \t\r\n.,;-+");
    if (!name.n)
        return;
    size_t body = body_add(r->list, name, r->day);
    for (size_t i = 0; i < r->shares->n; i++)
        if (r->shares->at[i].body == body)
            return;
    *arena_push(r->list->arena, r->shares) = (struct task_share){body, r->role};
    struct task_body *b = &r->list->bodies.at[body];
    *(r->role == TASK_LEADS ? &b->leads : &b->cooperates) += 1;
}

/* Does a name of its own begin there: a capital, and what offices begin with. */
static bool opens_name(struct arena *a, struct str rest)
{
    struct letter_key key = letter_key(a, rest);
    return (cp_is_upper(utf8_first(rest, 0)) && lexicon_starts(&key, WORDS_OFFICE_WORD)) ||
           body_text_begins(a, rest);
}

/* "Sở Nội vụ, Tài chính": the first words of the one before, with the part; unset where the
 * registry does not know such a body. */
static struct str with_head(const struct body_reader *r, struct str before, struct str part)
{
    struct arena *a = r->list->arena;
    struct str rest = before, word;
    for (size_t words = 0; words < 2 && (word = str_word(&rest)).n; words++) {
        struct str head = {before.p, (size_t)(word.p + word.n - before.p)};
        struct str name = str_format(a, "%.*s %.*s", STR_ARG(head), STR_ARG(part));
        if (head.n < before.n && body_known_as(r->list->registry, name, r->day))
            return name;
    }
    return STR_NONE;
}

/* A list of bodies, cut at commas and at "và". */
struct body_cutter {
    const struct body_reader *reader;
    struct phrase text;
    const bool *bracketed; /* of each word */
    size_t from;           /* the first word of the body that is open */
    struct str before;     /* the body whose first words the next ones may share */
    bool shared;           /* the open one is added already: it has words of the one before */
};

/* Of each word: is the gap before it within brackets. */
static bool *bracketed_words(struct arena *a, const struct phrase *text)
{
    bool *bracketed = arena_array(a, text->n, sizeof *bracketed), open = false;
    for (size_t i = 0, at = 0; i < text->n; i++) {
        for (; at < text->words[i].at; at++)
            open = text->text.p[at] == '(' || (open && text->text.p[at] != ')');
        bracketed[i] = open;
    }
    return bracketed;
}

/* How many words the boundary before word i takes: 0 of a comma, 1 of "và"; SIZE_MAX: none. */
static size_t boundary_at(const struct body_cutter *c, size_t i)
{
    struct str gap = phrase_gap(&c->text, i);
    if (c->bracketed[i])
        return SIZE_MAX;
    if (lexicon_at(WORDS_CONJUNCTION, &c->text, i) && i + 1 < c->text.n)
        return 1;
    return memchr(gap.p, ',', gap.n) ? 0 : SIZE_MAX;
}

/* Is the sign before word i one that also stands inside names, or between a part and the whole. */
static bool is_weak(const struct body_cutter *c, size_t i)
{
    struct str gap = phrase_gap(&c->text, i), sign = str_trim(gap);
    return !c->bracketed[i] &&
           (str_is(sign, "/") || str_is(sign, "+") || (phrase_is_dash(gap) && gap.n > sign.n));
}

static struct str words_of(const struct body_cutter *c, size_t from, size_t to)
{
    size_t at = c->text.words[from].at, end = to > from ? c->text.words[to - 1].end : at;
    return str_slice(c->text.text, at, end);
}

/* The word at which what begins at word i ends: the next comma, or else the next boundary. */
static size_t part_end(const struct body_cutter *c, size_t i, bool comma)
{
    size_t end = i + 1;
    while (end < c->text.n && boundary_at(c, end) != 0 &&
           (comma || boundary_at(c, end) == SIZE_MAX))
        end++;
    return end;
}

/* "Sở Nội vụ, Tài chính": the second with the words that it shares; unset where none is known. */
static struct str shared_name(const struct body_cutter *c, size_t i, struct str here)
{
    struct str before = c->shared ? c->before : here;
    if (lexicon_at(WORDS_ALL_BODIES, &c->text, c->from))
        return STR_NONE;
    struct str whole = with_head(c->reader, before, words_of(c, i, part_end(c, i, true)));
    return whole.n ? whole : with_head(c->reader, before, words_of(c, i, part_end(c, i, false)));
}

static bool is_known(const struct body_cutter *c, size_t from, size_t to)
{
    return body_known_as(c->reader->list->registry, words_of(c, from, to), c->reader->day);
}

/* Does another body begin at word i, after this boundary: after a comma where it begins as names of
 * offices do, or the registry knows it; after a body that it knows also at "và", and where "các
 * ..." follows. */
static bool opens_body(const struct body_cutter *c, size_t i, bool comma, struct str here)
{
    bool known = c->shared || body_known_as(c->reader->list->registry, here, c->reader->day);
    bool name = opens_name(c->reader->list->arena, words_of(c, i, c->text.n)) ||
                is_known(c, i, part_end(c, i, false));
    return name ? comma || known : known && lexicon_at(WORDS_ALL_BODIES, &c->text, i);
}

/* Does another body begin at word i after such a sign: both are known, or begin with the same word
 * of offices. */
static bool opens_after_weak(const struct body_cutter *c, size_t i, struct str here)
{
    struct arena *a = c->reader->list->arena;
    size_t end = i + 1;
    while (end < c->text.n && boundary_at(c, end) == SIZE_MAX && !is_weak(c, end))
        end++;
    struct letter_key left = letter_key(a, here), right = letter_key(a, words_of(c, i, end));
    size_t office = lexicon_starts(&left, WORDS_OFFICE_WORD);
    bool same = office && opens_name(a, words_of(c, i, end)) && opens_name(a, here) &&
                office == lexicon_starts(&right, WORDS_OFFICE_WORD);
    struct str gap = str_trim(phrase_gap(&c->text, i));
    return (same && !phrase_is_dash(gap)) ||
           (body_known_as(c->reader->list->registry, here, c->reader->day) && is_known(c, i, end));
}

/* A name that was not parted at a sign which may part two is told, where the registry has what is
 * before the sign or what is after it. */
static void report_whole(const struct body_cutter *c, struct str name)
{
    struct arena *a = c->reader->list->arena;
    struct phrase text = phrase_read(a, name);
    struct body_cutter part = {.reader = c->reader, .text = text};
    part.bracketed = bracketed_words(a, &text);
    bool told = body_known_as(c->reader->list->registry, name, c->reader->day) != NULL;
    for (size_t i = 1; i < text.n && !told; i++) {
        if (!is_weak(&part, i) && (boundary_at(&part, i) || !phrase_is_large(&text, i)))
            continue;
        struct str left = str_slice(name, 0, text.words[i - 1].end);
        told = body_known_as(c->reader->list->registry, left, c->reader->day) ||
               (is_weak(&part, i) && is_known(&part, i, text.n));
        if (told)
            diag(MSG_TASKS_BODY_WHOLE, c->reader->pos, STR_ARG(name));
    }
}

static void add_whole(const struct body_cutter *c, struct str name)
{
    report_whole(c, name);
    add_share(c->reader, name);
}

static bool is_slash(const struct body_cutter *c, size_t i)
{
    return str_is(str_trim(phrase_gap(&c->text, i)), "/");
}

static void read_list(const struct body_reader *r, struct str piece)
{
    struct body_cutter c = {.reader = r, .text = phrase_read(r->list->arena, piece)};
    c.bracketed = bracketed_words(r->list->arena, &c.text);
    for (size_t i = 1; i < c.text.n; i++) {
        bool weak = is_weak(&c, i);
        size_t words = weak ? 0 : boundary_at(&c, i), next = i + words;
        if (words == SIZE_MAX || is_known(&c, c.from, part_end(&c, next, true)))
            continue; /* a name of the registry is not cut */
        size_t end = c.text.words[i - 1].end;
        struct str here = str_slice(piece, c.from ? c.text.words[c.from].at : 0,
                                    end + (str_at(piece, end) == ')'));
        bool opens = weak ? opens_after_weak(&c, i, here) : opens_body(&c, next, !words, here);
        struct str whole = opens ? STR_NONE : shared_name(&c, next, here);
        if (!opens && (!whole.n || (weak && !is_slash(&c, i))))
            continue;
        if (!c.shared)
            add_whole(&c, here);
        c.before = c.shared ? c.before : here;
        c.shared = !opens;
        add_share(r, whole);
        c.from = i = next;
    }
    if (!c.shared && c.text.n)
        add_whole(&c, str_slice(piece, c.from ? c.text.words[c.from].at : 0, piece.n));
}

/* "các sở: Nội vụ, Tài chính": what stands before each part, and what is around the list. */
struct enumeration {
    struct str before, noun; /* "UBND", "xã" */
    bool communes;           /* whose names have no "và" */
};

static struct str name_of_part(const struct body_reader *r, const struct enumeration *e,
                               struct str part)
{
    struct arena *a = r->list->arena;
    struct str head = e->before.n ? e->noun : unicode_first(a, e->noun, cp_upper);
    return str_format(a, "%.*s%s%.*s %.*s", STR_ARG(e->before), e->before.n ? " " : "",
                      STR_ARG(head), STR_ARG(part));
}

static bool is_known_name(const struct body_reader *r, struct str name)
{
    return body_known_as(r->list->registry, name, r->day) != NULL;
}

/* The word of text at which a part ends at "và" between two names, both of communes or both known;
 * its count of words where it is one name. */
static size_t part_joined(const struct body_reader *r, const struct enumeration *e,
                          const struct phrase *text)
{
    struct str all = text->text;
    for (size_t i = 1; i + 1 < text->n && !is_known_name(r, name_of_part(r, e, all)); i++) {
        struct str left = str_slice(all, 0, text->words[i - 1].end);
        struct str right = str_slice(all, text->words[i + 1].at, all.n);
        if (lexicon_at(WORDS_CONJUNCTION, text, i) &&
            (e->communes || (is_known_name(r, name_of_part(r, e, left)) &&
                             is_known_name(r, name_of_part(r, e, right)))))
            return i;
    }
    return text->n;
}

static void read_piece(const struct body_reader *r, struct str piece);

/* Is a part of the list a body by itself. A commune may have the first word of one: "Đoàn Kết". */
static bool ends_list(const struct body_reader *r, const struct enumeration *e, struct str part)
{
    enum { COMMUNE = 3 /* words of its name */ };
    return is_known_name(r, part) || (body_text_begins(r->list->arena, part) &&
                                      (!e->communes || phrase_count(part, COMMUNE + 1) > COMMUNE));
}

/* Each part between commas is a body; one that begins as names of offices do ends the list. */
static void read_enumeration(const struct body_reader *r, const struct enumeration *e,
                             struct str rest)
{
    struct arena *a = r->list->arena;
    for (size_t from = 0, at = 0; at <= rest.n; at++)
        if (at == rest.n || rest.p[at] == ',') {
            struct str part = str_trim(str_slice(rest, from, at));
            struct phrase text = phrase_read(a, part);
            size_t first = text.n ? part_joined(r, e, &text) : 0;
            if (first && ends_list(r, e, str_slice(part, 0, text.words[first - 1].end))) {
                read_piece(r, str_trim(str_slice(rest, from, rest.n)));
                return;
            }
            for (size_t end; text.n && (end = part_joined(r, e, &text)) < text.n;) {
                add_share(r, name_of_part(r, e, str_slice(part, 0, text.words[end - 1].end)));
                part = str_slice(part, text.words[end + 1].at, part.n);
                text = phrase_read(a, part);
            }
            if (part.n)
                add_share(r, name_of_part(r, e, part));
            from = at + 1;
        }
}

/* "UBND các xã: A, B", "các sở: A, B", "các xã A, B": one noun after "các", and a colon or the name
 * of a unit. */
static bool read_noun_list(const struct body_reader *r, struct str piece)
{
    struct arena *a = r->list->arena;
    struct phrase text = phrase_read(a, piece);
    size_t all = 0, noun, end;
    while (all < text.n && !lexicon_at(WORDS_ALL_BODIES, &text, all))
        all++;
    noun = all + 1;
    if (noun + 1 >= text.n)
        return false;
    size_t colon = str_find(piece, STR(":"), text.words[noun].at);
    bool unit = lexicon_at(WORDS_UNIT, &text, noun);
    end = noun + (unit ? lexicon_at(WORDS_UNIT, &text, noun) : 1);
    bool listed = end < text.n && colon >= text.words[end - 1].end && colon < text.words[end].at;
    bool named = unit && end < text.n && phrase_is_large(&text, end) &&
                 phrase_is_blank(phrase_gap(&text, end));
    if ((all && !unit) || (!listed && !named))
        return false;
    struct str before = str_trim(str_slice(piece, 0, text.words[all].at));
    struct str words = str_slice(piece, text.words[noun].at, text.words[end - 1].end);
    struct enumeration e = {before, words, unit};
    read_enumeration(r, &e, str_slice(piece, text.words[end].at, piece.n));
    return true;
}

/* A piece between semicolons. The parts of "các sở, ban, ngành" are one name. */
static void read_piece(const struct body_reader *r, struct str piece)
{
    struct phrase text = phrase_read(r->list->arena, piece);
    size_t role = text.n ? lexicon_which(WORDS_ROLE_HEAD, &text, 0) : 0;
    size_t head = role ? lexicon_at(WORDS_ROLE_HEAD, &text, 0) : 0;
    if (head && head < text.n && str_find(phrase_gap(&text, head), STR(":"), 0) != (size_t)-1) {
        struct body_reader other = *r;
        bool leads = str_is(lexicon_field(WORDS_ROLE_HEAD, role - 1, 1), "lead");
        other.role = leads ? TASK_LEADS : TASK_COOPERATES;
        read_piece(&other, str_slice(piece, text.words[head].at, piece.n));
        return;
    }
    size_t all = text.n ? lexicon_at(WORDS_ALL_BODIES, &text, 0) : 0;
    if (read_noun_list(r, piece))
        return;
    size_t colon = str_find(piece, STR(":"), 0);
    struct str listed = str_trim(str_slice(piece, colon < piece.n ? colon + 1 : piece.n, piece.n));
    if (all && listed.n && body_text_begins(r->list->arena, listed)) {
        read_piece(r, listed);
        return;
    }
    if (all && listed.n)
        diag(MSG_TASKS_BODY_WHOLE, r->pos, STR_ARG(piece));
    if (all)
        add_share(r, piece);
    else
        read_list(r, piece);
}

void bodies_read(struct task_list *l, struct pos pos, struct str cell, struct str day,
                 enum task_role role, struct task_shares *shares)
{
    struct body_reader r = {l, pos, day, role, shares};
    size_t from = 0;
    for (size_t at = 0; at <= cell.n; at++)
        if (at == cell.n || cell.p[at] == ';' || cell.p[at] == '\n') {
            read_piece(&r, str_trim(str_slice(cell, from, at)));
            from = at + 1;
        }
}
