/* Adapting: see rewrite.h. */
#include "transfer/rewrite.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/word_key.h"
#include "base/unicode.h"

/* Units below the province, with a name behind. */
static const char units[] =
    "huyện; quận; thị xã; thành phố; thị trấn; xã; phường; đặc khu; thôn; xóm; ấp; khu phố; TP; "
    "khu công nghiệp; cụm công nghiệp; khu kinh tế; khu du lịch";
/* Parts of the country, which a province lies in. */
static const char regions[] = "vùng; khu vực; miền; các tỉnh; các tỉnh vùng; các tỉnh khu vực";
/* Their names, which are written in many cases: the Politburo's resolutions on the regions, 11, 13,
 * 23, 24, 26 and 30-NQ/TW of 2022, and older usage. */
static const char region_names[] =
    "trung du; trung du, miền núi Bắc Bộ; trung du, miền núi phía Bắc; "
    "trung du và miền núi Bắc Bộ; trung du miền núi Bắc Bộ; trung du và miền núi phía Bắc; "
    "trung du miền núi phía Bắc; miền núi phía Bắc; miền núi Bắc Bộ; biên giới phía Bắc; "
    "đồng bằng sông Hồng; đồng bằng Bắc Bộ; Bắc Trung Bộ; Nam Trung Bộ; duyên hải Nam Trung Bộ; "
    "Bắc Trung Bộ và duyên hải miền Trung; Bắc Trung Bộ và duyên hải Trung Bộ; duyên hải miền "
    "Trung; "
    "Tây Nguyên; Đông Nam Bộ; Tây Nam Bộ; đồng bằng sông Cửu Long; Thủ đô; "
    "kinh tế trọng điểm Bắc Bộ; kinh tế trọng điểm miền Trung; kinh tế trọng điểm phía Nam";
/* What stands before the name of a person. */
static const char people[] = "đồng chí; đ/c; ông; bà; anh hùng";
/* With which names of people begin: the usual names of families. */
static const char families[] =
    "Nguyễn; Trần; Lê; Phạm; Hoàng; Huỳnh; Phan; Vũ; Võ; Đặng; Bùi; Đỗ; Hồ; Ngô; Dương; Lý; Đào; "
    "Đinh; Đoàn; Lâm; Mai; Trịnh; Tô; Tạ; Cao; Chu; Châu; Hà; Lương; Lưu; Nông; Ma; Quách; Thái; "
    "Tống; Triệu; Trương; Vương; Vi; Hứa; Kiều; La; Lại; Lò; Lường; Nghiêm; Phùng; Tăng; Thân; "
    "Tôn; "
    "Văn; Giàng; Sùng; Mùa; Thào; Vàng; Giáp; Khổng; Bạch; Bế; Hầu; Quàng; Cầm; Điêu; Đàm; Từ";

/* Before the years in which something was done. */
static const char spans[] = "giai đoạn; thời kỳ; nhiệm kỳ; trong năm; từ năm; từ";

/* Beside "tỉnh", where it does not mean the province: others, or a level. */
static const char other_before[] =
    "các; những; nhiều; hai; ba; bốn; năm; mỗi; một số; liên; cấp; số; từng; giữa; mọi; như";
static const char other_behind[] =
    "thành; bạn; khác; lân cận; táo; ngộ; giấc; lỵ; miền; nghèo; phía; vùng; cũ";

enum { PERSON_LEAST = 2, PERSON_MOST = 5, UNIT_MOST = 4 /* words of a name */ };

struct edit {
    size_t at, end;
    struct str to;
};

struct editing { /* one text */
    struct rewrite *a;
    struct phrase text;
    const unsigned char *cited; /* a field {{...}} is as sacred as a citation */
    const char *where;
    struct pos pos;
    bool exact;
    vec(struct edit) edits;
};

/* --- names of places --------------------------------------------------------------------- */

/* "thành phố Hải Phòng" is the city of the name Hải Phòng; "Thành phố Hồ Chí Minh" is its name. */
static struct place_name name_place(struct arena *a, const struct body *b)
{
    struct place_name place = {.type = STR("")};
    if (!b)
        return place;
    struct phrase full = phrase_read(a, b->name);
    bool apart = str_ends(b->name, b->short_name) && full.n && !phrase_is_large(&full, 0);
    place.name = phrase_read(a, apart ? b->short_name : b->name);
    if (apart)
        place.type = str_trim(str_slice(b->name, 0, b->name.n - b->short_name.n));
    return place;
}

void rewrite_start(struct rewrite *a, const struct body *old_place, const struct body *new_place)
{
    const struct profile_field *f = profile_field(a->from, "province");
    struct place_name old = name_place(a->arena, old_place);
    struct phrase *names =
        arena_array(a->arena, (old_place ? old_place->alias_count : 0) + 2, sizeof *names);
    names[0] = !old_place && f ? phrase_read(a->arena, f->value.text) : old.name;
    for (size_t i = 0; old_place && i < old_place->alias_count; i++)
        names[i + 1] = phrase_read(a->arena, old_place->aliases[i]);
    a->old_names = names;
    a->old_type = old.type;
    a->new_place = name_place(a->arena, new_place);
    a->to_city =
        a->moves && new_place && str_is(old.type, "tỉnh") && !str_is(a->new_place.type, "tỉnh");
    a->types = phrase_list(a->arena, str_copy(a->arena, a->old_type).p);
    a->targets = target_words(a->arena);
    a->places = rename_places(a->renaming);
    a->city_words = phrase_list(a->arena, "thành phố");
    a->city_bodies = phrase_list(a->arena, "uỷ; đoàn");
    a->other_before = phrase_list(a->arena, other_before);
    a->other_behind = phrase_list(a->arena, other_behind);
    a->units = phrase_list(a->arena, units);
    a->regions = phrase_list(a->arena, regions);
    a->region_names = phrase_list(a->arena, region_names);
    a->spans = phrase_list(a->arena, spans);
    a->people = phrase_list(a->arena, people);
    a->families = phrase_list(a->arena, families);
}

/* --- edits ------------------------------------------------------------------------------- */

static struct pos pos_at(const struct editing *e, size_t at)
{
    return e->exact && e->pos.source ? (struct pos){e->pos.source, e->pos.at + at} : e->pos;
}

static struct str between(const struct editing *e, size_t from, size_t to)
{
    return str_slice(e->text.text, from, to);
}

static void put(struct editing *e, size_t at, size_t end, struct str to)
{
    *vec_push(&e->edits) = (struct edit){at, end, to};
}

static bool all_large(const struct phrase *p, size_t from, size_t n)
{
    for (size_t i = from; i < from + n; i++)
        if (!phrase_is_large(p, i))
            return false;
    return true;
}

/* A blank with a name that the profile does not have yet; which becomes the next number. */
static const char *new_blank(struct rewrite *a, const char *stem, size_t *which)
{
    const char *name;
    do
        name = str_format(a->arena, "%s-%zu", stem, ++*which).p;
    while (profile_field(a->from, name));
    *vec_push(&a->blanks) = (struct profile_field){.name = name};
    return name;
}

static void put_blank(struct editing *e, size_t at, size_t end, const char *name)
{
    put(e, at, end, str_format(e->a->arena, "{{%s}}", name));
}

/* --- the place --------------------------------------------------------------------------- */

static struct str in_case(const struct editing *e, size_t from, size_t to, struct str s)
{
    return phrase_is_upper(&e->text, from, to) ? unicode_upper(e->a->arena, s) : s;
}

/* The type of the old place before word i gives way to that of the new one. */
static void put_type(struct editing *e, size_t i, const struct phrase *old)
{
    const struct rewrite *a = e->a;
    struct str type = a->new_place.type;
    if (!old->n || old->n > i || !phrase_stands(&e->text, i - old->n, old) ||
        !phrase_is_blank(phrase_gap(&e->text, i)) || str_eq(type, old->text) ||
        phrase_before(a->other_before, &e->text, i - old->n))
        return;
    size_t first = i - old->n, at = e->text.words[first].at;
    if (phrase_is_upper(&e->text, first, i))
        type = unicode_upper(a->arena, type);
    else if (phrase_is_large(&e->text, first))
        type = unicode_first(a->arena, type, cp_upper);
    put(e, at, type.n ? e->text.words[i - 1].end : e->text.words[i].at, type);
}

/* Another province in the first one's own words: is that so of the new one? A name that a person
 * has as well is a place behind its type only. */
static void tell_other_place(const struct editing *e, size_t i, size_t n)
{
    size_t at = e->text.words[i].at, end = e->text.words[i + n - 1].end;
    struct place_name known = e->a->new_place;
    bool person = phrase_of(e->a->families, &e->text, i) && n > 2;
    if (!e->cited[at] && !(known.name.n == n && phrase_stands(&e->text, i, &known.name)) &&
        (!person || phrase_before(e->a->units, &e->text, i)))
        diag(MSG_TRANSFER_OTHER, pos_at(e, at), e->where, STR_ARG(between(e, at, end)));
}

/* Words of the first province's longest name at word i, with its capitals but maybe the first,
 * where that is a word like "Thành phố"; else 0. */
static size_t old_name_at(const struct editing *e, size_t i)
{
    size_t longest = 0;
    for (const struct phrase *name = e->a->old_names; name->n; name++) {
        bool typed = name->n > 1 && !phrase_is_large(name, 1), good = true;
        for (size_t k = typed; k < name->n && i + k < e->text.n; k++)
            good &= !phrase_is_large(name, k) || phrase_is_large(&e->text, i + k);
        if (good && name->n > longest && phrase_stands(&e->text, i, name))
            longest = name->n;
    }
    return longest;
}

bool rewrite_names_old(struct rewrite *a, struct str text)
{
    struct editing e = {.a = a, .text = phrase_read(a->arena, text)};
    for (size_t i = 0; i < e.text.n; i++)
        if (old_name_at(&e, i))
            return true;
    return false;
}

static unsigned number_of(struct str word)
{
    unsigned n;
    return str_number(word, 0, word.n, &n) == word.n ? n : 0;
}

static unsigned year_at(const struct phrase *p, size_t i)
{
    unsigned year = i < p->n ? number_of(phrase_word(p, i)) : 0;
    return year >= 1900 && year < 2200 ? year : 0;
}

/* Words of years from word i on that are over by the day: "giai đoạn 2010 - 2023", "từ năm 2010 đến
 * nay"; else 0. */
static size_t past_years(const struct editing *e, size_t i)
{
    const struct phrase *p = &e->text;
    size_t head = i < p->n ? phrase_of(e->a->spans, p, i) : 0, to = i + head + 1;
    if (!head || !year_at(p, i + head) || year_at(p, i + head) > e->a->year)
        return 0;
    struct str sign = str_trim(phrase_gap(p, to));
    bool dash = str_is(sign, "-") || str_is(sign, "–") || str_is(sign, "—");
    if (!dash && (to + 1 >= p->n || !str_is(phrase_word(p, to), "đến")))
        return 0;
    to += !dash;
    if (!dash && str_is(phrase_word(p, to), "nay"))
        return to + 1 - i;
    to += !dash && str_is(phrase_word(p, to), "năm");
    unsigned last = year_at(p, to);
    return last && last < e->a->year ? to + 1 - i : 0;
}

/* The first province's name wherever it stands; in what is cited it is told. */
static void find_place(struct editing *e)
{
    const struct rewrite *a = e->a;
    const struct phrase *type = &a->types[0];
    for (size_t i = 0, n; i < e->text.n; i += n) {
        size_t longest = phrase_of(a->places, &e->text, i);
        n = longest > 1 ? longest : 1;
        size_t old = old_name_at(e, i);
        bool is_old = old && old >= longest;
        if (longest && !is_old && all_large(&e->text, i, n))
            tell_other_place(e, i, n);
        if (!is_old)
            continue;
        n = old;
        size_t at = e->text.words[i].at, end = e->text.words[i + n - 1].end;
        size_t unit = phrase_before(a->units, &e->text, i);
        if (unit && !phrase_before(a->types, &e->text, i)) { /* a town of the province's name */
            diag(MSG_TRANSFER_PLACE, pos_at(e, at), e->where,
                 STR_ARG(between(e, e->text.words[i - unit].at, end)));
            continue;
        }
        if (e->cited[at]) {
            diag(MSG_TRANSFER_CITED, pos_at(e, at), e->where, STR_ARG(between(e, at, end)));
            continue;
        }
        size_t years = past_years(e, i + n);
        if (years && phrase_is_blank(phrase_gap(&e->text, i + n))) {
            end = e->text.words[i + n + years - 1].end;
            diag(MSG_TRANSFER_HISTORY, pos_at(e, at), e->where, STR_ARG(between(e, at, end)));
            n += years;
            continue;
        }
        put_type(e, i, type);
        put(e, at, end, in_case(e, i, i + n, a->new_place.name.text));
    }
}

/* --- a city in place of a province ------------------------------------------------------- */

/* Is the word "tỉnh" at i another's, or in the name of a place. */
static bool is_other(const struct editing *e, size_t i)
{
    const struct phrase *p = &e->text;
    bool last = i + 1 >= p->n;
    struct str gap = last ? STR("") : phrase_gap(p, i + 1);
    bool enumerated = !last && str_is(str_trim(gap), ",") && phrase_of(e->a->city_words, p, i + 1);
    return enumerated || phrase_before(e->a->other_before, p, i) ||
           (i && word_key_is_number(phrase_word(p, i - 1))) ||
           (!last && phrase_is_blank(gap) &&
            (phrase_of(e->a->other_behind, p, i + 1) || phrase_of(e->a->places, p, i + 1)));
}

static struct str like(const struct editing *e, size_t i, struct str s)
{
    if (phrase_is_upper(&e->text, i, i + 1))
        return unicode_upper(e->a->arena, s);
    return phrase_is_large(&e->text, i) ? unicode_first(e->a->arena, s, cp_upper) : s;
}

/* "Tỉnh uỷ" becomes "Thành uỷ", the province becomes the city. */
static void find_level(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 0; i < p->n; i++) {
        size_t at = p->words[i].at, end = p->words[i].end;
        if (e->cited[at] || !phrase_of(e->a->types, p, i))
            continue;
        if (i + 1 < p->n && phrase_of(e->a->city_bodies, p, i + 1) &&
            phrase_is_blank(phrase_gap(p, i + 1)))
            put(e, at, end, like(e, i, STR("thành")));
        else if (!is_other(e, i))
            put(e, at, end, like(e, i, STR("thành phố")));
    }
}

/* --- units ------------------------------------------------------------------------------- */

/* Where the words end that stand with what is at at. */
static size_t clause_end(const struct editing *e, size_t at)
{
    while (at < e->text.text.n && !strchr(",;.()\n", e->text.text.p[at]))
        at++;
    return at;
}

/* Units of the first province, "huyện Lục Ngạn", and the region that it lies in, by its name or its
 * capitals: told. */
static void find_units(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 0, n; i < p->n; i += n ? n : 1) {
        size_t region = phrase_of(e->a->regions, p, i);
        size_t named = region && phrase_is_blank(phrase_gap(p, i + region))
                           ? phrase_of(e->a->region_names, p, i + region)
                           : 0;
        n = region ? region : phrase_of(e->a->units, p, i);
        size_t first = i + n, last = first + named;
        while (n && !named && last < p->n && last < first + UNIT_MOST && phrase_is_large(p, last) &&
               phrase_is_blank(phrase_gap(p, last)))
            last++;
        if (!n || last == first || e->cited[p->words[i].at] || phrase_is_upper(p, i, first) ||
            (!named && phrase_of(e->a->places, p, first)))
            continue;
        size_t at = p->words[i].at, end = p->words[last - 1].end;
        diag(MSG_TRANSFER_PLACE, pos_at(e, at), e->where, STR_ARG(between(e, at, end)));
        n = last - i;
    }
}

/* --- people, terms, acts ----------------------------------------------------------------- */

static void find_people(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 1; i < p->n; i++) {
        size_t n = 0;
        if (e->cited[p->words[i].at] || !phrase_is_large(p, i) ||
            !phrase_of(e->a->families, p, i) || !phrase_before(e->a->people, p, i))
            continue;
        while (i + n < p->n && n < PERSON_MOST && phrase_is_large(p, i + n) &&
               (!n || phrase_is_blank(phrase_gap(p, i + n))))
            n++;
        if (n < PERSON_LEAST)
            continue;
        size_t at = p->words[i].at, end = p->words[i + n - 1].end;
        const char *name = new_blank(e->a, "nguoi", &e->a->person_count);
        put_blank(e, at, end, name);
        diag(MSG_TRANSFER_PERSON, pos_at(e, at), e->where, STR_ARG(between(e, at, end)), name);
        i += n - 1;
    }
}

static bool is_roman(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!strchr("IVXL", word.p[i]))
            return false;
    return word.n > 0;
}

/* "Đảng bộ tỉnh khoá XVII", "tỉnh ... lần thứ XIX": which of its terms is the province's own. */
static void find_terms(struct editing *e)
{
    enum { REACH = 12 };
    const struct phrase *p = &e->text;
    const struct phrase *ordinals = phrase_list(e->a->arena, "khoá; lần thứ");
    const struct phrase *own = phrase_list(e->a->arena, "tỉnh; tỉnh uỷ; thành uỷ");
    const struct phrase *central = phrase_list(e->a->arena, "trung ương; toàn quốc; quốc hội");
    for (size_t i = 1; i < p->n; i++) {
        size_t ordinal = phrase_before(ordinals, p, i);
        bool provincial = false;
        if (!ordinal || !is_roman(phrase_word(p, i)) ||
            e->cited[p->words[i].at] == CITATION_QUOTATION)
            continue;
        for (size_t k = i - ordinal, left = REACH; k && left--; k--) {
            if (phrase_of(central, p, k - 1))
                break;
            provincial |= phrase_of(own, p, k - 1) > 0;
        }
        size_t at = p->words[i - ordinal].at;
        if (provincial)
            diag(MSG_TRANSFER_TERM, pos_at(e, at), e->where,
                 STR_ARG(between(e, at, p->words[i].end)));
    }
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

static void find_acts(struct editing *e)
{
    for (size_t i = 0; i < e->text.n; i++) {
        size_t at = e->text.words[i].at;
        size_t n = citation_spans_number(str_slice(e->text.text, at, e->text.text.n));
        if (n && is_provincial(between(e, at, at + n)))
            diag(MSG_TRANSFER_ACT, pos_at(e, at), e->where, STR_ARG(between(e, at, at + n)));
        while (n && i + 1 < e->text.n && e->text.words[i + 1].at < at + n)
            i++;
    }
}

/* --- days that are past ------------------------------------------------------------------ */

/* Does the first province's name end before word i: find_place() has told it. */
static bool behind_place(const struct editing *e, size_t i)
{
    enum { LONGEST_NAME = 6 };
    for (size_t n = 1; n <= LONGEST_NAME && n <= i; n++)
        if (old_name_at(e, i - n) == n)
            return true;
    return false;
}

/* "năm 2025", "tháng 4/2024", "quý I/2024" before the day: was something due then? "ngày" tells
 * when something happened, "từ năm" and a range when it began. */
static void find_past(struct editing *e)
{
    const struct phrase *p = &e->text;
    const struct phrase *spans_of_time = phrase_list(e->a->arena, "năm; tháng; quý");
    const struct phrase *since = phrase_list(e->a->arena, "từ; ngày; kể từ; giai đoạn; của");
    for (size_t i = 0; i < p->n; i++) {
        size_t years = e->cited[p->words[i].at] ? 0 : past_years(e, i);
        if (years) {
            if (!behind_place(e, i))
                diag(MSG_TRANSFER_HISTORY, pos_at(e, p->words[i].at), e->where,
                     STR_ARG(between(e, p->words[i].at, p->words[i + years - 1].end)));
            i += years - 1;
            continue;
        }
        unsigned year = number_of(phrase_word(p, i));
        size_t at = p->words[i].at, first = str_is(phrase_gap(p, i), "/") && i > 1 ? i - 1 : i;
        struct str behind = phrase_gap(p, i + 1);
        if (p->words[i].end - at != 4 || !i || year < 1990 || year >= e->a->year || e->cited[at])
            continue;
        size_t span = phrase_before(spans_of_time, p, first);
        if (!span || phrase_before(since, p, first - span) ||
            (behind.n && memchr(behind.p, '-', behind.n)))
            continue;
        size_t from = p->words[first - span].at;
        diag(MSG_TRANSFER_PAST, pos_at(e, from), e->where,
             STR_ARG(between(e, from, p->words[i].end)));
    }
}

/* --- bodies and targets ------------------------------------------------------------------ */

static void find_bodies(struct editing *e, const unsigned char *italic)
{
    struct arena *a = e->a->arena;
    struct rename_hit *hits;
    size_t n = rename_find(a, e->a->renaming, e->text.text, italic, &hits);
    struct pos *pos = arena_array(a, n + 1, sizeof *pos);
    for (size_t i = 0; i < n; i++) {
        pos[i] = pos_at(e, hits[i].at);
        if (hits[i].kind == RENAME_NEW)
            put(e, hits[i].at, hits[i].end, hits[i].to);
    }
    rename_report(e->a->renaming, e->text.text, hits, pos, n);
}

/* Quotations alone: where the title of an act ends is not certain enough to pass over a target. */
static const unsigned char *without_acts(const struct editing *e)
{
    unsigned char *quoted = arena_alloc(e->a->arena, e->text.text.n + 1);
    for (size_t i = 0; i < e->text.text.n; i++)
        quoted[i] = e->cited[i] == CITATION_QUOTATION;
    return quoted;
}

static void find_targets(struct editing *e, struct str central)
{
    struct rewrite *a = e->a;
    struct target *targets;
    size_t n = target_find(a->arena, a->targets, &e->text, without_acts(e), &targets);
    for (size_t i = 0; i < n; i++) {
        struct str number = between(e, targets[i].at, targets[i].end);
        struct str shown = between(e, targets[i].at, targets[i].shown);
        struct pos pos = pos_at(e, targets[i].at);
        if (central.n && str_find(central, number, 0) != (size_t)-1)
            continue;
        if (!targets[i].sure || e->cited[targets[i].at]) {
            shown = between(e, targets[i].at, clause_end(e, targets[i].end));
            diag(MSG_TRANSFER_DOUBTFUL, pos, e->where, STR_ARG(shown));
            continue;
        }
        const char *name = new_blank(a, "chi-tieu", &a->target_count);
        put_blank(e, targets[i].at, targets[i].end, name);
        diag(MSG_TRANSFER_TARGET, pos, e->where, STR_ARG(shown), name);
    }
}

bool rewrite_has_target(struct rewrite *a, struct str text)
{
    struct phrase words = phrase_read(a->arena, text);
    const unsigned char *none = arena_alloc(a->arena, text.n + 1);
    struct target *targets;
    size_t n = target_find(a->arena, a->targets, &words, none, &targets);
    for (size_t i = 0; i < n; i++)
        if (targets[i].sure)
            return true;
    return false;
}

bool rewrite_is_number(struct str text)
{
    bool digit = false;
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("0123456789.,", text.p[i]))
            return false;
        digit |= text.p[i] >= '0';
    }
    return digit;
}

/* --- the text ---------------------------------------------------------------------------- */

/* Which bytes of Markdown are in italics: between single stars. */
static const unsigned char *italics(struct arena *a, struct str text)
{
    unsigned char *italic = arena_alloc(a, text.n + 1), on = 0;
    for (size_t i = 0, stars; i < text.n; i += stars ? stars : 1) {
        for (stars = 0; i + stars < text.n && text.p[i + stars] == '*'; stars++)
            ;
        if (stars == 1 || stars == 3)
            on = !on;
        if (i + 1 < text.n && text.p[i] == '\n' && text.p[i + 1] == '\n')
            on = 0;
        memset(italic + i, on, stars ? stars : 1);
    }
    return italic;
}

/* Fields are no words of the text. */
static const unsigned char *mark_fields(struct arena *a, const unsigned char *cited,
                                        struct str text)
{
    unsigned char *marks = arena_alloc(a, text.n + 1);
    memcpy(marks, cited, text.n);
    for (size_t at = 0; (at = str_find(text, STR("{{"), at)) != (size_t)-1;) {
        size_t end = str_find(text, STR("}}"), at);
        if (end == (size_t)-1)
            break;
        memset(marks + at, CITATION_QUOTATION, end - at);
        at = end;
    }
    return marks;
}

static int by_place(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    return a->at != b->at ? (a->at > b->at) - (a->at < b->at)
                          : (a->end < b->end) - (a->end > b->end);
}

static struct str edited(struct editing *e)
{
    struct buf out = {0};
    size_t done = 0;
    array_sort(e->edits.at, e->edits.n, by_place);
    for (size_t i = 0; i < e->edits.n; i++) {
        const struct edit *edit = &e->edits.at[i];
        if (edit->at < done)
            continue;
        buf_str(&out, between(e, done, edit->at));
        buf_str(&out, edit->to);
        done = edit->end;
    }
    vec_free(&e->edits);
    if (!done)
        return e->text.text;
    buf_str(&out, between(e, done, e->text.text.n));
    return out.n ? buf_take(&out, e->a->arena) : STR("");
}

static const unsigned char *mark_text(struct editing *e, enum rewrite_text kind)
{
    struct arena *a = e->a->arena;
    struct str text = e->text.text;
    const unsigned char *italic = kind == REWRITE_MARKDOWN ? italics(a, text) : NULL;
    e->cited = mark_fields(a, citation_spans_mark(a, &e->text, italic), text);
    return italic;
}

static struct str as_city(struct rewrite *a, struct str text, enum rewrite_text kind)
{
    struct editing e = {.a = a, .text = phrase_read(a->arena, text)};
    mark_text(&e, kind);
    find_level(&e);
    return edited(&e);
}

struct str rewrite_city(struct rewrite *a, struct str name)
{
    return a->to_city ? as_city(a, name, REWRITE_VALUE) : name;
}

struct str rewrite_text(struct rewrite *a, struct str text, enum rewrite_text kind,
                        const char *where, struct str central, struct pos pos, bool exact)
{
    if (!text.n)
        return text;
    struct editing e = {
        .a = a, .text = phrase_read(a->arena, text), .where = where, .pos = pos, .exact = exact};
    find_bodies(&e, mark_text(&e, kind));
    if (a->moves) {
        find_place(&e);
        find_units(&e);
        find_acts(&e);
        find_terms(&e);
        find_past(&e);
    }
    if (a->moves && kind != REWRITE_VALUE) {
        find_people(&e);
        find_targets(&e, central);
    }
    text = edited(&e);
    return a->to_city ? as_city(a, text, kind) : text;
}
