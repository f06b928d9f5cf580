/* Marks at the front of lines: see scan_marks.h. */
#include "read/scan/scan_marks.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/list_mark.h"
#include "markdown/html_tag.h"
#include "read/scan/scan_inline.h"

bool scan_is_rule(struct str s)
{
    static const char *const marks[] = {"-", "*", "_", "=", "~", "–", "—", "\\*", "\\-", "\\_"};
    size_t count = 0, stars = 0, at = 0;
    if (str_is(s, "|"))
        return true;
    while (at < s.n) {
        size_t was = at;
        for (size_t i = 0; at == was && i < sizeof marks / sizeof *marks; i++)
            if (str_starts(str_slice(s, at, s.n), str_of(marks[i]))) {
                at += strlen(marks[i]);
                stars += marks[i][strlen(marks[i]) - 1] == '*';
                count++;
            }
        if (at == was && s.p[at] == ' ')
            at++;
        if (at == was)
            return false;
    }
    return count >= 3 || (stars && stars == count);
}

bool scan_is_delimiters(struct str s)
{
    bool dash = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("|-: \t", s.p[i]))
            return false;
        dash |= s.p[i] == '-';
    }
    return dash;
}

size_t scan_bullet_mark(struct str s, struct str *mark)
{
    size_t escape = s.n && s.p[0] == '\\';
    size_t sign = list_mark_length(str_slice(s, escape, s.n)), n = escape + sign;
    if (!sign)
        return 0;
    uint32_t c = utf8_first(str_slice(s, n, s.n), ' ');
    bool opens = s.p[escape] != '*' && (cp_is_upper(c) || c == '*' || c == '"' || c == 0x201C);
    if (!cp_is_space(c) && !opens)
        return 0;
    *mark = str_slice(s, escape, n);
    return n;
}

bool scan_begins_clause(struct str s)
{
    char head[24];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < sizeof head; i++)
        if (s.p[i] != '*' && s.p[i] != '\\')
            head[n++] = s.p[i];
    struct str text = {head, utf8_check((struct str){head, n})};
    return label_read(text).class != LABEL_NONE;
}

size_t scan_block_tags(struct str s)
{
    static const char *const names[] = {"p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6"};
    size_t at = 0, n;
    struct html_tag tag;
    while ((n = html_tag_read(str_slice(s, at, s.n), &tag))) {
        size_t i = 0;
        while (i < sizeof names / sizeof *names && !html_tag_is(&tag, names[i]))
            i++;
        if (i == sizeof names / sizeof *names || at + n == s.n)
            break;
        at += n;
    }
    return at;
}

/* "[^1]:", after which some readers write the raised mark once more: "[^0]: ${ }^{1}$". */
static size_t bracket_start(struct arena *a, struct str s, struct str *mark)
{
    enum { LONGEST = 32 };
    size_t close = str_find(str_slice(s, 0, LONGEST), STR("]:"), 2);
    if (!str_starts(s, STR("[^")) || close == (size_t)-1)
        return 0;
    *mark = str_slice(s, 2, close);
    struct str again, rest = str_slice(s, close + 2, s.n), text = str_trim(rest);
    size_t n = scan_inline_raised(a, text, &again);
    if (n)
        *mark = again;
    return mark->n ? close + 2 + (n ? (size_t)(text.p - rest.p) + n : 0) : 0;
}

size_t scan_note_mark(struct arena *a, struct str s, bool printed, struct str *mark)
{
    size_t end = bracket_start(a, s, mark), raised = end ? 0 : scan_inline_raised(a, s, mark);
    uint32_t c = utf8_first(str_slice(s, raised, s.n), ' ');
    bool stop = printed && (c == '.' || c == ')') && str_at(s, raised + 1) == ' ';
    if (raised && !cp_is_space(c) && !cp_is_letter(c) && !stop)
        return 0; /* a call before punctuation begins the second half of a sentence */
    end += raised;
    while (end && end < s.n && is_space(s.p[end]))
        end++;
    return end;
}
