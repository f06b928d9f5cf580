/* The form of a printed paper: see check.h. */
#include "check/check.h"

#include "check/check_int.h"

size_t check_form(const struct doc *doc, const struct printed_pages *pages,
                  const struct style *style, const char *name)
{
    struct checker c = {
        .arena = arena_new(), .doc = doc, .pages = pages, .style = style, .name = name};
    check_parts(&c);
    check_edges(&c);
    check_doubtful(&c);
    check_letters(&c);
    check_lines(&c);
    check_places(&c);
    check_numbers(&c);
    check_wording(&c);
    size_t count = c.findings.n; /* what follows is noted, and no breach */
    check_consistency(&c);
    findings_report(&c);
    vec_free(&c.parts);
    vec_free(&c.rows);
    vec_free(&c.findings);
    arena_free(c.arena);
    return count;
}
