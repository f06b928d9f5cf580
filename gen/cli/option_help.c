/* Options as the help has them: see option_help.h. */
#include "cli/option_help.h"

#include <string.h>

#include "base/mem.h"

enum { INDENT = 2, GAP = 2 /* blanks before an option, and before its text at least */ };

/* Is the line the first of an entry; one of its further lines has more blanks before it. */
static bool opens_entry(struct str line)
{
    return line.n > INDENT && line.p[0] == ' ' && line.p[1] == ' ' && line.p[INDENT] != ' ';
}

static struct option_help entry_of(struct str line)
{
    struct option_help h = {0};
    size_t gap = str_find(line, STR("  "), INDENT);
    struct str head = str_trim(str_slice(line, 0, gap < line.n ? gap : line.n));
    h.name = str_word(&head);
    h.value = str_trim(head);
    h.text = gap < line.n ? str_trim(str_slice(line, gap + GAP, line.n)) : STR("");
    return h;
}

/* Lines joined by blanks. */
static struct str joined(struct arena *a, struct str first, struct str second)
{
    return str_format(a, "%.*s%s%.*s", STR_ARG(first), first.n && second.n ? " " : "",
                      STR_ARG(second));
}

struct option_helps option_help_read(struct arena *a, const char *text)
{
    struct option_helps all = {.before = STR(""), .after = STR("")};
    vec(struct option_help) list = {0};
    struct str title = STR("");
    bool open = false;
    for (struct str rest = str_of(text); rest.n;) {
        struct str line = str_line(&rest);
        if (opens_entry(line)) {
            *vec_push(&list) = entry_of(line);
            open = true;
        } else if (open && line.n && line.p[0] == ' ')
            list.at[list.n - 1].text = joined(a, list.at[list.n - 1].text, str_trim(line));
        else if (list.n) {
            all.after = joined(a, all.after, str_trim(line));
            open = false;
        } else { /* the last line before the list is its title */
            all.before = joined(a, all.before, title);
            title = str_trim(line);
        }
    }
    if (!list.n)
        all.before = joined(a, all.before, title);
    vec_move(a, &list, all.at, all.n);
    return all;
}

struct str option_help_choices(struct arena *a, struct str value)
{
    struct buf words = {0};
    bool several = false;
    for (size_t i = 0; i < value.n; i++) {
        bool parts = value.p[i] == '|' || value.p[i] == ',';
        if (value.p[i] >= 'A' && value.p[i] <= 'Z')
            several = false, i = value.n;
        else
            several |= parts;
        if (i < value.n)
            buf_char(&words, parts ? ' ' : value.p[i]);
    }
    struct str list = buf_take(&words, a);
    return several ? list : STR("");
}
