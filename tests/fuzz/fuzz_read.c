/*
 * Random bytes through every reader and every writer (libFuzzer; make fuzz). FUZZ_TARGET names one
 * reader; with "read" each input goes through all. What is claimed: nothing crashes; every document
 * keeps the invariants of model/doc.h; no letter is lost and every line with text belongs to a
 * unit; what is written can be read; what is written as Akoma Ntoso is read as the same tree.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/doc_checks.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "model/doc.h"
#include "read/akn/akn.h"
#include "read/own_clauses.h"
#include "read/read.h"
#include "write/akn/akn_write.h"
#include "markdown/md_write.h"
#include "write/tree_dump.h"
#include "write/units_json.h"

typedef struct doc *reader(const struct source *);

static const struct {
    const char *name;
    reader *read;
    bool complete; /* every line is kept; a fragment may hold neither tables nor comments */
} readers[] = {{"read", read_document, true},
               {"text", read_text, true},
               {"markdown", read_markdown, true},
               {"markdown", read_fragment, false},
               {"akn", read_akn, false}};

static const struct {
    void (*write)(const struct doc *, struct buf *);
    reader *read; /* reads what was written, or NULL */
    bool exact;   /* the same tree */
} writers[] = {{write_md, read_markdown, false},
               {write_akn, read_akn, true},
               {write_tree, NULL, false},
               {write_tree_bare, NULL, false},
               {write_units, NULL, false}};

static FILE *nowhere;

static void claim(bool holds, const char *what, struct str where)
{
    if (holds)
        return;
    fprintf(stderr, "broken: %s\n%.*s\n", what, STR_ARG(where));
    abort();
}

/* Letters beyond ASCII: no mark-up is made of them. */
static size_t letters(struct str s)
{
    size_t count = 0, n;
    uint32_t cp;
    for (; (n = utf8_next(s, &cp)); s = str_slice(s, n, s.n))
        count += cp >= 0x80 && cp_is_letter(cp);
    return count;
}

static size_t letters_between(struct str s, struct str open, struct str close)
{
    size_t count = 0, at;
    while ((at = str_find(s, open, 0)) != (size_t)-1) {
        s = str_slice(s, at + open.n, s.n);
        size_t end = str_find(s, close, 0), feed = str_find(s, STR("\n"), 0);
        if (end < feed)
            count += letters(str_slice(s, 0, end));
    }
    return count;
}

/* Names of notes, "[^name]", targets of links, "[text](target)", and what a picture is called are
 * mark-up. */
static size_t letters_of_names(struct str s)
{
    return letters_between(s, STR("[^"), STR("]")) + letters_between(s, STR("]("), STR(")")) +
           letters_between(s, STR("!["), STR("]")) + letters_between(s, STR("]["), STR("]"));
}

/* Letters that no mark-up is made of. */
static bool has_text(struct str line)
{
    return letters(line) > letters_of_names(line);
}

static void claim_complete(const struct doc *d, const struct source *source)
{
    size_t count = 0;
    bool *covered = mem_zalloc(source->lines + 1);
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        count += letters(n->label);
        for (const struct run *r = n->runs; r; r = r->next)
            count += letters(r->text);
        for (size_t i = 0; i < n->line_count; i++)
            covered[node_lines(n)[i] <= source->lines ? node_lines(n)[i] : 0] = true;
    }
    claim(!covered[0], "a line that the source does not have", source->text);
    for (size_t i = 1; i <= source->lines; i++)
        claim(covered[i] || !has_text(source_line(source, i)), "a line in no unit",
              source_line(source, i));
    /* comments within a line are left out */
    claim(count + letters_of_names(source->text) >= letters(source->text) ||
              str_find(source->text, STR("<!--"), 0) != (size_t)-1,
          "letters are lost", source->text);
    free(covered);
}

/* Nothing in it that XML has no room for: control characters, very deep nesting. */
static bool fits_xml(const struct doc *d)
{
    enum { DEEPEST = 60 }; /* of the 256 elements that libxml2 nests, a note takes several */
    bool fits = true;
    for (const struct node *n = d->root; fits && n; n = node_next(n, d->root)) {
        size_t depth = 0;
        for (const struct node *up = n; up; up = up->parent)
            depth++;
        fits = depth < DEEPEST && xml_can_hold(n->label);
        for (const struct run *r = n->runs; fits && r; r = r->next)
            fits = xml_can_hold(r->text);
    }
    return fits;
}

/* What a writer printed must be fit to be read again; same is the tree that must come, or NULL. */
static void read_again(struct str bytes, const char *name, reader *read, const struct doc *same)
{
    struct arena *a = arena_new();
    struct buf difference = {0};
    const struct source *source = bytes.n ? source_from(a, name, bytes) : NULL;
    struct doc *d = source ? read(source) : NULL;
    const char *what = NULL;
    if (d)
        claim(doc_verify(d, &what), what, bytes);
    if (same) {
        claim(d, "what was written is not read", bytes);
        claim(doc_equal(same, d, &difference), "another tree", buf_view(&difference));
    }
    buf_free(&difference);
    doc_free(d);
    arena_free(a);
}

static void write_all(const struct doc *d)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        struct buf out = {0};
        writers[i].write(d, &out);
        if (writers[i].read)
            read_again(buf_view(&out), "again", writers[i].read,
                       writers[i].exact && fits_xml(d) ? d : NULL);
        buf_free(&out);
    }
}

static bool is_wanted(const char *name)
{
    const char *target = getenv("FUZZ_TARGET");
    return !target || !strcmp(target, "read") || !strcmp(target, name);
}

/* XML is known by its head (read.c) and gives no account of lines. */
static bool looks_like_xml(struct str text)
{
    return str_starts(str_trim(text), STR("<?xml")) ||
           str_find(text, STR("akomaNtoso"), 0) != (size_t)-1;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena *a = arena_new();
    const struct source *source = source_from(a, "fuzz", (struct str){(const char *)bytes, n});
    for (size_t i = 0; source && i < sizeof readers / sizeof *readers; i++) {
        struct doc *d = is_wanted(readers[i].name) ? readers[i].read(source) : NULL;
        const char *what = NULL;
        if (!d)
            continue;
        claim(doc_verify(d, &what), what, source->text);
        if (readers[i].complete && !looks_like_xml(source->text))
            claim_complete(d, source);
        write_all(d);
        doc_free(d);
    }
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    if (nowhere)
        diag_print(nowhere); /* empties the log */
    arena_free(a);
    return 0;
}
