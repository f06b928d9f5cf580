/* Limits: see limits.h. */
#include "base/limits.h"

#include "base/diag.h"

static const struct {
    const char *id;
    size_t most, divisor;
    const char *unit, *text[2];
} limits[] = {
#define LIMIT(id, most, divisor, unit, vi, en) {#id, most, divisor, unit, {vi, en}},
#include "base/limits.def"
#undef LIMIT
};

void limits_print(FILE *f)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        fprintf(f, "%-11s%9zu %-3s %s\n", limits[i].id, limits[i].most / limits[i].divisor,
                limits[i].unit, limits[i].text[diag_language()]);
}
