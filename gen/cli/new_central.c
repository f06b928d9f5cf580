/* The first profile of a paper: see new_central.h. */
#include "cli/new_central.h"

#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/project.h"
#include "lexicon/lexicon.h"
#include "markdown/md_write.h"
#include "merge/overlay/rebase.h"
#include "read/read.h"
#include "transfer/begin.h"
#include "write/profile_xml.h"

struct central_text {
    const char *id;
    const char *path;    /* where it is to be written; NULL where it is there already */
    struct str markdown; /* owned by the arena */
    struct doc *doc;     /* as a build will read it */
};

/* "43-nq-tw" of "43-NQ/TW"; of a paper without a figure in its number, by the name of its file. */
static const char *id_of_paper(struct arena *a, struct str number, const char *file)
{
    struct letter_key key = letter_key(a, number);
    struct buf id = {0};
    bool figure = false;
    for (size_t i = 0; i < key.n; i++) {
        char c = key.text[i];
        figure |= is_digit(c);
        if (is_digit(c) || (c >= 'A' && c <= 'Z'))
            buf_char(&id, (char)(is_digit(c) ? c : c - 'A' + 'a'));
        else if (id.n && id.p[id.n - 1] != '-')
            buf_char(&id, '-');
    }
    while (id.n && id.p[id.n - 1] == '-')
        id.n--;
    if (figure)
        return buf_take(&id, a).p;
    buf_free(&id);
    return project_id_of(a, file, WORDS_ID_OF_CENTRAL);
}

static struct str markdown_of(struct arena *a, const struct doc *d)
{
    struct buf text = {0};
    write_md(d, &text);
    return buf_take(&text, a);
}

/* Are they sources/central/ID of one root; a file of a later root is hidden by the new one. */
static bool same_root(const char *path, const char *other)
{
    return !strncmp(path, other, strlen(path) - strlen("md"));
}

/* Another paper of the id: numbers begin anew each year or term, so the year parts them. */
static const char *id_of_year(struct arena *a, const char *id, const struct doc *given,
                              const struct doc *there)
{
    bool other =
        given->date.n >= strlen("YYYY") && there->date.n && !str_eq(given->date, there->date);
    return other ? str_format(a, "%s-%.4s", id, given->date.p).p : NULL;
}

/* The paper under that id: there already, with the same text, or to be written. Where the id has
 * another text, *year is the next one to try, or NULL. */
static bool take_id(struct arena *a, struct project *p, const struct doc *given,
                    struct central_text *c, const char **there, const char **year)
{
    *year = NULL;
    c->path = project_central_path(p, c->id, there);
    c->doc = *there ? read_file(a, *there) : NULL;
    if (c->doc && str_eq(markdown_of(a, c->doc), c->markdown)) {
        c->path = NULL;
        return true;
    }
    bool same = *there && same_root(c->path, *there);
    if (c->doc && same)
        *year = id_of_year(a, c->id, given, c->doc);
    doc_free(c->doc);
    c->doc = NULL;
    if (same)
        return false;
    const struct source *source = source_from(a, c->path, c->markdown);
    c->doc = source ? read_markdown(source) : NULL;
    return c->doc != NULL;
}

/* The paper in the form in which a build will read it; false after diagnostics. */
static bool take_central(struct arena *a, struct project *p, const char *file,
                         struct central_text *c)
{
    struct doc *given = read_file(a, file);
    const char *there = NULL, *year = NULL;
    if (!given)
        return false;
    c->id = id_of_paper(a, given->number, file);
    c->markdown = markdown_of(a, given);
    bool taken = take_id(a, p, given, c, &there, &year);
    if (!taken && year) {
        c->id = year;
        taken = take_id(a, p, given, c, &there, &year);
    }
    if (!taken && there)
        diag_file(MSG_BEGIN_OTHER_CENTRAL, file, there, there);
    doc_free(given);
    return taken;
}

/* All files or none: the profile, the text that it was written against, and that text as central
 * one. */
static bool write_all(struct arena *a, const char *path, struct str profile,
                      const struct central_text *c)
{
    struct output *output = output_new(NULL);
    if (output_stage(output, path, profile) &&
        output_stage(output, project_base_path(a, path), c->markdown) &&
        (!c->path || output_stage(output, c->path, c->markdown)))
        return output_commit(output) && (format_written(path, 0), true);
    output_discard(output);
    return false;
}

static int begin(struct arena *a, struct project *p, const struct new_central *n,
                 const struct central_text *c)
{
    const char *kind = n->kind ? n->kind : project_plan_kind(p, c->doc);
    struct begin in = {.central = c->doc,
                       .id = n->id,
                       .kind = kind,
                       .central_id = c->id,
                       .place = n->place,
                       .style = project_style(p, kind)};
    if (!in.style)
        return STATUS_BAD;
    struct begun made = begin_profile(a, &in);
    if (!made.clauses) {
        diag_file(MSG_BEGIN_NO_CLAUSES, n->central);
        return STATUS_BAD;
    }
    struct buf bytes = {0};
    struct profile profile = *made.profile;
    rebase_list(a, c->doc, &profile);
    write_profile_remarked(&profile, made.remarks, &bytes);
    bool good = write_all(a, n->path, buf_view(&bytes), c);
    buf_free(&bytes);
    if (!good)
        return STATUS_MACHINE;
    diag_file(MSG_BEGIN_DONE, n->path, made.clauses, made.omitted, made.tasks);
    if (made.other_rows)
        diag_file(MSG_BEGIN_ROWS, n->central, made.other_rows);
    return STATUS_OK;
}

int new_from_central(struct arena *a, struct project *p, const struct new_central *n)
{
    struct central_text c = {0};
    int status = STATUS_BAD;
    if (take_central(a, p, n->central, &c))
        status = begin(a, p, n, &c);
    doc_free(c.doc);
    return status;
}
