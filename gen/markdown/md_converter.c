/* Marks of converters: see md_converter.h. */
#include "markdown/md_converter.h"

#include "base/date.h"
#include "base/unicode.h"
#include "markdown/html_tag.h"
#include "markdown/md_marks.h"
#include "markdown/md_raw.h"
#include "model/doc.h"

/* Bytes: of a link's text and of its target, of a raised or lowered word, of a bold label. */
enum { LINK = 500, TARGET = 500, RAISED = 8, LABEL = 24 };

/*
 * After "(target)" or '(target "title")' at i; 0: it is none. A target holds no blank (CommonMark
 * 0.31, 6.3): what has one is text.
 */
static size_t destination(struct str s, size_t i)
{
    char quote = '\0';
    for (size_t k = i + 1; k < s.n && k < i + TARGET && s.p[k] != '\n'; k++) {
        char c = s.p[k];
        bool quoted = quote || (is_blank(s.p[k - 1]) && strchr("\"'", c));
        if (!quoted && c == ')')
            return k + 1;
        if (!quoted && is_blank(c) && str_at(s, k + 1) != '"' && str_at(s, k + 1) != '\'')
            return 0;
        quote = !quoted || c == quote ? '\0' : quote ? quote : c;
    }
    return 0;
}

/* One of "#md", ".unnumbered", "-", "width=1in", "custom-style=\"Body Text\"": its bytes, or 0. */
static size_t attribute(struct str s, size_t i)
{
    size_t n = 0, equals = 0;
    for (char c; (c = str_at(s, i + n)) && !is_space(c) && !strchr("{}[]\"", c); n++)
        equals = c == '=' && !equals ? n : equals;
    if (str_at(s, i + n) == '"' && equals && equals + 1 == n) {
        size_t close = str_find(s, STR("\""), i + n + 1);
        return close < s.n && !memchr(s.p + i, '\n', close - i) ? close + 1 - i : 0;
    }
    bool named = n > 1 && strchr("#.", s.p[i]);
    return named || equals || (n == 1 && s.p[i] == '-') ? n : 0;
}

/* "{#md .unnumbered width=\"1in\"}" at i: its bytes; 0 where other words are in it. */
static size_t attributes_at(struct str s, size_t i)
{
    size_t at = i + 1, n;
    if (str_at(s, i) != '{')
        return 0;
    while (at - i < TARGET && (n = attribute(s, at)))
        for (at += n; is_blank(str_at(s, at));)
            at++;
    return at > i + 1 && str_at(s, at) == '}' ? at + 1 - i : 0;
}

size_t md_converter_target(struct str s, size_t i)
{
    static const char *const starts[] = {
        "(#",     "(http:", "(https:",      "(mailto:", "(media/", "(images/",
        "(file:", "(./",    "(javascript:", "{.",       "{#"};
    struct str rest = str_slice(s, i, i + TARGET);
    for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
        if (!str_starts(rest, str_of(starts[k])))
            continue;
        return *rest.p == '(' ? destination(rest, 0) : attributes_at(rest, 0);
    }
    return 0;
}

/* The "[" that answers to the "]" at i, or text.n. */
static size_t opening(struct str text, size_t i)
{
    size_t depth = 0;
    for (size_t k = i + 1; k-- > 0 && i - k < LINK;) {
        if (k && text.p[k - 1] == '\\')
            continue;
        if (text.p[k] == ']')
            depth++;
        else if (text.p[k] == '[' && !--depth)
            return k;
    }
    return text.n;
}

static bool bracket(struct str text, size_t i, struct md_converter_mark *m)
{
    m->close = text.p[i] == ']';
    size_t other = m->close ? opening(text, i) : md_closing(text, i, LINK);
    size_t end = m->close ? i : other;
    size_t n = other < text.n ? md_converter_target(text, end + 1) : 0;
    struct str target = str_slice(text, end + 1, end + 1 + n);
    m->style = str_find(target, STR(".underline"), 0) != (size_t)-1 ? STYLE_UNDERLINE : 0;
    m->n = m->close ? n + 1 : 1;
    return n > 0;
}

static bool image(struct str text, size_t i, struct md_converter_mark *m)
{
    size_t end = str_at(text, i + 1) == '[' ? md_closing(text, i + 1, LINK) : text.n;
    size_t n = str_at(text, end + 1) == '(' ? destination(text, end + 1) : 0;
    if (str_at(text, end + 1) == '[') { /* "![alt][image1]", defined elsewhere */
        n = md_closing(text, end + 1, LABEL) + 1;
        n = n <= text.n && n > end + 3 ? n : 0;
    }
    if (!n)
        return false;
    m->n = n + attributes_at(text, n) - i; /* its size */
    return true;
}

/* Of what is raised or lowered in a paper: "m^2^", the sign of who typed it "VT~(A)~". */
static bool is_raised(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c && strchr("().,", c));
}

/* "^2^", "~2~", "~(A)~" */
static bool raised(struct str text, size_t i, struct md_converter_mark *m)
{
    size_t from = i, to = i + 1;
    while (from && i - from < RAISED && is_raised(text.p[from - 1]))
        from--;
    while (to - i <= RAISED && is_raised(str_at(text, to)))
        to++;
    m->close =
        from && from < i && text.p[from - 1] == text.p[i] && (from < 2 || text.p[from - 2] != '\\');
    m->n = 1;
    m->style = text.p[i] == '^' ? STYLE_SUPERSCRIPT : 0;
    return m->close || (to > i + 1 && str_at(text, to) == text.p[i]);
}

static bool tag(struct str text, size_t i, struct md_converter_mark *m)
{
    struct html_tag t;
    struct md_tag ours;
    m->n = html_tag_read(str_slice(text, i, text.n), &t);
    return m->n && html_tag_known(&t) && !md_tag(text, i, &ours);
}

/* "**1- **Trồng": marks that CommonMark takes for text, for a blank is before the last. */
static bool bold_label(struct str text, size_t i, struct md_converter_mark *m)
{
    struct str head = str_slice(text, 0, LABEL);
    size_t end = str_starts(head, STR("**")) ? str_find(head, STR("**"), 2) : (size_t)-1;
    if (end == (size_t)-1 || end < 4 || head.p[end - 1] != ' ' || (i && i != end))
        return false;
    for (size_t k = 2; k + 1 < end; k++)
        if (!is_letter(head.p[k]) && !is_digit(head.p[k]) && !strchr(".-)/\\", head.p[k]))
            return false;
    m->n = 2;
    m->style = STYLE_BOLD;
    m->close = i > 0;
    return true;
}

/* "** **": blanks that were bold. */
static bool bold_blank(struct str text, size_t i, struct md_converter_mark *m)
{
    struct str s = str_slice(text, i, text.n);
    if (!str_starts(s, STR("**")) || (i && !is_blank(text.p[i - 1])))
        return false;
    m->n = 2;
    for (size_t n;
         (n = str_starts(str_slice(s, m->n, s.n), STR("\u00A0")) ? 2 : is_blank(str_at(s, m->n)));
         m->n += n)
        ;
    bool blank = m->n > 2 && str_starts(str_slice(s, m->n, s.n), STR("**"));
    m->n += 2;
    return blank;
}

/* How many stars begin at i, at most three. */
static size_t stars(struct str text, size_t i)
{
    size_t n = 0;
    while (n < 3 && str_at(text, i + n) == '*')
        n++;
    return n;
}

/* Where the bold that opens at i closes, if that is behind a hard line end; else 0. */
static size_t close_below(struct str text, size_t i)
{
    size_t n = stars(text, i), end = i + n;
    if (n < 2 || (i && !is_blank(text.p[i - 1]) && text.p[i - 1] != '\n') ||
        is_blank(str_at(text, end)))
        return 0;
    while (end < text.n && end - i < LINK && text.p[end] != '*')
        end++;
    bool hard = end >= 2 && text.p[end - 1] == '\n' && text.p[end - 2] == '\\';
    return hard && stars(text, end) == n && !is_blank(str_at(text, end + n)) ? end : 0;
}

/* "**Nơi nhận:\" above "**- Sở Một": the mark that closes is no mark of CommonMark's. */
static bool bold_line(struct str text, size_t i, struct md_converter_mark *m)
{
    size_t open = i;
    m->n = stars(text, i);
    m->style = m->n == 3 ? STYLE_BOLD | STYLE_ITALIC : STYLE_BOLD;
    m->close = i >= 2 && text.p[i - 1] == '\n' && text.p[i - 2] == '\\';
    if (!m->close)
        return close_below(text, i) != 0;
    for (open = i; open-- > 0 && i - open < LINK;)
        if (text.p[open] == '*')
            break;
    while (open < i && open && text.p[open - 1] == '*')
        open--;
    return open < i && close_below(text, open) == i;
}

/* "cây*.*": a converter marks a stop alone, which CommonMark takes for text. */
static bool marked_stop(struct str text, size_t i, struct md_converter_mark *m)
{
    static const unsigned styles[] = {0, STYLE_ITALIC, STYLE_BOLD, STYLE_ITALIC | STYLE_BOLD};
    size_t n = stars(text, i), open = i, end = i + n;
    m->close = i && strchr(".,;:)", text.p[i - 1]);
    m->n = n;
    m->style = styles[n];
    if (m->close) {
        while (open && strchr(".,;:)", text.p[open - 1]))
            open--;
        end = i;
        open = open >= n ? open - n : 0;
    } else
        while (str_at(text, end) && strchr(".,;:)", text.p[end]))
            end++;
    return open &&
           (is_letter(text.p[open - 1]) || is_digit(text.p[open - 1]) ||
            (unsigned char)text.p[open - 1] >= 0x80) &&
           stars(text, open) == n && end > open + n && stars(text, end) == n;
}

/* The row of stars nearest before i, if it opens emphasis or does so anew: its length, or 0. */
static size_t row_before(struct str text, size_t i)
{
    size_t n = 0, at = i;
    while (at && i - at < LINK && text.p[at - 1] != '*')
        at--;
    while (at > n && text.p[at - 1 - n] == '*')
        n++;
    uint32_t before = utf8_final(str_slice(text, 0, at - n), ' ');
    return before == '\\' || (cp_is_word(before) && n < 3) ||
                   cp_is_space(utf8_first(str_slice(text, at, i), ' '))
               ? 0
               : n;
}

/* The same from i on, if it closes emphasis, or does so for a moment. */
static size_t row_after(struct str text, size_t i)
{
    size_t n = 0, at = i;
    while (at < text.n && at - i < LINK && text.p[at] != '*')
        at++;
    while (str_at(text, at + n) == '*')
        n++;
    uint32_t before = utf8_final(str_slice(text, i, at), ' ');
    return before == '\\' || cp_is_space(before) ||
                   (cp_is_word(utf8_first(str_slice(text, at + n, text.n), ' ')) && n < 3)
               ? 0
               : n;
}

/*
 * "**Điề****u 3**", "*Căn c**ứ Luật*": emphasis that ends and begins anew inside a word, where a
 * Word file has a bookmark, is one.
 */
static bool seam(struct str text, size_t i, struct md_converter_mark *m)
{
    size_t n = 0;
    while (n <= 2 * MD_LONGEST_MARK && str_at(text, i + n) == '*')
        n++;
    if (!i || n % 2 || n > 2 * MD_LONGEST_MARK ||
        !cp_is_letter(utf8_final(str_slice(text, 0, i), 0)) ||
        !cp_is_letter(utf8_first(str_slice(text, i + n, text.n), 0)))
        return false;
    size_t left = row_before(text, i), right = row_after(text, i + n);
    m->n = n;
    return (left == n / 2 || (n > 2 && left == n)) && (right == n / 2 || (n > 2 && right == n));
}

bool md_converter_mark(struct str text, size_t i, struct md_converter_mark *m)
{
    *m = (struct md_converter_mark){0};
    switch (text.p[i]) {
    case '!':
        return image(text, i, m);
    case '[':
    case ']':
        return bracket(text, i, m);
    case '^':
    case '~':
        return raised(text, i, m);
    case '`':
        return (m->n = md_raw_mark(text, i, &m->close)) > 0;
    case '<':
        return tag(text, i, m);
    case '*':
        return seam(text, i, m) || (*m = (struct md_converter_mark){0}, bold_label(text, i, m)) ||
               (*m = (struct md_converter_mark){0}, bold_blank(text, i, m)) ||
               (*m = (struct md_converter_mark){0}, bold_line(text, i, m)) ||
               (*m = (struct md_converter_mark){0}, marked_stop(text, i, m));
    default:
        return false;
    }
}

size_t md_converter_attributes(struct str s)
{
    size_t from = s.n;
    if (!str_ends(s, STR("}")))
        return 0;
    while (from && s.n - from < TARGET && s.p[from] != '{')
        from--;
    if (!from || !is_blank(s.p[from - 1]) || attributes_at(s, from) != s.n - from)
        return 0;
    while (from && is_blank(s.p[from - 1]))
        from--;
    return s.n - from;
}

size_t md_converter_quote(struct str line)
{
    size_t n = 0, end;
    while (str_at(line, n) == '>' || (n && is_blank(str_at(line, n))))
        n++;
    for (end = n; is_digit(str_at(line, end)) || str_at(line, end) == ','; end++)
        ;
    return end > n && str_at(line, end) == '%' ? 0 : n; /* "> 90%" is a sign of mathematics */
}

void md_converter_metadata(struct str line, struct source_blocks *out)
{
    size_t colon = str_find(line, STR(":"), 0);
    if (colon == (size_t)-1)
        return;
    struct str key = str_slice(line, 0, colon),
               value = str_trim(str_slice(line, colon + 1, line.n));
    struct date date;
    char quote = str_at(value, 0);
    if ((quote == '"' || quote == '\'') && value.n > 1 && value.p[value.n - 1] == quote)
        value = str_slice(value, 1, value.n - 1);
    if (str_is(key, "title"))
        out->title = value;
    else if (str_is(key, "date") && date_read(value, &date) && date.day)
        out->date = value;
}

/* "[image1]: <data:...>": a target that links and pictures name (CommonMark 0.31, 4.7). */
static bool is_definition(struct str line)
{
    static const char *const starts[] = {"<", "http:", "https:", "data:", "mailto:", "#"};
    size_t end = str_at(line, 0) == '[' ? md_closing(line, 0, LABEL) : line.n;
    if (end >= line.n || str_at(line, 1) == '^' || str_at(line, end + 1) != ':')
        return false;
    struct str rest = str_trim(str_slice(line, end + 2, line.n));
    bool alone = !memchr(rest.p, ' ', rest.n);
    for (size_t i = 0; alone && i < sizeof starts / sizeof *starts; i++)
        if (str_starts(rest, str_of(starts[i])))
            return true;
    return false;
}

bool md_converter_form(struct str line)
{
    struct html_tag t;
    size_t n;
    line = str_trim(line);
    if (is_definition(line) || md_raw_form(line) || str_starts(line, STR(":::")) ||
        str_is(line, "&nbsp;") || str_is(line, "|") ||
        (str_starts(line, STR("---|")) && md_delimiter_row(line)))
        return true; /* the last two of no table: html2text's, of cells with paragraphs */
    bool tags = false;
    while ((n = html_tag_read(line, &t)) && html_tag_known(&t) && !html_tag_is(&t, "table")) {
        tags = true;
        line = str_trim(str_slice(line, n, line.n));
    }
    return tags && !line.n;
}
