/* The time that SOURCE_DATE_EPOCH fixes, so that two builds give the same bytes. */
#ifndef CLI_BUILD_DATE_H
#define CLI_BUILD_DATE_H

#include <stdbool.h>

#include "base/text.h"

enum { BUILD_DATE_SIZE = 32 };

/* "2023-11-14T22:13:20Z" in out, or unset where it is unset or nonsense. */
struct str build_date_time(char out[BUILD_DATE_SIZE]);

/* False after a diagnostic: SOURCE_DATE_EPOCH is set, and no time of the years 1970 to 9999. */
bool build_date_check(void);

/* The date of SOURCE_DATE_EPOCH, or else today's, "2023-11-14"; "" where there is none. */
const char *build_date_today(char out[BUILD_DATE_SIZE]);

#endif
