/* Raw pieces: see md_raw.h. */
#include "markdown/md_raw.h"

#include <string.h>

/* Bytes of a raw piece inside text, of the name of its form, of what a fence says of its lines. */
enum { PIECE = 300, FORM = 20, INFO = 40, FENCE = 3 };

static bool all_blank(struct str s)
{
    return !str_trim(s).n;
}

/* "```", "~~~", "``` {=html}", "```markdown": more words would be a text's. */
static bool is_fence(struct str line)
{
    size_t n = 0;
    char sign = str_at(line, 0);
    while (sign && strchr("`~", sign) && str_at(line, n) == sign)
        n++;
    struct str info = str_trim(str_slice(line, n, line.n));
    if (n < FENCE || info.n > INFO)
        return false;
    for (size_t i = 0; i < info.n; i++)
        if (is_space(info.p[i]) || info.p[i] == '`' || (info.p[i] & 0x80))
            return false;
    return true;
}

/* Bytes of "{...}" or "[...]" at i: what a command is given; 0: none. */
static size_t argument(struct str s, size_t i)
{
    char open = str_at(s, i), close = open == '{' ? '}' : ']';
    size_t n = i + 1;
    if (open != '{' && open != '[')
        return 0;
    while (str_at(s, n) && s.p[n] != close && !(s.p[n] & 0x80))
        n++;
    return str_at(s, n) == close ? n + 1 - i : 0;
}

/* Only commands of TeX that move what is printed: "\newpage", "\vspace{1cm}". */
static bool is_layout(struct str line)
{
    static const char *const commands[] = {
        "newpage",   "pagebreak",     "clearpage", "cleardoublepage", "vspace",
        "hspace",    "bigskip",       "medskip",   "smallskip",       "noindent",
        "pagestyle", "vfill",         "hfill",     "setcounter",      "begin",
        "end",       "thispagestyle", "newline",   "centering"};
    size_t i = 0;
    do {
        size_t from = i + 1, to = from;
        while (is_letter(str_at(line, to)))
            to++;
        if (str_at(line, i) != '\\' ||
            str_among(str_slice(line, from, to), commands) == sizeof commands / sizeof *commands)
            return false;
        to += str_at(line, to) == '*';
        for (size_t n; (n = argument(line, to));)
            to += n;
        while (is_blank(str_at(line, to)))
            to++;
        i = to;
    } while (i < line.n);
    return true;
}

/* Only tags, "<w:p><w:r>", and blanks; word: each with a prefix of Word's, as HTML has none. */
static bool only_tags(struct str s, bool word)
{
    while ((s = str_trim(s)).n) {
        size_t end = 1;
        bool prefix = false, name = true;
        char next = str_at(s, 1);
        if (*s.p != '<' || (next != '/' && next != '!' && !is_letter(next)))
            return false;
        for (; str_at(s, end) && s.p[end] != '>' && s.p[end] != '<'; end++) {
            name = name && !is_space(s.p[end]);
            prefix |= name && s.p[end] == ':';
        }
        if (str_at(s, end) != '>' || (word && !prefix))
            return false;
        s = str_slice(s, end + 1, s.n);
    }
    return true;
}

/* The piece that opens at i: its content and form; its length, 0: there is none. */
static size_t piece(struct str text, size_t i, struct str *content, struct str *form)
{
    struct str near = str_slice(text, 0, i + PIECE);
    size_t end = str_find(near, STR("`"), i + 1), to;
    if (str_at(text, i) != '`' || end == (size_t)-1 || end == i + 1 ||
        !str_starts(str_slice(near, end, near.n), STR("`{=")))
        return 0;
    for (to = end + 3; to - end < FORM && is_letter(str_at(text, to)); to++)
        ;
    if (str_at(text, to) != '}')
        return 0;
    *content = str_slice(text, i + 1, end);
    *form = str_slice(text, end + 3, to);
    return to + 1 - i;
}

static bool textless(struct str content, struct str form)
{
    return str_is(form, "tex") || str_is(form, "latex") ? is_layout(str_trim(content))
                                                        : only_tags(content, false);
}

bool md_raw_form(struct str line)
{
    struct str content, form;
    bool piece_alone = str_at(line, 0) == '`' && piece(line, 0, &content, &form) == line.n;
    return is_fence(line) || (str_at(line, 0) == '\\' && is_layout(line)) ||
           (str_at(line, 0) == '<' && !all_blank(line) && only_tags(line, true)) ||
           (piece_alone && textless(content, form));
}

size_t md_raw_mark(struct str text, size_t i, bool *close)
{
    struct str content, form;
    size_t n = piece(text, i, &content, &form), from = i;
    *close = false;
    if (n && str_is(form, "html"))
        return 1; /* its tags are read as others are */
    if (n)
        return textless(content, form) ? n : 0;
    while (from && i - from < PIECE && text.p[from - 1] != '`')
        from--;
    *close = from && (n = piece(text, from - 1, &content, &form)) && str_is(form, "html");
    return *close && from + content.n == i ? from - 1 + n - i : 0;
}
