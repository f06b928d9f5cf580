/* Options: see options.h. */
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/diag.h"

static const struct option *find(const struct option *options, const char *word, size_t n)
{
    for (; options->name; options++)
        if (strlen(options->name) == n && !strncmp(options->name, word, n))
            return options;
    return NULL;
}

static bool take(const struct option *o, const char *value)
{
    if (o->flag)
        *o->flag = true;
    else if (o->value)
        *o->value = value;
    else
        *vec_push(o->values) = value;
    return true;
}

static bool take_option(int argc, char **argv, int *i, const struct option *options)
{
    const char *word = argv[*i], *equals = strchr(word, '=');
    size_t n = equals ? (size_t)(equals - word) : strlen(word);
    const struct option *o = find(options, word, n);
    if (!o || (o->flag && equals)) {
        diag(MSG_USAGE_OPTION, POS_NONE, word);
        return false;
    }
    if (o->flag)
        return take(o, NULL);
    if (equals)
        return take(o, equals + 1);
    if (*i + 1 < argc)
        return take(o, argv[++*i]);
    diag(MSG_USAGE_NO_VALUE, POS_NONE, word);
    return false;
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
