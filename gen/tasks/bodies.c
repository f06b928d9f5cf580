/* Who is named in a cell, and who is meant by a name: see tasks.h. */
#include "tasks/tasks.h"

#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum { KEY = 200 /* letters of a name that are compared */, CHAIN = 16 /* of successors */ };

/* --- one name ---------------------------------------------------------------------------- */

/* The name without a remark in brackets at its end: "Sở Nội vụ (Phòng Công chức)". */
static struct str bare_name(struct str name)
{
    size_t open = str_find(name, STR("("), 0);
    return str_ends(name, STR(")")) && open < name.n ? str_trim(str_slice(name, 0, open)) : name;
}

static const struct body *known_as(const struct registry *registry, struct str name, struct str day)
{
    const struct body *body = registry ? registry_by_name(registry, name, day) : NULL;
    if (registry && !body)
        body = registry_by_name(registry, name, STR_NONE);
    struct str bare = bare_name(name);
    return body || bare.n == name.n || !bare.n ? body : known_as(registry, bare, day);
}

static enum body_naming naming_of(struct str name, const struct body *known)
{
    struct arena *a = arena_new();
    struct phrase text = phrase_read(a, name);
    enum body_naming naming = lexicon_in(WORDS_VAGUE_BODY, &text)   ? NAMING_VAGUE
                              : lexicon_in(WORDS_ALL_BODIES, &text) ? NAMING_COLLECTIVE
                              : known && known->kind == BODY_GROUP  ? NAMING_COLLECTIVE
                                                                    : NAMING_OWN;
    arena_free(a);
    return naming;
}

/* Do two names have the same letters, without marks and in any case. */
static bool same_letters(struct str a, struct str b)
{
    char left[KEY], right[KEY];
    size_t n = unicode_key(a, left, sizeof left), m = unicode_key(b, right, sizeof right);
    return n && n == m && !memcmp(left, right, n);
}

static size_t add_body(struct task_list *l, struct str name, struct str day)
{
    const struct body *known = known_as(l->registry, name, day);
    char letters[KEY];
    size_t n = unicode_key(name, letters, sizeof letters);
    struct str key = known ? str_of(known->id) : (struct str){letters, n};
    name = known ? bare_name(name) : name;
    uint32_t at = map_add(&l->body_keys, str_copy(l->arena, key));
    if (at == l->bodies.n)
        *arena_push(l->arena, &l->bodies) =
            (struct task_body){.name = name, .known = known, .naming = naming_of(name, known)};
    return at;
}

/* --- a cell ------------------------------------------------------------------------------ */

struct body_reader {
    struct task_list *list;
    struct str day;
    enum task_role role;
    struct task_shares *shares;
};

static void add_share(const struct body_reader *r, struct str name)
{
    name = str_strip(name, " \t\r\n.,;-+");
    if (!name.n)
        return;
    size_t body = add_body(r->list, name, r->day);
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
    return cp_is_upper(utf8_first(rest, 0)) && lexicon_starts(&key, WORDS_OFFICE_WORD);
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
        if (head.n < before.n && known_as(r->list->registry, name, r->day))
            return name;
    }
    return STR_NONE;
}

/* "các sở: Nội vụ, Tài chính": a body of each part, with the word that all share. */
static void read_enumeration(const struct body_reader *r, struct str head, struct str rest)
{
    struct arena *a = r->list->arena;
    head = unicode_first(a, head, cp_upper);
    for (size_t from = 0, at = 0; at <= rest.n; at++)
        if (at == rest.n || rest.p[at] == ',') {
            struct str part = str_trim(str_slice(rest, from, at));
            if (part.n)
                add_share(r, str_format(a, "%.*s %.*s", STR_ARG(head), STR_ARG(part)));
            from = at + 1;
        }
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
    return known_as(c->reader->list->registry, words_of(c, from, to), c->reader->day);
}

/* Does another body begin at word i, after this boundary: after a comma where it begins as names of
 * offices do, or the registry knows it; after a body that it knows also at "và", and where "các
 * ..." follows. */
static bool opens_body(const struct body_cutter *c, size_t i, bool comma, struct str here)
{
    bool known = c->shared || known_as(c->reader->list->registry, here, c->reader->day);
    bool name = opens_name(c->reader->list->arena, words_of(c, i, c->text.n)) ||
                is_known(c, i, part_end(c, i, false));
    return name ? comma || known : known && lexicon_at(WORDS_ALL_BODIES, &c->text, i);
}

static void read_list(const struct body_reader *r, struct str piece)
{
    struct body_cutter c = {.reader = r, .text = phrase_read(r->list->arena, piece)};
    c.bracketed = bracketed_words(r->list->arena, &c.text);
    for (size_t i = 1; i < c.text.n; i++) {
        size_t words = boundary_at(&c, i), next = i + words;
        if (words == SIZE_MAX || is_known(&c, c.from, part_end(&c, next, true)))
            continue; /* a name of the registry is not cut */
        size_t end = c.text.words[i - 1].end;
        struct str here = str_slice(piece, c.from ? c.text.words[c.from].at : 0,
                                    end + (str_at(piece, end) == ')'));
        bool opens = opens_body(&c, next, !words, here);
        struct str whole = opens ? STR_NONE : shared_name(&c, next, here);
        if (!opens && !whole.n)
            continue;
        if (!c.shared)
            add_share(r, here);
        c.before = c.shared ? c.before : here;
        c.shared = !opens;
        add_share(r, whole);
        c.from = i = next;
    }
    if (!c.shared && c.text.n)
        add_share(r, str_slice(piece, c.from ? c.text.words[c.from].at : 0, piece.n));
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
    size_t colon = str_find(piece, STR(":"), 0);
    if (all && all < text.n && colon < piece.n && colon > text.words[all].at)
        read_enumeration(r, str_slice(piece, text.words[all].at, colon),
                         str_slice(piece, colon + 1, piece.n));
    else if (all)
        add_share(r, piece);
    else
        read_list(r, piece);
}

void bodies_read(struct task_list *l, struct str cell, struct str day, enum task_role role,
                 struct task_shares *shares)
{
    struct body_reader r = {l, day, role, shares};
    size_t from = 0;
    for (size_t at = 0; at <= cell.n; at++)
        if (at == cell.n || cell.p[at] == ';' || cell.p[at] == '\n') {
            read_piece(&r, str_trim(str_slice(cell, from, at)));
            from = at + 1;
        }
}

/* --- who is meant ------------------------------------------------------------------------ */

/* Of each body of the registry: it is one that is meant, or was one of these before, or became it.
 */
struct kin {
    bool *before, *after;
};

/* Goes on to the bodies that came before and after those in the sets; is there a new one. */
static bool kin_step(const struct registry *registry, struct kin *kin)
{
    bool grown = false;
    for (size_t i = 0; i < registry->count; i++)
        for (size_t k = 0; k < registry->bodies[i].successor_count; k++) {
            const char *id = registry->bodies[i].successors[k];
            size_t next = (size_t)(registry_find(registry, id) - registry->bodies);
            grown |= (kin->after[i] && !kin->after[next]) || (kin->before[next] && !kin->before[i]);
            kin->after[next] |= kin->after[i];
            kin->before[i] |= kin->before[next];
        }
    return grown;
}

static bool has_name(const struct body *b, struct str name)
{
    bool found =
        str_is(name, b->id) || same_letters(b->name, name) || same_letters(b->short_name, name);
    for (size_t i = 0; i < b->alias_count; i++)
        found |= same_letters(b->aliases[i], name);
    return found;
}

/* Marks bodies that are one of that name in the registry, or that it was or became. */
static bool mark_known(const struct task_list *l, struct str name, bool *marks)
{
    const struct registry *r = l->registry;
    size_t n = r ? r->count : 0;
    struct kin kin = {mem_zalloc(n), mem_zalloc(n)};
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        kin.before[i] = r->bodies[i].kind != BODY_PLACE && has_name(&r->bodies[i], name);
        found |= kin.after[i] = kin.before[i];
    }
    for (size_t step = 0; found && step < CHAIN && kin_step(r, &kin);)
        step++;
    for (size_t i = 0; found && i < l->bodies.n; i++) {
        const struct body *b = l->bodies.at[i].known;
        marks[i] |= b && (kin.before[b - r->bodies] || kin.after[b - r->bodies]);
    }
    free(kin.before);
    free(kin.after);
    return found;
}

bool bodies_named(const struct task_list *l, struct str name, bool *marks)
{
    bool found = mark_known(l, name, marks);
    struct nearest near = NEAREST(name);
    for (size_t i = 0; i < l->bodies.n; i++) {
        nearest_offer(&near, l->bodies.at[i].name);
        if (same_letters(l->bodies.at[i].name, name))
            marks[i] = found = true;
    }
    if (!found)
        diag(MSG_TASKS_NO_BODY, POS_NONE, STR_ARG(name), STR_ARG(near.best));
    return found;
}

/* --- collectives ------------------------------------------------------------------------- */

/* Does the name begin with the words of the noun, or is the noun that of any body. */
static bool is_one_of(struct arena *a, struct str noun, const struct phrase *name)
{
    struct phrase words = phrase_read(a, noun);
    bool any = words.n && lexicon_at(WORDS_ANY_BODY, &words, 0) == words.n;
    return words.n && !any && phrase_at(name, 0, &words);
}

bool bodies_belong(const struct task_list *l, const struct task_body *collective, const bool *marks)
{
    struct arena *a = arena_new();
    struct str rest = collective->name;
    struct phrase text = phrase_read(a, rest);
    bool found = false;
    size_t skip = text.n ? lexicon_at(WORDS_ALL_BODIES, &text, 0) : 0;
    if (skip && skip < text.n && collective->naming == NAMING_COLLECTIVE)
        rest = str_slice(rest, text.words[skip].at, rest.n);
    else
        rest = STR("");
    for (size_t i = 0; i < l->bodies.n && rest.n; i++) {
        struct phrase name = phrase_read(a, l->bodies.at[i].name);
        for (size_t from = 0, at = 0; marks[i] && at <= rest.n; at++)
            if (at == rest.n || rest.p[at] == ',') {
                found |= is_one_of(a, str_trim(str_slice(rest, from, at)), &name);
                from = at + 1;
            }
    }
    arena_free(a);
    return found;
}
