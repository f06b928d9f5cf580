/* SOURCE_DATE_EPOCH: see build_date.h and reproducible-builds.org/specs/source-date-epoch. */
#include "cli/build_date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/diag.h"

struct str build_date_time(char out[BUILD_DATE_SIZE])
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    time_t seconds = text ? (time_t)strtoll(text, &end, 10) : 0;
    struct tm utc;
    if (!text || end == text || *end || !gmtime_r(&seconds, &utc) || utc.tm_year > 8099)
        return STR_NONE;
    return (struct str){out, strftime(out, BUILD_DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

bool build_date_check(void)
{
    char out[BUILD_DATE_SIZE];
    const char *text = getenv("SOURCE_DATE_EPOCH");
    bool good = !text || !*text || (is_digit(*text) && build_date_time(out).n);
    if (!good)
        diag(MSG_USAGE_VALUE, POS_NONE, "SOURCE_DATE_EPOCH", text, "0 ... 253402300799");
    return good;
}

const char *build_date_today(char out[BUILD_DATE_SIZE])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm utc;
    if (!gmtime_r(&now, &utc) || !strftime(out, BUILD_DATE_SIZE, "%Y-%m-%d", &utc))
        strcpy(out, "");
    return out;
}
