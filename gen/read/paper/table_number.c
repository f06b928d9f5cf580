/* Numbers in cells: see table_number.h. */
#include "read/paper/table_number.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

bool table_number_plain(const char *s)
{
    size_t n = strspn(s, "0123456789");
    return n && n <= 4 && (!s[n] || !strcmp(s + n, "."));
}

bool table_number_of_column(const char *s, unsigned number)
{
    char plain[16], bracket[16];
    snprintf(plain, sizeof plain, "%u", number);
    snprintf(bracket, sizeof bracket, "(%u)", number);
    size_t n = !strncmp(s, bracket, strlen(bracket)) ? strlen(bracket)
               : !strncmp(s, plain, strlen(plain))   ? strlen(plain)
                                                     : 0;
    s += n;
    s += n && *s == '.' && !s[1];
    s += *s == ' ';
    return n && (!*s || (*s == '=' && !s[strspn(s, "=0123456789()+-*/:x% ")]));
}

bool table_number_year(const char *s)
{
    return strlen(s) == 4 && (!strncmp(s, "19", 2) || !strncmp(s, "20", 2)) &&
           table_number_plain(s);
}

bool table_number_amount(const char *s)
{
    return is_digit(*s) && !s[strspn(s, "0123456789.,%")] && !table_number_year(s);
}
