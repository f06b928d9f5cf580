/* Addresses: see form_web.h. */
#include "form/form_web.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"

/* The characters of RFC 3986, 2, without those that stand around an address in a text: ' ( ) [ ] */
static bool is_of_address(char c)
{
    return is_letter(c) || is_digit(c) || (c && strchr("-._~:/?#@!$&*+,;=%", c));
}

/* Of a name before "@", as people have them, and of a host after it. */
static bool is_of_name(char c)
{
    return is_letter(c) || is_digit(c) || (c && strchr("._%+-", c));
}

static bool is_of_host(char c)
{
    return is_letter(c) || is_digit(c) || c == '.' || c == '-';
}

static size_t trimmed(struct str text, size_t from, size_t to)
{
    while (to > from && strchr(".,;:!?-&*", text.p[to - 1]))
        to--;
    return to;
}

/* Has the host at [from, to) two parts at least, none of them empty, the last of letters. */
static bool is_host(struct str text, size_t from, size_t to)
{
    size_t part = 0, parts = 1;
    bool letters = true;
    for (size_t i = from; i < to; i++) {
        if (text.p[i] == '.' && !part)
            return false;
        letters = text.p[i] == '.' ? true : letters && is_letter(text.p[i]);
        parts += text.p[i] == '.';
        part = text.p[i] == '.' ? 0 : part + 1;
    }
    return parts > 1 && part > 1 && letters;
}

/* An address of the web at offset at, or none. */
static bool read_web(struct arena *a, struct str text, size_t at, struct web_address *found)
{
    static const char *const heads[] = {"https://", "http://", "www."};
    size_t i = 0, end = at, host, most = sizeof heads / sizeof *heads;
    while (i < most &&
           (text.n - at < strlen(heads[i]) || strncasecmp(text.p + at, heads[i], strlen(heads[i]))))
        i++;
    if (i == most || (at && is_of_name(text.p[at - 1])))
        return false;
    while (end < text.n && is_of_address(text.p[end]))
        end++;
    end = trimmed(text, at, end);
    host = at + (i + 1 < most ? strlen(heads[i]) : 0);
    size_t to = host;
    while (to < end && is_of_host(text.p[to]))
        to++;
    if (!is_host(text, host, to))
        return false;
    struct str own = str_slice(text, at, end);
    *found = (struct web_address){at, end,
                                  i + 1 < most ? own : str_format(a, "http://%.*s", STR_ARG(own))};
    return true;
}

/* An address of mail whose "@" is at that offset, or none; from: what is before is taken. */
static bool read_mail(struct arena *a, struct str text, size_t from, size_t at,
                      struct web_address *found)
{
    size_t begin = at, end = at + 1;
    while (begin > from && is_of_name(text.p[begin - 1]))
        begin--;
    while (begin < at && strchr(".%+-", text.p[begin]))
        begin++;
    while (end < text.n && is_of_host(text.p[end]))
        end++;
    end = trimmed(text, at + 1, end);
    if (begin == at || !is_host(text, at + 1, end))
        return false;
    struct str own = str_slice(text, begin, end);
    *found = (struct web_address){begin, end, str_format(a, "mailto:%.*s", STR_ARG(own))};
    return true;
}

/* Do two letters begin an address of the web, "ht" or "ww": most texts have none. */
static bool begins_web(char one, char two)
{
    one |= 32;
    two |= 32;
    return (one == 'h' && two == 't') || (one == 'w' && two == 'w');
}

bool form_next_address(struct arena *a, struct str text, size_t from, struct web_address *found)
{
    for (size_t at = from; at < text.n; at++) {
        char c = text.p[at];
        if (at + 1 < text.n && begins_web(c, text.p[at + 1]) && read_web(a, text, at, found))
            return true;
        if (c == '@' && read_mail(a, text, from, at, found))
            return true;
    }
    return false;
}
