/* A plan of a build as a preview shows it: its pages, comparison and sources. */
#ifndef CLI_PREVIEW_H
#define CLI_PREVIEW_H

#include "cli/build_plan.h"
#include "serve/preview.h"
#include "write/svg/svg_write.h"

/* Of the plan of the profile at that path; id: of it in addresses. NULL after diagnostics. Fonts
 * that its pages need are added to those that are used. */
struct preview *preview_make(struct build *, const char *path, const char *id, struct form_fonts *,
                             struct svg_fonts *used);

#endif
