/* build, as another command asks for it: see build.c. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include <stdbool.h>

#include "cli/format.h"
#include "cli/options.h"

struct build_options { /* what the command line asks for */
    const char *central, *out, *formats, *jobs, *draft, *date, *shard, *copy, *serve_port;
    struct option_values provinces;
    bool final, review, copy_review, watch, merge_back, discard_edits, one_file, attach_sources,
        rebuild, serve;
    unsigned port;               /* of --serve; 0: one that is free */
    const char *today;           /* ISO, in place of the date of the run; NULL: that date */
    size_t workers, part, parts; /* part 1 .. parts of the plans; parts 0: all */
    const struct output_format *outputs[FORMATS];
    size_t output_count;
};

/* Builds once; an exit status. */
int build_once(const struct build_options *);

#endif
