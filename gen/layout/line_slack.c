/*
 * How a line is made as wide as its measure: its blanks first; where they would be wide, its
 * letters too. See paragraph.h.
 */
#include "layout/paragraph_box.h"

/*
 * Blanks that would be wider by more than FREE_PERCENT of their width leave that to the letters, up
 * to 0.8 % of the size for each, less than half of what pdfTeX gives them (microtype).
 */
enum { FREE_PERCENT = 20, LETTER_MILLIEMS = 8 };

int64_t line_letter_most(const struct paragraph *p, uint32_t run)
{
    return run < p->run_count ? (int64_t)p->runs[run].size * LETTER_MILLIEMS / 1000 : 0;
}

int64_t line_letters_take(int64_t slack, int64_t free, int64_t most)
{
    int64_t over = slack - free;
    return over <= 0 ? 0 : over < most ? over : most;
}

int paragraph_measure(const struct paragraph *p, const struct line *l, int measure)
{
    return measure - p->left - p->right - (l->from ? 0 : p->first);
}

/* What is missing in the line to its measure, or 0 where it is not justified. */
static int lacking(const struct paragraph *p, const struct line *l, int measure)
{
    int slack = paragraph_measure(p, l, measure) - l->width;
    if (p->align != JUSTIFIED || !l->elastic || (slack > 0 && l->last) ||
        slack > (int64_t)MOST_STRETCH * l->elastic)
        return 0;
    return slack < -l->elastic / SHRINK ? -l->elastic / SHRINK : slack;
}

int paragraph_letter(const struct paragraph *p, const struct line *l, int measure)
{
    int slack = lacking(p, l, measure), between = l->letters - 1;
    if (slack <= 0 || between < 1)
        return 0;
    return (int)(line_letters_take(slack, (int64_t)l->elastic * FREE_PERCENT / 100,
                                   line_letter_most(p, l->run) * between) /
                 between);
}

int paragraph_slack(const struct paragraph *p, const struct line *l, int measure)
{
    return lacking(p, l, measure) - paragraph_letter(p, l, measure) * (l->letters - 1);
}
