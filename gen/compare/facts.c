/* Facts: see facts.h. */
#include "compare/facts.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum {
    WHAT_LONGEST = 10, /* words before a figure that say what it counts */
    UNITS_MOST = 2,    /* "triệu", "đồng" */
    LEAD_LONGEST = 24, /* words of a body's name */
    YEAR_FIRST = 1900,
    YEAR_LAST = 2199
};

struct entry { /* of a list: its words */
    uint32_t *keys;
    size_t n;
};

vec_named(entries, struct entry);

struct fact_reader {
    struct sides *s;
    struct map names;
    bool leads;
    uint32_t day, month, year, quarter;
    struct entries bounds, verbs, units, scales, lead, giver;
};

/* A clause that is being read. */
struct reading {
    struct fact_reader *r;
    struct arena *texts;
    const struct clause *clause;
    const struct word *w;
    uint32_t n, number; /* words; the clause's number */
    struct facts *out;
    struct {               /* of the figure of a row that was read last */
        size_t at, column; /* byte of the clause's text, and the column that it is in */
        struct str what;   /* its figures count; unset for none yet */
    } cell;
};

static struct entries list_of(struct sides *s, enum words name)
{
    struct entries list = {0};
    for (size_t i = 0; i < lexicon_list(name)->n; i++) {
        struct word_list words = {0};
        size_t n = vocabulary_split(s->vocabulary, lexicon_field(name, i, 0), &words);
        struct entry e = {arena_array(s->arena, n + 1, sizeof *e.keys), n};
        for (size_t k = 0; k < n; k++)
            e.keys[k] = words.at[k].key;
        *arena_push(s->arena, &list) = e;
    }
    return list;
}

struct fact_reader *facts_reader(struct sides *s, bool leads)
{
    struct fact_reader *r = arena_alloc(s->arena, sizeof *r);
    *r = (struct fact_reader){.s = s, .names.arena = s->arena, .leads = leads};
    r->day = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 0, 0));
    r->month = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 1, 0));
    r->quarter = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 2, 0));
    r->year = vocabulary_of(s->vocabulary, lexicon_field(WORDS_FACT_DATE, 3, 0));
    r->bounds = list_of(s, WORDS_FACT_BOUND);
    r->verbs = list_of(s, WORDS_FACT_VERB);
    r->units = list_of(s, WORDS_MEASURE);
    r->scales = list_of(s, WORDS_FACT_SCALE);
    r->lead = list_of(s, WORDS_FACT_LEAD);
    r->giver = list_of(s, WORDS_FACT_GIVER);
    return r;
}

static struct str slice(const struct reading *k, uint32_t from, uint32_t end)
{
    return str_slice(k->clause->text, k->w[from].at, k->w[end - 1].at + k->w[end - 1].bytes);
}

/* What is before word i; for i == n what follows the last. */
static struct str gap(const struct reading *k, uint32_t i)
{
    size_t from = i ? k->w[i - 1].at + k->w[i - 1].bytes : 0;
    return str_slice(k->clause->text, from, i < k->n ? k->w[i].at : k->clause->text.n);
}

/* Are words i - 1 and i in one limb of a sentence. */
static bool adjoins(const struct reading *k, uint32_t i)
{
    struct str g = gap(k, i);
    for (size_t b = 0; b < g.n; b++)
        if (g.p[b] && strchr(",;.:()\n\t?!", g.p[b]))
            return false;
    return i > 0 && i < k->n;
}

/* The words that the longest entry takes from word i on; 0 for none. */
static uint32_t entry_at(const struct entries *list, const struct reading *k, uint32_t i)
{
    size_t longest = 0;
    for (size_t e = 0; e < list->n; e++) {
        const struct entry *of = &list->at[e];
        size_t n = 0;
        while (n < of->n && i + n < k->n && k->w[i + n].key == of->keys[n] &&
               (!n || adjoins(k, i + (uint32_t)n)))
            n++;
        if (n == of->n && n > longest)
            longest = n;
    }
    return (uint32_t)longest;
}

/* The words of the longest entry that ends before word i, in one limb with it; 0 for none. */
static uint32_t entry_before(const struct entries *list, const struct reading *k, uint32_t i)
{
    uint32_t longest = 0;
    for (uint32_t n = 1; n <= i && n <= 3 && adjoins(k, i - n + 1); n++)
        if (entry_at(list, k, i - n) == n)
            longest = n;
    return longest;
}

/* A whole number of digits alone; UINT32_MAX else. */
static uint32_t digits(struct str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) || i > 7)
            return UINT32_MAX;
        n = 10 * n + (uint32_t)(s.p[i] - '0');
    }
    return s.n ? n : UINT32_MAX;
}

static struct str word_text(const struct reading *k, uint32_t i)
{
    return i < k->n ? slice(k, i, i + 1) : STR_NONE;
}

static uint32_t number_at(const struct reading *k, uint32_t i)
{
    return i < k->n ? digits(word_text(k, i)) : UINT32_MAX;
}

static bool is_year(uint32_t n)
{
    return n >= YEAR_FIRST && n <= YEAR_LAST;
}

/* The numbers of "16/6/2022", "9/2025": how many; 0 for what is none. */
static size_t parts_of(struct str s, uint32_t part[3])
{
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '/' && s.p[i] != '.' && s.p[i] != '-')
            continue;
        if (n == 3 || (part[n++] = digits(str_slice(s, from, i))) == UINT32_MAX)
            return 0;
        from = i + 1;
    }
    return n;
}

struct day { /* 0: not said */
    uint32_t day, month, quarter, year, last_year;
};

/* "2026-2030", with any dash. */
static bool years_of_word(struct str s, struct day *d)
{
    if (s.n < 9)
        return false;
    d->year = digits(str_slice(s, 0, 4));
    d->last_year = digits(str_slice(s, s.n - 4, s.n));
    for (size_t i = 4; i + 4 < s.n; i++)
        if ((unsigned char)s.p[i] < 0x80 && s.p[i] != '-')
            return false;
    return is_year(d->year) && is_year(d->last_year);
}

/* A date in figures; after says that "ngày" is before it. */
static bool date_of_word(struct str s, bool after, struct day *d)
{
    uint32_t p[3] = {0};
    size_t n = parts_of(s, p);
    if (n == 3 && p[0] && p[0] <= 31 && p[1] && p[1] <= 12 && is_year(p[2]))
        *d = (struct day){.day = p[0], .month = p[1], .year = p[2]};
    else if (n == 2 && p[0] && p[0] <= 12 && is_year(p[1]) && memchr(s.p, '/', s.n))
        *d = (struct day){.month = p[0], .year = p[1]};
    else if (n == 2 && after && p[0] && p[0] <= 31 && p[1] && p[1] <= 12)
        *d = (struct day){.day = p[0], .month = p[1]};
    else
        return false;
    return true;
}

/* "năm 2026" or "2026" after a day, month or quarter: the words it takes. */
static uint32_t year_after(const struct reading *k, uint32_t i, struct day *d)
{
    uint32_t said = i < k->n && k->w[i].key == k->r->year && adjoins(k, i);
    uint32_t year = number_at(k, i + said);
    if (!is_year(year) || !adjoins(k, i + said))
        return 0;
    d->year = year;
    return said + 1;
}

static uint32_t roman(struct str s)
{
    static const char *const numbers[] = {"I", "II", "III", "IV"};
    size_t n = str_among(s, numbers);
    return n < sizeof numbers / sizeof *numbers ? (uint32_t)n + 1 : 0;
}

/* The words of the date whose first number is word i; 0 for none. */
static uint32_t date_at(const struct reading *k, uint32_t i, struct day *d)
{
    uint32_t before = i && adjoins(k, i) ? k->w[i - 1].key : UINT32_MAX, n = number_at(k, i);
    if (years_of_word(word_text(k, i), d))
        return 1;
    *d = (struct day){0};
    if (date_of_word(word_text(k, i), before == k->r->day, d)) {
        if (before == k->r->quarter && !d->day) /* "quý 2/2026" */
            *d = (struct day){.quarter = d->month, .year = d->year};
        return 1;
    }
    if (before == k->r->quarter && (roman(word_text(k, i)) || (n && n <= 4))) {
        d->quarter = n == UINT32_MAX ? roman(word_text(k, i)) : n;
        return 1 + year_after(k, i + 1, d);
    }
    uint32_t month = i + 2 < k->n && k->w[i + 1].key == k->r->month ? number_at(k, i + 2) : 0;
    if (n && n <= 31 && month && month <= 12 && adjoins(k, i + 1) && adjoins(k, i + 2)) {
        *d = (struct day){.day = n, .month = month};
        return 3 + year_after(k, i + 3, d);
    }
    if (before == k->r->month && n && n <= 12) {
        d->month = n;
        return 1 + year_after(k, i + 1, d);
    }
    if (before == k->r->day && n && n <= 31) {
        d->day = n;
        return 1;
    }
    if (!is_year(n) || word_text(k, i).n != 4 || entry_at(&k->r->units, k, i + 1))
        return 0;
    d->year = n;
    return 1;
}

/* "43-NQ/TW", "24/2018/QH14": a number, a stroke, letters, two at least. */
static bool is_act(struct str s)
{
    size_t letters = 0;
    for (size_t i = 0; i < s.n; i++)
        letters += (unsigned char)s.p[i] >= 'A';
    return s.n && is_digit(*s.p) && letters > 1 && (memchr(s.p, '/', s.n) || memchr(s.p, '-', s.n));
}

static uint32_t name_of(struct fact_reader *r, const struct fact *f, const void *key, size_t n)
{
    struct buf b = {0};
    buf_char(&b, (char)f->kind);
    buf_str(&b, (struct str){key, n});
    uint32_t name = map_add(&r->names, buf_view(&b));
    buf_free(&b);
    return name;
}

static struct fact fact_of(const struct reading *k, enum changed_kind kind, uint32_t i, uint32_t n)
{
    struct str text = slice(k, i, i + n);
    return (struct fact){kind, k->number, i, n, text, text, STR_NONE, 0, 0, NULL};
}

static void add_date(const struct reading *k, uint32_t i, uint32_t n, const struct day *d)
{
    struct fact f = fact_of(k, CHANGED_DATE, i, n);
    f.name = name_of(k->r, &f, d, sizeof *d);
    if (i && !d->day && (d->quarter || (d->month && k->w[i - 1].key == k->r->month)))
        f.shown = slice(k, i - 1, i + n); /* "quý II/2026" */
    f.shape = 1 + (d->day > 0) + 2 * (d->month > 0) + 4 * (d->quarter > 0) + 8 * (d->year > 0);
    *arena_push(k->r->s->arena, k->out) = f;
}

static void add_act(const struct reading *k, uint32_t i)
{
    struct fact f = fact_of(k, CHANGED_ACT, i, 1);
    size_t number = 0;
    while (number < f.value.n && is_digit(f.value.p[number]))
        number++;
    f.name = name_of(k->r, &f, &k->w[i].key, sizeof k->w[i].key);
    f.shape = name_of(k->r, &f, f.value.p + number, f.value.n - number);
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
    for (uint32_t verb; (verb = i && adjoins(k, i) ? entry_before(&k->r->verbs, k, i) : 0);)
        i -= verb;
    if (!i || (i < from ? !adjoins(k, i) : !adjoins(k, from)))
        return STR_NONE;
    for (from = i; from && i - from < WHAT_LONGEST && (from == i || adjoins(k, from)) &&
                   !vocabulary_is_number(k->r->s->vocabulary, k->w[from - 1].type);)
        from--;
    for (uint32_t w = from > LEAD_LONGEST ? from - LEAD_LONGEST : 0; w < from;
         w++) /* no name is cut */
        if (k->w[w].body_words && w + k->w[w].body_words > from)
            from = w;
    while (from < i && !cp_is_upper(utf8_first(slice(k, from, i), 0)) &&
           entry_at(&k->r->verbs, k, from))
        from += entry_at(&k->r->verbs, k, from);
    return from < i ? slice(k, from, i) : STR_NONE;
}

static void add_number(struct reading *k, uint32_t i)
{
    struct fact f = fact_of(k, CHANGED_NUMBER, i, 1);
    struct str sign = gap(k, i + 1);
    uint32_t bound = i && adjoins(k, i) ? entry_before(&k->r->bounds, k, i) : 0, end = i + 1;
    struct buf key = {0};
    for (int n = 0; n < UNITS_MOST && end < k->n && adjoins(k, end); n++)
        end += entry_at(&k->r->units, k, end);
    f.shown = slice(k, i - bound, end);
    f.shape = end > i + 1 ? k->w[i + 1].key + 2 : 0;
    uint32_t c;
    for (size_t n; (n = utf8_next(sign, &c)) && (cp_is_space(c) || c == 0x200B);)
        sign = str_slice(sign, n, sign.n);
    bool percent = sign.n && *sign.p == '%';
    if (percent) {
        f.shown.n = (size_t)(sign.p + 1 - f.shown.p);
        f.shape = 1;
    }
    for (uint32_t b = i - bound; b < i; b++)
        buf_str(&key, MAP_KEY(k->w[b].key));
    for (uint32_t b = i + 1; b < end && entry_at(&k->r->scales, k, b); b++)
        buf_str(&key, MAP_KEY(k->w[b].key));
    size_t before = key.n;
    buf_char(&key, percent ? '%' : ' ');
    for (size_t b = 0; b < f.value.n; b++) /* 5.000 is 5000, 05 is 5 */
        if ((f.value.p[b] != '.' || f.value.n - b < 4) &&
            (key.n > before + 1 || f.value.p[b] != '0'))
            buf_char(&key, f.value.p[b]);
    f.name = name_of(k->r, &f, key.p, key.n);
    buf_free(&key);
    f.what =
        k->clause->node->kind == NODE_TABLE_ROW ? what_of_cell(k, i) : what_before(k, i - bound);
    *arena_push(k->r->s->arena, k->out) = f;
}

/* The body that was read last leads, if it ends before word i. */
static bool leads_before(const struct reading *k, uint32_t i)
{
    struct fact *f = k->out->n ? &k->out->at[k->out->n - 1] : NULL;
    if (!f || f->kind != CHANGED_BODY || f->clause != k->number || f->first + f->words != i ||
        !adjoins(k, i))
        return false;
    f->kind = CHANGED_LEAD;
    f->name = name_of(k->r, f, &k->w[f->first].body, sizeof k->w[f->first].body);
    return true;
}

/* "Giao Sở A chủ trì": the body before word i, which is "chủ trì". */
static void add_lead(const struct reading *k, uint32_t i)
{
    uint32_t from = i;
    if (leads_before(k, i))
        return;
    while (from && i - from <= LEAD_LONGEST && adjoins(k, from) &&
           !entry_at(&k->r->giver, k, from - 1))
        from--;
    uint32_t c = utf8_first(slice(k, from, i), 0);
    if (from == i || i - from > LEAD_LONGEST || !cp_is_upper(c))
        return; /* longer than any name: where it begins is not known */
    while (k->out->n && k->out->at[k->out->n - 1].clause == k->number &&
           k->out->at[k->out->n - 1].first >= from) /* what was read of it as another body */
        k->out->n--;
    struct fact f = fact_of(k, CHANGED_LEAD, from, i - from);
    struct buf key = {0};
    for (uint32_t w = from; w < i; w++)
        buf_str(&key, MAP_KEY(k->w[w].key));
    f.name = name_of(k->r, &f, key.p, key.n);
    buf_free(&key);
    *arena_push(k->r->s->arena, k->out) = f;
}

/* A body that is named. Of a central text, issuers of acts are none that have to do something. */
static void add_body(const struct reading *k, uint32_t i)
{
    uint32_t n = k->w[i].body_words;
    if (!k->r->leads && (k->w[i].cited || k->w[i].title))
        return;
    struct fact f = fact_of(k, CHANGED_BODY, i, n);
    f.name = name_of(k->r, &f, &k->w[i].body, sizeof k->w[i].body);
    *arena_push(k->r->s->arena, k->out) = f;
}

void facts_read(struct fact_reader *r, struct arena *texts, const struct side *s, uint32_t clause,
                struct facts *out)
{
    const struct clause *c = &s->clauses.at[clause];
    struct reading k = {r, texts, c, s->words.at + c->first_word, c->word_count, clause, out, {0}};
    for (uint32_t i = k.n && k.w[0].label; i < k.n; i++) {
        struct str word = word_text(&k, i);
        struct day d;
        uint32_t date = 0;
        if (r->leads && i && entry_at(&r->lead, &k, i))
            add_lead(&k, i);
        if (k.w[i].body && c->node->kind != NODE_TABLE_ROW)
            add_body(&k, i);
        if (is_act(word))
            add_act(&k, i);
        else if ((date = date_at(&k, i, &d))) {
            add_date(&k, i, date, &d);
            i += date - 1;
        } else if (is_digit(*word.p))
            add_number(&k, i);
    }
}
