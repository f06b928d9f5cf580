/* Transfer: see transfer.h. */
#include "merge/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/unicode.h"

enum { NAME_WORDS = 16, LONGEST_CHAIN = 8 }; /* of a name; of bodies that follow one another */

struct name {                    /* of a body that is called otherwise on the day */
    struct str keys[NAME_WORDS]; /* spelling keys of its words */
    size_t words;
    struct str text, now;
};

struct work {
    struct arena *arena;
    const struct transfer *t;
    struct str old_place, new_place;
    bool moves; /* to another province */
    vec(struct name) names;
    vec(struct profile_field) blanks; /* of targets */
};

/* --- words ------------------------------------------------------------------------------- */

/* Bytes of the word at the head of s, 0 where there is none. */
static size_t word_at(struct str s)
{
    uint32_t cp;
    size_t at = 0;
    for (size_t n; (n = utf8_next(str_slice(s, at, s.n), &cp)); at += n)
        if (!cp_is_letter(cp) && !cp_is_digit(cp))
            break;
    return at;
}

/* The next word of *rest, which then begins behind it; "" at the end. */
static struct str take_word(struct str *rest)
{
    while (rest->n) {
        uint32_t cp;
        size_t n = word_at(*rest), skip = utf8_next(*rest, &cp);
        struct str word = str_slice(*rest, 0, n);
        *rest = str_slice(*rest, n ? n : skip ? skip : 1, rest->n);
        if (n)
            return word;
    }
    return STR("");
}

static struct str key_of(struct arena *a, struct str word)
{
    struct buf key = {0};
    fold_spelling(word, &key);
    return buf_take(&key, a);
}

static bool begins_large(struct str s)
{
    uint32_t cp;
    return utf8_next(s, &cp) && cp_is_upper(cp);
}

/* --- bodies ------------------------------------------------------------------------------ */

/* What the body is on the day: itself, or the one that follows; NULL where several do, or none. */
static const struct body *body_now(const struct work *w, const struct body *b)
{
    for (size_t i = 0; b && i < LONGEST_CHAIN; i++) {
        if (body_valid_in(b, w->t->id, w->t->date))
            return b;
        b = b->successor_count == 1 ? registry_find(w->t->registry, b->successors[0]) : NULL;
    }
    return NULL;
}

static void add_name(struct work *w, struct str text, const struct body *now)
{
    struct name name = {.text = text, .now = now->name};
    struct str rest = text;
    for (struct str word; (word = take_word(&rest)).n && name.words < NAME_WORDS;)
        name.keys[name.words++] = key_of(w->arena, word);
    if (name.words > 1 && !rest.n && begins_large(text)) /* not "huyện uỷ" in running text */
        *vec_push(&w->names) = name;
}

static int longest_first(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    if (a->words != b->words)
        return a->words > b->words ? -1 : 1;
    return str_cmp(a->text, b->text);
}

static void list_names(struct work *w)
{
    for (size_t i = 0; i < w->t->registry->count; i++) {
        const struct body *b = &w->t->registry->bodies[i], *now = body_now(w, b);
        if (b->kind == BODY_PLACE || !now || now == b)
            continue;
        add_name(w, b->name, now);
        if (!str_eq(b->short_name, b->name))
            add_name(w, b->short_name, now);
        for (size_t k = 0; k < b->alias_count; k++)
            add_name(w, b->aliases[k], now);
    }
    if (w->names.n)
        qsort(w->names.at, w->names.n, sizeof *w->names.at, longest_first);
}

/* Bytes of the name at the head of text, 0 where it does not stand there. */
static size_t name_length(struct arena *a, const struct name *name, struct str text)
{
    struct str rest = text;
    for (size_t i = 0; i < name->words; i++) {
        struct str before = rest, word = take_word(&rest);
        bool apart = i && word.p != before.p + 1; /* one blank between */
        if (apart || !word.n || !str_eq(key_of(a, word), name->keys[i]))
            return 0;
    }
    return begins_large(text) == begins_large(name->text) ? (size_t)(rest.p - text.p) : 0;
}

/* --- acts, quotations, targets ----------------------------------------------------------- */

/* Bytes of the number of an act at the head of s, "43-NQ/TW", "16/KH-UBND"; else 0. */
static size_t act_number(struct str s)
{
    bool hyphen = false, slash = false, upper = false;
    size_t at = 0;
    uint32_t cp;
    if (!s.n || s.p[0] < '0' || s.p[0] > '9')
        return 0;
    for (size_t n; (n = utf8_next(str_slice(s, at, s.n), &cp)); at += n) {
        hyphen |= cp == '-';
        slash |= cp == '/';
        upper |= cp_is_upper(cp);
        if (!cp_is_letter(cp) && !cp_is_digit(cp) && cp != '-' && cp != '/')
            break;
    }
    return hyphen && slash && upper ? at : 0;
}

/* Is it the number of an act of a province: signed by its committee, council or administration. */
static bool is_provincial(struct str number)
{
    static const char *const signs[] = {"/TU", "UBND", "HĐND"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_find(number, str_of(signs[i]), 0) != (size_t)-1)
            return true;
    return false;
}

/* Where text is cited word by word: quotations, and what follows the number of an act to the end of
 * its part of the sentence. */
struct citing {
    unsigned quotes;
    bool straight, title;
};

static void look(struct citing *c, struct str rest)
{
    static const struct {
        const char *open, *close;
    } marks = {"“", "”"};
    if (str_starts(rest, str_of(marks.open)))
        c->quotes++;
    else if (str_starts(rest, str_of(marks.close)) && c->quotes)
        c->quotes--;
    else if (rest.p[0] == '"')
        c->straight = !c->straight;
    else if (rest.p[0] == ';' || rest.p[0] == '\n' || str_starts(rest, STR(". ")))
        c->title = false;
}

static bool is_citing(const struct citing *c)
{
    return c->quotes || c->straight || c->title;
}

/* Bytes of a share at the head of s: "95%", "12,5 %"; else 0. */
static size_t share(struct str s)
{
    size_t n = 0;
    while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || (n && s.p[n] == ',')))
        n++;
    size_t sign = n && n < s.n && s.p[n] == ' ' ? n + 1 : n;
    return n && sign < s.n && s.p[sign] == '%' ? sign + 1 : 0;
}

/* A blank with a name in place of a target. */
static void put_blank(struct work *w, struct str was, struct pos pos, struct buf *out)
{
    const char *name = str_format(w->arena, "chi-tieu-%zu", w->blanks.n + 1).p;
    *vec_push(&w->blanks) = (struct profile_field){.name = name};
    buf_printf(out, "{{%s}}", name);
    diag(MSG_TRANSFER_TARGET, pos, STR_ARG(was), name);
}

/* --- rewriting --------------------------------------------------------------------------- */

/* What stands at the head of rest in its new form; returns the bytes that it stands for, or 0. */
static size_t rewrite_head(struct work *w, struct str rest, bool own, bool citing, struct pos pos,
                           struct buf *out)
{
    struct str place = w->old_place;
    if (w->moves && place.n && str_starts(rest, place) &&
        !word_at(str_slice(rest, place.n, rest.n))) {
        buf_str(out, w->new_place);
        return place.n;
    }
    struct str upper = unicode_upper(w->arena, place);
    if (w->moves && place.n && str_starts(rest, upper)) {
        buf_str(out, unicode_upper(w->arena, w->new_place));
        return upper.n;
    }
    size_t percent = w->moves && own ? share(rest) : 0;
    if (percent) {
        put_blank(w, str_slice(rest, 0, percent), pos, out);
        return percent;
    }
    for (size_t i = 0; !citing && i < w->names.n; i++) {
        size_t n = name_length(w->arena, &w->names.at[i], rest);
        if (n) {
            diag(MSG_RENAMING_NEW, pos, STR_ARG(str_slice(rest, 0, n)),
                 STR_ARG(w->names.at[i].now));
            buf_str(out, w->names.at[i].now);
        }
        if (n)
            return n;
    }
    return 0;
}

/* own: the text is the province's own words, with fields; else a plain value. */
static struct str rewrite(struct work *w, struct str text, bool own, struct pos pos)
{
    struct buf out = {0};
    struct citing citing = {0};
    bool inside = false; /* a word or number */
    for (size_t at = 0; at < text.n;) {
        struct str rest = str_slice(text, at, text.n);
        uint32_t cp = 0;
        size_t n = inside ? 0 : act_number(rest);
        if (n) {
            citing.title = true;
            if (w->moves && is_provincial(str_slice(rest, 0, n)))
                diag(MSG_TRANSFER_ACT, pos, STR_ARG(str_slice(rest, 0, n)));
        }
        look(&citing, rest);
        size_t done = n || inside ? 0 : rewrite_head(w, rest, own, is_citing(&citing), pos, &out);
        n = done ? done : n ? n : utf8_next(rest, &cp);
        n = n ? n : 1;
        if (!done)
            buf_str(&out, str_slice(rest, 0, n));
        inside = !done && n < 5 && (cp_is_letter(cp) || cp_is_digit(cp));
        at += n;
    }
    struct str result = buf_take(&out, w->arena);
    return text.p && !result.p ? STR("") : result;
}

static void rewrite_text(struct work *w, struct profile_text *t)
{
    if (t->text.p)
        t->text = rewrite(w, t->text, true, t->pos);
}

static void rewrite_substitutions(struct work *w, struct substitution **list, size_t n)
{
    struct substitution *copy = arena_array(w->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i] = (*list)[i];
        if (copy[i].to.n)
            copy[i].to = rewrite(w, copy[i].to, true, copy[i].pos);
        rewrite_text(w, &copy[i].own);
    }
    *list = copy;
}

static void rewrite_items(struct work *w, struct profile *p)
{
    struct overlay_item *items = arena_array(w->arena, p->item_count + 1, sizeof *items);
    for (size_t i = 0; i < p->item_count; i++) {
        items[i] = p->items[i];
        rewrite_text(w, &items[i].text);
        rewrite_substitutions(w, &items[i].substitutions, items[i].substitution_count);
    }
    p->items = items;
    rewrite_substitutions(w, &p->substitutions, p->substitution_count);
}

static void rewrite_bodies(struct work *w, struct profile_body **list, size_t n)
{
    struct profile_body *copy = arena_array(w->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        const struct body *b, *now;
        copy[i] = (*list)[i];
        b = copy[i].ref ? registry_find(w->t->registry, copy[i].ref) : NULL;
        now = b ? body_now(w, b) : NULL;
        if (now && now != b) {
            diag(MSG_RENAMING_NEW, copy[i].pos, STR_ARG(b->name), STR_ARG(now->name));
            copy[i].ref = now->id;
            copy[i].words = STR_NONE;
        } else if (b && !now)
            diag(MSG_RENAMING_UNKNOWN, copy[i].pos, STR_ARG(b->name), STR_ARG(w->t->date), 1, "?");
        else if (copy[i].words.n)
            copy[i].words = rewrite(w, copy[i].words, false, copy[i].pos);
    }
    *list = copy;
}

static void rewrite_tasks(struct work *w, struct profile *p)
{
    struct profile_task *tasks = arena_array(w->arena, p->task_count + 1, sizeof *tasks);
    for (size_t i = 0; i < p->task_count; i++) {
        tasks[i] = p->tasks[i];
        rewrite_text(w, &tasks[i].text);
        rewrite_text(w, &tasks[i].product);
        rewrite_bodies(w, &tasks[i].lead, tasks[i].lead_count);
        rewrite_bodies(w, &tasks[i].cooperating, tasks[i].cooperating_count);
    }
    p->tasks = tasks;
}

static void rewrite_texts(struct work *w, struct profile_text **list, size_t n)
{
    struct profile_text *copy = arena_array(w->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i] = (*list)[i];
        rewrite_text(w, &copy[i]);
    }
    *list = copy;
}

/* --- fields ------------------------------------------------------------------------------ */

/* Filled by the drafter of the new province: of the paper, not of the place. */
static bool is_personal(const char *name)
{
    static const char *const names[] = {"number", "date", "signatory"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

/* How another paper was printed: the form's own takes its place. */
static bool is_print(const char *name)
{
    return !strcmp(name, "printed-masthead") || !strcmp(name, "without-masthead") ||
           !strcmp(name, "printed-appendix-title");
}

static void set_missing(struct work *w, struct profile_field *fields, size_t *count)
{
    static const char *const needed[] = {"issuer", "body", "date"};
    for (size_t i = 0; w->moves && i < sizeof needed / sizeof *needed; i++) {
        bool found = false;
        for (size_t k = 0; k < *count; k++)
            found |= !strcmp(fields[k].name, needed[i]);
        if (!found)
            fields[(*count)++] = (struct profile_field){.name = needed[i]};
    }
    bool place = false;
    for (size_t k = 0; k < *count; k++)
        place |= !strcmp(fields[k].name, "place");
    if (w->moves && !place)
        fields[(*count)++] =
            (struct profile_field){.name = "place", .value = {w->new_place, POS_NONE}};
}

static void rewrite_fields(struct work *w, struct profile *p)
{
    enum { ADDED = 4 };
    size_t n = 0, most = p->field_count + w->blanks.n + ADDED + p->field_count;
    struct profile_field *fields = arena_array(w->arena, most + 1, sizeof *fields);
    for (size_t i = 0; i < p->field_count; i++) {
        struct profile_field f = p->fields[i];
        if (w->moves && is_print(f.name))
            continue;
        if (w->moves && is_personal(f.name))
            f.value.text = STR_NONE;
        else if (f.value.text.p)
            f.value.text = rewrite(w, f.value.text, profile_is_markdown(f.name), f.value.pos);
        fields[n++] = f;
    }
    set_missing(w, fields, &n);
    fields = memcpy(arena_array(w->arena, n + w->blanks.n + 1, sizeof *fields), fields,
                    n * sizeof *fields);
    for (size_t i = 0; i < w->blanks.n; i++)
        fields[n++] = w->blanks.at[i];
    p->fields = fields;
    p->field_count = n;
}

/* --- the whole --------------------------------------------------------------------------- */

static struct str place_of(const struct transfer *t, const char *id)
{
    const struct body *b = registry_find(t->registry, id);
    const struct profile_field *f = profile_field(t->from, "province");
    if (b && b->kind == BODY_PLACE)
        return b->short_name;
    return f && !strcmp(id, t->from->id) ? f->value.text : STR_NONE;
}

struct profile *transfer_profile(struct arena *a, const struct transfer *t)
{
    struct work w = {.arena = a, .t = t, .moves = strcmp(t->id, t->from->id) != 0};
    struct profile *p = arena_alloc(a, sizeof *p);
    *p = *t->from;
    p->id = t->id;
    w.old_place = place_of(t, t->from->id);
    w.new_place = place_of(t, t->id);
    list_names(&w);
    rewrite_texts(&w, &p->bases, p->basis_count);
    rewrite_texts(&w, &p->recipients, p->recipient_count);
    rewrite_items(&w, p);
    rewrite_tasks(&w, p);
    rewrite_fields(&w, p);
    vec_free(&w.names);
    vec_free(&w.blanks);
    return p;
}
