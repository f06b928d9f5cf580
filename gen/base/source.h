/*
 * Sources: the bytes of an input file, and places in it.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* A place: byte offset into a source. {NULL, 0} is "no place". Units and runs have one each, so it
 * takes 12 bytes, not 16: texts are far shorter than 4 GB (base/limits.def). */
struct pos {
    const struct source *source;
    uint32_t at;
} __attribute__((packed, aligned(4)));

/* A word of a text that optical recognition made, which was not read with confidence. */
struct uncertain_word {
    size_t at;             /* byte of the text */
    unsigned page, height; /* from 1; mm from the top of the page */
};

enum source_format {
    SOURCE_FORMAT_TEXT,
    SOURCE_FORMAT_DOCX,
    SOURCE_FORMAT_PDF,
    SOURCE_FORMAT_PICTURE
};

/*
 * Valid UTF-8 in NFC, without a byte order mark, CRLF kept as it is; what else ends lines is
 * "\n" (source_read.c). Offsets are those of this text.
 */
struct merged_place {
    unsigned line, column; /* from 1; from 0 */
};

struct source {
    struct arena *arena; /* owns it */
    const char *name;    /* as the user gave it; "-" is standard input */
    struct str text;
    const uint32_t *line_at; /* offset of the first byte of each line */
    size_t lines;
    bool composed;        /* the file was not in NFC; offsets are those of the composed text */
    char file_digest[65]; /* "" where the text is the file's bytes: ask source_sha256() */
    unsigned number;      /* of the sources of this run, from 1: no two have the same */
    enum source_format format;
    struct str raw; /* the file's bytes, where the format is not text; text is unset then */
    bool printed;   /* laid out by read/pdf: no mark-up, and tabs are in rows of tables alone */
    bool changes_rejected;                  /* of a Word file: read as before its tracked changes */
    bool recognised;                        /* some of its pages were read from pictures */
    const struct uncertain_word *uncertain; /* of these, in order */
    size_t uncertain_count;
    const size_t
        *notes; /* bytes of the text where notes begin below a rule at the foot of a page */
    size_t note_count;
    /* Cells of ruled tables, empty and drawn as one with the cell above: by line, then column. */
    const struct merged_place *merged;
    size_t merged_count;
    /* Of a text that the program made: where a byte of it comes from. NULL for files. */
    struct pos (*origin)(const void *origins, size_t at);
    const void *origins;
};

/* Of the file's bytes as read, lower-case hexadecimal with a NUL; "" of no source (NULL). */
void source_sha256(const struct source *, char out[65]);

#define POS_NONE ((struct pos){NULL, 0})
/* The place in a file that a place in a text made by the program comes from. */
struct pos pos_origin(struct pos);
struct pos pos_after_blanks(struct pos); /* of ASCII, line ends included */

size_t pos_line(struct pos);                                /* 1-based */
size_t pos_column(struct pos);                              /* 1-based, in characters */
struct str source_line(const struct source *, size_t line); /* without its line end */
/* Is the empty cell of a ruled table drawn as one with that above it. */
bool source_is_merged(const struct source *, size_t line, size_t column);
struct pos source_pos(const struct source *, size_t line, size_t byte_column); /* both 1-based */

/*
 * Reads a whole file ("-": standard input). Owned by the arena. NULL after a diagnostic when it
 * cannot be used: missing, a directory, empty, over the size limits, not UTF-8, NUL bytes inside.
 */
struct source *source_open(struct arena *, const char *path);
/* Says that a file cannot be read, by errno; without memory the program ends. */
void source_unreadable(const char *path);
/* For files that are not given on the command line: a pipe in the place of one would be waited for
 * without end. False after a diagnostic. */
bool source_is_no_pipe(const char *path);
/*
 * The same for a paper, which may also be a Word or PDF file: these keep their bytes for the reader
 * of that format. Formats that are not read are named, with the way out.
 */
struct source *source_open_paper(struct arena *, const char *path);
/* How tracked changes of the Word files opened from now on are read: "accepted" (from the start),
 * "rejected". False for another word. */
bool source_set_changes(const char *how);
/* The encoding of the papers opened from now on (base/encoding.h); not set, UTF-16 and windows-1258
 * are recognised, and older ones are refused by name. False for an unknown name. */
bool source_set_encoding(const char *name);
/* Appends both, for digests of what is made of papers. */
void source_settings(struct buf *);
/*
 * Text of a paper in UTF-8, in the arena: converted from an older encoding where that was asked for
 * (source_set_encoding), or where it is certain. Unset after a diagnostic.
 */
struct str source_decode(struct arena *, const char *path, struct str bytes);
/* The text that a reader made of a file in another format: same name, digest and
 * owner. */
struct source *source_made(const struct source *file, struct str text);
/* The same checks on bytes in memory; name is borrowed, bytes are copied. */
struct source *source_from(struct arena *, const char *name, struct str bytes);

#endif
