/* Targets: see targets.h. The tables are those of the language of plans, with no word of any one.
 */
#include "transfer/targets.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What plans count and measure. */
static const char measures[] =
    /* numerals and money */
    "chục; trăm; nghìn; ngàn; vạn; triệu; tỷ; đồng; đồng chí; USD; đô la; tỷ đồng; "
    /* length, area, weight, energy */
    "km; m; m2; m3; km2; mét; mét vuông; mét khối; ki lô mét; ha; héc ta; hecta; sào; mẫu; "
    "tấn; tạ; yến; kg; ki lô gam; lít; MW; kW; kWh; "
    /* people */
    "người; nhân khẩu; lao động; công nhân; nông dân; học sinh; sinh viên; cán bộ; công chức; "
    "viên chức; đảng viên; đoàn viên; hội viên; trẻ em; bác sĩ; giáo viên; lượt; lượt người; "
    "lượt khách; hộ; hộ dân; gia đình; hộ nghèo; hộ cận nghèo; doanh nhân; chuyên gia; "
    "nghệ nhân; tình nguyện viên; cộng tác viên; tín đồ; "
    /* places and bodies */
    "xã; phường; thôn; bản; làng; xóm; ấp; huyện; khu dân cư; khu công nghiệp; "
    "cụm công nghiệp; chi bộ; đảng bộ; chi hội; chi đoàn; tổ chức đảng; doanh nghiệp; "
    "hợp tác xã; tổ hợp tác; trang trại; cơ sở; trường; trường học; lớp; lớp học; bệnh viện; "
    "trạm; trạm y tế; giường; giường bệnh; câu lạc bộ; thư viện; nhà văn hoá; "
    /* works and results */
    "mô hình; công trình; dự án; đề án; đề tài; sáng kiến; giải pháp kỹ thuật; sản phẩm; "
    "nhãn hiệu; tiêu chí; chỉ tiêu; căn; căn nhà; ngôi nhà; căn hộ; phòng học; cầu; tuyến; "
    "tuyến đường; điểm cầu; di tích; cây; cây xanh; con; suất; suất quà; học bổng; quyển; "
    "cuốn; ấn phẩm; tin; bài; tin bài; phóng sự; chuyên mục; chuyên trang; tác phẩm; giải; "
    "huy chương; "
    /* doings */
    "cuộc; buổi; lần; đợt; hội nghị; hội thảo; lớp tập huấn; cuộc thi; phiên; chuyến; bậc; "
    "phần trăm; điểm phần trăm";
/* Longer words that begin like a measure and count nothing that a plan sets. */
static const char others[] =
    "giải pháp; bài học; bản sắc; con đường; cầu nối; xã hội; trường hợp; đồng bộ; con người; "
    "cơ sở dữ liệu; cây số; tin tưởng; hộ khẩu; người đứng đầu; bản chất; dự án luật";
/* Lengths of time, which a plan runs for. */
static const char times[] =
    "năm; tháng; quý; tuần; ngày; giờ; phút; nhiệm kỳ; thập kỷ; thập niên; thế kỷ; buổi sáng";
/* Words that a number is the name of something behind. */
static const char names[] =
    "ngày; tháng; quý; điều; khoản; chương; phụ lục; biểu; khoá; lần thứ; thứ; quốc lộ; "
    "tỉnh lộ; thế kỷ; trung ương; giai đoạn; nhiệm kỳ; mức độ; công nghiệp; kỳ họp thứ; "
    "điện thoại; fax";
/* The same, if no measure is behind the number; then nobody can tell. */
static const char maybe_names[] =
    "mục; phần; điểm; lớp; khối; tổ; khu; thôn; đội; cấp; bậc; loại; hạng; kỳ; tập; trang; "
    "phường; quận; lần; tiết; mẫu; bảng; hình";
/* The same, but with a measure behind it the number counts what it measures: "mỗi năm 3 mô hình".
 */
static const char seldom_names[] = "năm; số";
/* Places in an order of provinces: a plan may aim at one. */
static const char ranks[] = "nhóm; top; tốp; xếp thứ; đứng thứ; hạng";
/* A part of a whole, "1/3 số xã". */
static const char wholes[] = "số; tổng số";
/* A number in what these name is a part of the name: "phương châm 3 an". */
static const char slogans[] = "phương châm; phong trào; cuộc vận động; khẩu hiệu; quy tắc";
/* Units that are written without a blank: "20ha". */
static const char *const units[] = {"ha", "km", "m",   "m2", "m3", "km2",
                                    "kg", "MW", "kWh", "đ",  NULL};
/* Words that ask for an amount. */
static const char amounts[] =
    "đạt; ít nhất; tối thiểu; tối đa; không quá; bình quân; tỷ lệ; khoảng; hơn; tăng; giảm; "
    "vượt; tăng thêm; giảm còn; không dưới; chiếm; quy mô";

enum target_list {
    MEASURES,
    OTHERS,
    TIMES,
    NAMES,
    MAYBE_NAMES,
    SELDOM_NAMES,
    RANKS,
    WHOLES,
    SLOGANS,
    AMOUNTS,
    LISTS
};
enum { SLOGAN_WORDS = 8 }; /* from the word to the number */
enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, LONGEST = 9 /* digits of an amount */ };

struct target_words {
    const struct phrase *lists[LISTS];
};

struct target_finder {
    const struct target_words *words;
    const struct phrase *text;
};

/* How a number is written. */
enum shape { SHAPE_PLAIN, SHAPE_YEAR, SHAPE_FRACTION, SHAPE_NONE };

struct number {
    enum shape shape;
    size_t words; /* of the text that it takes */
    bool percent;
    size_t end;  /* bytes; with the sign of a share */
    bool ranges; /* from one number to another */
};

struct target_words *target_words(struct arena *a)
{
    static const char *const all[LISTS] = {
        [MEASURES] = measures, [OTHERS] = others,           [TIMES] = times,
        [NAMES] = names,       [MAYBE_NAMES] = maybe_names, [SELDOM_NAMES] = seldom_names,
        [RANKS] = ranks,       [WHOLES] = wholes,           [SLOGANS] = slogans,
        [AMOUNTS] = amounts,
    };
    struct target_words *w = arena_alloc(a, sizeof *w);
    for (size_t i = 0; i < LISTS; i++)
        w->lists[i] = phrase_list(a, all[i]);
    return w;
}

/* --- numbers ----------------------------------------------------------------------------- */

static bool is_number(const struct phrase *p, size_t i)
{
    struct str word = i < p->n ? phrase_word(p, i) : STR_NONE;
    return word.n && str_number(word, 0, word.n, NULL) == word.n;
}

/* The sign between two words that touch: '.', ',' '/'; 0 for others. */
static char joint(const struct phrase *p, size_t i)
{
    struct str gap = i < p->n ? phrase_gap(p, i) : STR("");
    return gap.n == 1 && strchr(".,/", *gap.p) ? *gap.p : 0;
}

/* One number from word i on: "1.500", "8,5", "12/15"; dates and versions have SHAPE_NONE. */
static struct number read_one(const struct phrase *p, size_t i)
{
    struct number n = {SHAPE_PLAIN, 1, false, p->words[i].end, false};
    struct str first = phrase_word(p, i);
    size_t commas = 0, slashes = 0;
    for (char sign; is_number(p, i + n.words) && (sign = joint(p, i + n.words)); n.words++) {
        size_t width = phrase_word(p, i + n.words).n;
        commas += sign == ',';
        slashes += sign == '/';
        if ((sign == '.' && (width != 3 || commas)) || commas > 1 || slashes > 1)
            n.shape = SHAPE_NONE;
        n.end = p->words[i + n.words].end;
    }
    struct str last = phrase_word(p, i + n.words - 1);
    unsigned value;
    str_number(last, 0, last.n, &value);
    bool year = last.n == 4 && value >= FIRST_YEAR && value <= LAST_YEAR;
    if (first.n > LONGEST || (n.words > 1 && *first.p == '0' && !commas && !slashes))
        n.shape = SHAPE_NONE;
    if (n.shape == SHAPE_PLAIN && slashes)
        n.shape = year ? SHAPE_NONE : SHAPE_FRACTION;
    if (n.shape == SHAPE_PLAIN && n.words == 1 && year)
        n.shape = SHAPE_YEAR;
    return n;
}

/* Does a range go on at word *i, behind a dash or "đến"; *i then is its second number. */
static bool ranges_to(const struct phrase *p, size_t *i)
{
    struct str gap = *i < p->n ? phrase_gap(p, *i) : STR("");
    struct str sign = str_trim(gap);
    if (is_number(p, *i))
        return str_is(sign, "-") || str_is(sign, "–") || str_is(sign, "—");
    if (*i + 1 >= p->n || !str_is(phrase_word(p, *i), "đến") || !phrase_is_blank(gap) ||
        !is_number(p, *i + 1) || !phrase_is_blank(phrase_gap(p, *i + 1)))
        return false;
    ++*i;
    return true;
}

/* Bytes of a sign of shares behind byte at, with a blank before it; else 0. */
static size_t sign_length(struct str text, size_t at)
{
    size_t blank = at < text.n && text.p[at] == ' ';
    struct str rest = str_slice(text, at + blank, text.n);
    return str_starts(rest, STR("%")) ? blank + 1 : str_starts(rest, STR("‰")) ? blank + 3 : 0;
}

/* The number from word i on, or from one number to another. */
static struct number read_number(const struct phrase *p, size_t i)
{
    struct number n = read_one(p, i);
    size_t sign = sign_length(p->text, n.end), next = i + n.words;
    n.percent = sign;
    n.end += sign;
    if (sign || n.shape == SHAPE_NONE || !ranges_to(p, &next))
        return n;
    struct number second = read_one(p, next);
    sign = sign_length(p->text, second.end);
    if (second.shape == SHAPE_NONE || (second.shape == SHAPE_YEAR) != (n.shape == SHAPE_YEAR))
        return n;
    return (struct number){n.shape, next + second.words - i, sign > 0, second.end + sign, true};
}

/* --- what stands around ------------------------------------------------------------------ */

static size_t one_of(const struct target_finder *f, enum target_list list, size_t i)
{
    return i < f->text->n ? phrase_of(f->words->lists[list], f->text, i) : 0;
}

static size_t before(const struct target_finder *f, enum target_list list, size_t i)
{
    return i && phrase_is_blank(phrase_gap(f->text, i))
               ? phrase_before(f->words->lists[list], f->text, i)
               : 0;
}

/* Is the number a part of a code, a mark, a field or a label at the head of its line. */
static bool is_code(const struct target_finder *f, size_t i, const struct number *n)
{
    const struct phrase *p = f->text;
    struct str gap = phrase_gap(p, i), behind = phrase_gap(p, i + n->words);
    char last = gap.n ? gap.p[gap.n - 1] : ' ';
    bool touches = i + n->words < p->n && behind.n == 1 && strchr("-/_", *behind.p);
    bool head = !i || (gap.n && memchr(gap.p, '\n', gap.n));
    if (strchr("-/_.^{>#", last) || touches)
        return true;
    if (last == '(' && str_starts(behind, STR(")")))
        return true;
    return head && behind.n > 1 && strchr(".)", behind.p[0]) && strchr(" \n", behind.p[1]);
}

/* Word behind the number at which its measure may begin: "05 (năm) mô hình". */
static size_t measure_word(const struct target_finder *f, size_t i)
{
    enum { IN_WORDS = 4 };
    const struct phrase *p = f->text;
    if (i < p->n && str_is(phrase_gap(p, i), " ("))
        for (size_t k = i + 1; k < p->n && k <= i + IN_WORDS; k++)
            if (str_is(phrase_gap(p, k), ") "))
                return k;
    return i < p->n && phrase_is_blank(phrase_gap(p, i)) ? i : p->n;
}

static bool is_slogan(const struct target_finder *f, size_t i)
{
    for (size_t k = i; k && i - k < SLOGAN_WORDS; k--) {
        struct str gap = k < i ? phrase_gap(f->text, k) : STR("");
        if (gap.n && (memchr(gap.p, '.', gap.n) || memchr(gap.p, ';', gap.n)))
            return false;
        if (phrase_before(f->words->lists[SLOGANS], f->text, k))
            return true;
    }
    return false;
}

/* --- what a number is -------------------------------------------------------------------- */

enum verdict { NOTHING, DOUBTFUL, SURE };

/* Where measures end that follow one another, "triệu đồng", with word i behind the first. */
static size_t measures_end(const struct target_finder *f, size_t i)
{
    for (size_t n;
         i < f->text->n && phrase_is_blank(phrase_gap(f->text, i)) && (n = one_of(f, MEASURES, i));)
        i += n;
    return f->text->words[i - 1].end;
}

/* The number at word i; *shown becomes the end of its measure. */
static enum verdict judge(const struct target_finder *f, size_t i, const struct number *n,
                          size_t *shown)
{
    const struct phrase *p = f->text;
    size_t behind = measure_word(f, i + n->words);
    size_t measure = one_of(f, MEASURES, behind), time = one_of(f, TIMES, behind);
    bool named = before(f, MAYBE_NAMES, i) || before(f, SELDOM_NAMES, i);
    size_t other = one_of(f, OTHERS, behind);
    measure = other > measure ? 0 : measure;
    *shown = measure ? measures_end(f, behind + measure) : n->end;
    if (n->shape == SHAPE_NONE || is_code(f, i, n))
        return NOTHING;
    if (n->percent)
        return SURE;
    if (n->shape != SHAPE_YEAR && !measure && before(f, RANKS, i))
        return DOUBTFUL;
    if (before(f, NAMES, i))
        return NOTHING;
    if (n->shape == SHAPE_YEAR)
        return measure && !named && !n->ranges ? DOUBTFUL : NOTHING;
    if (measure > time) {
        bool part = before(f, MAYBE_NAMES, i) || is_slogan(f, i) || one_of(f, SLOGANS, behind);
        return part ? DOUBTFUL : SURE;
    }
    if (time || named)
        return NOTHING;
    if (before(f, AMOUNTS, i) || (n->shape == SHAPE_FRACTION && one_of(f, WHOLES, behind)))
        return SURE;
    bool counts = behind < p->n && !phrase_is_large(p, behind) &&
                  !is_digit(str_at(phrase_word(p, behind), 0)) && n->shape != SHAPE_FRACTION;
    return counts && !is_slogan(f, i) ? DOUBTFUL : NOTHING;
}

/* Digits with their unit in one word, "20ha": bytes of the digits; else 0. */
static size_t with_unit(struct str word)
{
    size_t n = str_number(word, 0, word.n, NULL);
    for (size_t i = 0; n && units[i]; i++)
        if (str_is(str_slice(word, n, word.n), units[i]))
            return n;
    return 0;
}

size_t target_find(struct arena *a, const struct target_words *words, const struct phrase *text,
                   const unsigned char *cited, struct target **out)
{
    struct target_finder f = {words, text};
    vec(struct target) found = {0};
    for (size_t i = 0, step; i < text->n; i += step) {
        size_t at = text->words[i].at, unit = with_unit(phrase_word(text, i));
        struct number n = {SHAPE_NONE, 1, false, text->words[i].end, false};
        size_t shown = n.end;
        enum verdict verdict = unit ? SURE : NOTHING;
        if (unit)
            n.end = at + unit;
        if (is_number(text, i)) {
            n = read_number(text, i);
            verdict = judge(&f, i, &n, &shown);
        }
        step = n.words;
        if (verdict != NOTHING && !cited[at])
            *vec_push(&found) = (struct target){at, n.end, shown, verdict == SURE};
    }
    *out = vec_copy(a, &found);
    size_t n = found.n;
    vec_free(&found);
    return n;
}
