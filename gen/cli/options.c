/* Options: see options.h. */
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/diag.h"

/* Takes the value of an option, from the same word or the next. */
static bool take_option(int argc, char **argv, int *i, const struct option *o)
{
    const char *word = argv[*i], *equals = strchr(word, '='), *value = equals ? equals + 1 : NULL;
    size_t n = equals ? (size_t)(equals - word) : strlen(word);
    while (o->name && (strlen(o->name) != n || strncmp(o->name, word, n)))
        o++;
    if (!o->name || (o->flag && !o->value && equals)) {
        diag(MSG_USAGE_OPTION, POS_NONE, word);
        return false;
    }
    bool takes = !o->flag || (o->value && *i + 1 < argc && is_digit(argv[*i + 1][0]));
    if (takes && !value && *i + 1 < argc)
        value = argv[++*i];
    if (o->flag)
        *o->flag = true;
    if (value && o->value)
        *o->value = value;
    else if (value)
        *vec_push(o->values) = value;
    else if (!o->flag)
        diag(MSG_USAGE_NO_VALUE, POS_NONE, word);
    return o->flag || value;
}

bool options_read(int argc, char **argv, const struct option *options,
                  struct option_values *operands)
{
    bool good = true, only_operands = false;
    for (int i = 1; i < argc; i++) {
        if (!only_operands && !strcmp(argv[i], "--"))
            only_operands = true;
        else if (only_operands || argv[i][0] != '-' || !argv[i][1])
            *vec_push(operands) = argv[i];
        else
            good &= take_option(argc, argv, &i, options);
    }
    return good;
}

bool options_number(const char *name, const char *text, long least, long most, long *out)
{
    char range[64], *end;
    if (!text)
        return true;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (!errno && *text && !*end && value >= least && value <= most) {
        *out = value;
        return true;
    }
    snprintf(range, sizeof range, "%ld .. %ld", least, most);
    diag(MSG_USAGE_VALUE, POS_NONE, name, text, range);
    return false;
}

bool options_date(const char *name, const char *text)
{
    struct date date;
    if (!text || (date_read(str_of(text), &date) && date.day))
        return true;
    diag(MSG_USAGE_VALUE, POS_NONE, name, text, "YYYY-MM-DD");
    return false;
}
