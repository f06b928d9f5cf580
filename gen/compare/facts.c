/* Facts: see facts.h. */
#include "compare/facts_int.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum {
    WHAT_LONGEST = 10, /* words before a figure that say what it counts */
    LEAD_LONGEST = 24  /* words of a body's name */
};

static struct fact_lists list_of(struct sides *s, enum words name)
{
    struct fact_lists list = {0};
    for (size_t i = 0; i < lexicon_list(name)->n; i++) {
        struct word_list words = {0};
        size_t n = vocabulary_split(s->vocabulary, lexicon_field(name, i, 0), &words);
        struct fact_words e = {arena_array(s->arena, n + 1, sizeof *e.keys), n};
        for (size_t k = 0; k < n; k++)
            e.keys[k] = words.at[k].key;
        *arena_push(s->arena, &list) = e;
    }
    return list;
}

struct fact_reader *facts_reader(struct sides *s, bool draft)
{
    struct fact_reader *r = arena_alloc(s->arena, sizeof *r);
    *r = (struct fact_reader){.s = s, .names.arena = s->arena, .draft = draft};
    r->day = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 0, 0));
    r->month = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 1, 0));
    r->quarter = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 2, 0));
    r->year = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 3, 0));
    r->bounds = list_of(s, WORDS_FACT_BOUND);
    r->verbs = list_of(s, WORDS_FACT_VERB);
    r->units = list_of(s, WORDS_MEASURE);
    r->scales = list_of(s, WORDS_FACT_SCALE);
    r->terms = list_of(s, WORDS_DURATION);
    r->percent = list_of(s, WORDS_FACT_PERCENT);
    r->range_from = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_RANGE, 0, 0));
    r->range_to = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_RANGE, 1, 0));
    r->lead = list_of(s, WORDS_FACT_LEAD);
    r->joins = list_of(s, WORDS_CONJUNCTION);
    r->giver = list_of(s, WORDS_FACT_GIVER);
    return r;
}

struct str fact_slice(const struct reading *k, uint32_t from, uint32_t end)
{
    return str_slice(k->clause->text, k->w[from].at, k->w[end - 1].at + k->w[end - 1].bytes);
}

/* What is before word i; for i == n what follows the last. */
struct str fact_gap(const struct reading *k, uint32_t i)
{
    size_t from = i ? k->w[i - 1].at + k->w[i - 1].bytes : 0;
    return str_slice(k->clause->text, from, i < k->n ? k->w[i].at : k->clause->text.n);
}

/* Are words i - 1 and i in one limb of a sentence. */
bool fact_adjoins(const struct reading *k, uint32_t i)
{
    struct str g = fact_gap(k, i);
    for (size_t b = 0; b < g.n; b++)
        if (g.p[b] && strchr(",;.:()\n\t?!", g.p[b]))
            return false;
    return i > 0 && i < k->n;
}

uint32_t fact_entry(const struct fact_lists *list, const struct reading *k, uint32_t i,
                    size_t *which)
{
    size_t longest = 0;
    for (size_t e = 0; e < list->n; e++) {
        const struct fact_words *of = &list->at[e];
        size_t n = 0;
        while (n < of->n && i + n < k->n && k->w[i + n].key == of->keys[n] &&
               (!n || fact_adjoins(k, i + (uint32_t)n)))
            n++;
        if (n == of->n && n > longest) {
            longest = n;
            *which = e;
        }
    }
    return (uint32_t)longest;
}

uint32_t fact_entry_at(const struct fact_lists *list, const struct reading *k, uint32_t i)
{
    size_t which;
    return fact_entry(list, k, i, &which);
}

uint32_t fact_entry_before(const struct fact_lists *list, const struct reading *k, uint32_t i)
{
    uint32_t longest = 0;
    for (uint32_t n = 1; n <= i && n <= 3 && fact_adjoins(k, i - n + 1); n++)
        if (fact_entry_at(list, k, i - n) == n)
            longest = n;
    return longest;
}

/* "43-NQ/TW", "24/2018/QH14": a number, a stroke, letters, two at least. */
static bool is_act(struct str s)
{
    size_t letters = 0;
    for (size_t i = 0; i < s.n; i++)
        letters += (unsigned char)s.p[i] >= 'A';
    return s.n && is_digit(*s.p) && letters > 1 && (memchr(s.p, '/', s.n) || memchr(s.p, '-', s.n));
}

uint32_t fact_name(struct fact_reader *r, enum changed_kind kind, struct str key)
{
    struct buf b = {0};
    buf_char(&b, (char)kind);
    buf_str(&b, key);
    uint32_t name = map_add(&r->names, buf_view(&b));
    buf_free(&b);
    return name;
}

static struct fact fact_of(const struct reading *k, enum changed_kind kind, uint32_t i, uint32_t n)
{
    struct str text = fact_slice(k, i, i + n);
    return (struct fact){
        .kind = kind, .clause = k->number, .first = i, .words = n, .value = text, .shown = text};
}

static void add_date(const struct reading *k, uint32_t i, uint32_t n, const struct day *d)
{
    struct fact f = fact_of(k, CHANGED_DATE, i, n);
    f.name = fact_name(k->r, f.kind, MAP_KEY(*d));
    if (i && !d->day && (d->quarter || (d->month && k->w[i - 1].key == k->r->month)))
        f.shown = fact_slice(k, i - 1, i + n); /* "quý II/2026" */
    f.shape = 1 + (d->day > 0) + 2 * (d->month > 0) + 4 * (d->quarter > 0) + 8 * (d->year > 0);
    *arena_push(k->r->s->arena, k->out) = f;
}

static void add_act(const struct reading *k, uint32_t i)
{
    struct fact f = fact_of(k, CHANGED_ACT, i, 1);
    size_t number = 0;
    while (number < f.value.n && is_digit(f.value.p[number]))
        number++;
    f.name = fact_name(k->r, f.kind, MAP_KEY(k->w[i].key));
    f.shape = fact_name(k->r, f.kind, str_slice(f.value, number, f.value.n));
    *arena_push(k->r->s->arena, k->out) = f;
}

/* What a figure of a table counts: the row's first cell with letters, the column's title. */
static struct str what_of_column(const struct reading *k, size_t column)
{
    const struct node *row = k->clause->node, *head = row->parent->first;
    struct str name = STR_NONE;
    for (const struct node *cell = row->first; cell && !name.n; cell = cell->next) {
        struct str s = node_text(k->texts, cell);
        uint32_t c = utf8_first(s, 0);
        name = cp_is_letter(c) ? s : STR_NONE;
    }
    const struct node *cell = head->kind == NODE_TABLE_HEAD ? node_cell(head, column) : NULL;
    struct str title = cell ? node_text(k->texts, cell) : STR_NONE;
    if (!name.n || !title.n)
        return name.n ? name : title;
    struct buf b = {0};
    buf_str(&b, name);
    buf_puts(&b, ", ");
    buf_str(&b, title);
    return buf_take(&b, k->texts);
}

static struct str what_of_cell(struct reading *k, uint32_t i)
{
    size_t before = k->cell.column;
    for (; k->cell.at < k->w[i].at; k->cell.at++)
        k->cell.column += k->clause->text.p[k->cell.at] == '\t';
    if (!k->cell.what.p || k->cell.column != before)
        k->cell.what = what_of_column(k, k->cell.column);
    return k->cell.what;
}

/* The words before word i, up to the last figure, sign or bound, without a verb at their end. */
static struct str what_before(const struct reading *k, uint32_t i)
{
    uint32_t from = i;
    for (uint32_t verb;
         (verb = i && fact_adjoins(k, i) ? fact_entry_before(&k->r->verbs, k, i) : 0);)
        i -= verb;
    if (!i || (i < from ? !fact_adjoins(k, i) : !fact_adjoins(k, from)))
        return STR_NONE;
    for (from = i; from && i - from < WHAT_LONGEST && (from == i || fact_adjoins(k, from)) &&
                   !vocabulary_is_number(k->r->s->vocabulary, k->w[from - 1].type);)
        from--;
    for (uint32_t w = from > LEAD_LONGEST ? from - LEAD_LONGEST : 0; w < from;
         w++) /* no name is cut */
        if (k->w[w].body_words && w + k->w[w].body_words > from)
            from = w;
    while (from < i && !cp_is_upper(utf8_first(fact_slice(k, from, i), 0)) &&
           fact_entry_at(&k->r->verbs, k, from))
        from += fact_entry_at(&k->r->verbs, k, from);
    return from < i ? fact_slice(k, from, i) : STR_NONE;
}

/* Returns the words that its number takes. */
static uint32_t add_number(struct reading *k, uint32_t i)
{
    struct amount amount = fact_amount_at(k, i);
    struct fact f = fact_of(k, CHANGED_NUMBER, i, amount.value_end - i);
    f.shown = fact_slice(k, amount.from, amount.end);
    if (amount.sign.n)
        f.shown.n = (size_t)(amount.sign.p + amount.sign.n - f.shown.p);
    f.shape = amount.unit;
    f.name = amount.name;
    f.measure = amount.measure;
    f.what =
        k->clause->node->kind == NODE_TABLE_ROW ? what_of_cell(k, i) : what_before(k, amount.from);
    *arena_push(k->r->s->arena, k->out) = f;
    return f.words;
}

/* Are bodies a and b beside each other in a list: "Sở A, Sở B và Sở C". */
static bool are_listed(const struct reading *k, const struct fact *a, const struct fact *b)
{
    uint32_t end = a->first + a->words;
    struct str between = str_trim(fact_gap(k, b->first));
    if (end == b->first)
        return str_eq(between, STR(","));
    return !between.n && fact_adjoins(k, end) &&
           end + fact_entry_at(&k->r->joins, k, end) == b->first;
}

static bool is_body(const struct fact *f)
{
    return f->kind == CHANGED_BODY || f->kind == CHANGED_LEAD;
}

/* Facts from the one of number `from` on are the clause's: sets of its bodies their lists. */
static void set_lists(const struct reading *k, size_t from)
{
    for (size_t end; from < k->out->n; from = end) {
        struct fact *f = k->out->at + from;
        for (end = from + 1; end < k->out->n && is_body(f) && is_body(&k->out->at[end]) &&
                             are_listed(k, &k->out->at[end - 1], &k->out->at[end]);)
            end++;
        const struct fact *last = &k->out->at[end - 1];
        for (size_t i = from; i < end && end - from > 1; i++) {
            k->out->at[i].list = f->first;
            k->out->at[i].list_end = last->first + last->words;
        }
    }
}

/* Is it no class of bodies that a longer name may end with: "Ban Chỉ đạo công tác dân số các xã".
 */
static bool may_lead(const struct reading *k, const struct fact *f)
{
    while (f > k->out->at && f[-1].clause == f->clause && is_body(f - 1) && are_listed(k, f - 1, f))
        f--;
    return !f->class || !f->first || !fact_adjoins(k, f->first) ||
           fact_entry_before(&k->r->giver, k, f->first);
}

/* The body that was read last leads, if it ends before word i; so do those listed before it. */
static bool leads_before(const struct reading *k, uint32_t i)
{
    struct fact *f = k->out->n ? &k->out->at[k->out->n - 1] : NULL;
    if (!f || f->kind != CHANGED_BODY || f->clause != k->number || f->first + f->words != i ||
        !fact_adjoins(k, i))
        return false;
    if (!may_lead(k, f))
        return false;
    for (const struct fact *next = NULL;; next = f--) {
        if (f->kind != CHANGED_BODY || f->clause != k->number || (next && !are_listed(k, f, next)))
            break;
        f->kind = CHANGED_LEAD;
        f->name = fact_name(k->r, f->kind, MAP_KEY(k->w[f->first].body));
        if (f == k->out->at)
            break;
    }
    return true;
}

/* "Giao Sở A chủ trì": the body before word i, which is "chủ trì". */
static void add_lead(const struct reading *k, uint32_t i)
{
    uint32_t from = i;
    if (leads_before(k, i) || !k->r->draft)
        return; /* a plan has bodies of its own level: of these those that are known */
    while (from && i - from <= LEAD_LONGEST && fact_adjoins(k, from) &&
           !fact_entry_at(&k->r->giver, k, from - 1))
        from--;
    uint32_t c = utf8_first(fact_slice(k, from, i), 0);
    if (from == i || i - from > LEAD_LONGEST || !cp_is_upper(c))
        return; /* longer than any name: where it begins is not known */
    while (k->out->n && k->out->at[k->out->n - 1].clause == k->number &&
           k->out->at[k->out->n - 1].first >= from) /* what was read of it as another body */
        k->out->n--;
    struct fact f = fact_of(k, CHANGED_LEAD, from, i - from);
    struct buf key = {0};
    for (uint32_t w = from; w < i; w++)
        buf_str(&key, MAP_KEY(k->w[w].key));
    f.name = fact_name(k->r, f.kind, buf_view(&key));
    buf_free(&key);
    *arena_push(k->r->s->arena, k->out) = f;
}

/* A body that is named. Of a central text, issuers of acts are none that have to do something. */
static void add_body(const struct reading *k, uint32_t i)
{
    uint32_t n = k->w[i].body_words;
    if (!k->r->draft && (k->w[i].cited || k->w[i].title))
        return;
    struct fact f = fact_of(k, CHANGED_BODY, i, n);
    f.name = fact_name(k->r, f.kind, MAP_KEY(k->w[i].body));
    f.class = k->w[i].body_class;
    *arena_push(k->r->s->arena, k->out) = f;
}

void facts_read(struct fact_reader *r, struct arena *texts, const struct side *s, uint32_t clause,
                struct facts *out)
{
    const struct clause *c = &s->clauses.at[clause];
    struct reading k = {r, texts, c, s->words.at + c->first_word, c->word_count, clause, out, {0}};
    size_t before = out->n;
    for (uint32_t i = k.n && k.w[0].label; i < k.n; i++) {
        struct str word = fact_word(&k, i);
        struct day d;
        uint32_t date = 0;
        if (i && fact_entry_at(&r->lead, &k, i))
            add_lead(&k, i);
        if (k.w[i].body && c->node->kind != NODE_TABLE_ROW)
            add_body(&k, i);
        if (is_act(word))
            add_act(&k, i);
        else if ((date = fact_date_at(&k, i, &d))) {
            add_date(&k, i, date, &d);
            i += date - 1;
        } else if (is_digit(*word.p))
            i += add_number(&k, i) - 1;
    }
    set_lists(&k, before);
}

/* The values of the words: of a date or an amount one for all of it, of another word its key. */
static size_t values_of(const struct reading *k, uint64_t *values)
{
    size_t n = 0;
    for (uint32_t i = 0, words; i < k->n; i += words) {
        struct day d;
        uint32_t date = is_act(fact_word(k, i)) ? 0 : fact_date_at(k, i, &d);
        words = date ? date : 1;
        values[n] = k->w[i].key;
        if (date)
            values[n] = PAIR(1, fact_name(k->r, CHANGED_DATE, MAP_KEY(d)));
        else if (is_digit(*fact_word(k, i).p) && !is_act(fact_word(k, i))) {
            struct amount amount = fact_amount_at(k, i);
            words = amount.told_end - i;
            values[n] = PAIR(1, amount.value);
        }
        n++;
    }
    return n;
}

bool facts_same(struct fact_reader *r, struct str a, struct str b)
{
    struct str text[2] = {a, b};
    uint64_t *values[2];
    size_t n[2];
    for (int side = 0; side < 2; side++) {
        struct word_list words = {0};
        struct clause clause = {.text = text[side]};
        uint32_t count = (uint32_t)vocabulary_split(r->s->vocabulary, clause.text, &words);
        struct reading k = {.r = r, .clause = &clause, .w = words.at, .n = count};
        values[side] = arena_array(r->s->arena, count + 1, sizeof *values[side]);
        n[side] = values_of(&k, values[side]);
    }
    return n[0] && n[0] == n[1] && !memcmp(values[0], values[1], n[0] * sizeof *values[0]);
}
