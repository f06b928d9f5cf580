/* build --merge-back: see merge_back.h. */
#include "cli/merge_back.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "derive/merge_back.h"
#include "markdown/md_write.h"
#include "read/own_clauses.h"
#include "read/read.h"
#include "write/profile_xml.h"

enum { MOST_UNITS = 300, SHOWN = 40 }; /* tried one by one: each is a build; bytes of a line */

struct merging {
    struct arena *arena;
    struct merge_back_run *run;
    struct plan_tools tools;
    struct project_kind templates;
    struct plan *built;
    struct doc *plan, *appendix;          /* as built, read again */
    struct doc *edited, *edited_appendix; /* as the files are */
    const struct source *source, *appendix_source;
    const char *paths[MERGE_BACK_FILES]; /* of the edited files; NULL for none */
    struct merge_back *back;
    struct merge_back_unit *units;
    size_t unit_count;
    struct buf bytes;                           /* of the profile that was tried last */
    struct written_file made[MERGE_BACK_FILES]; /* of the edited files, what it gives */
    size_t made_count;
    char text[DIGEST_SIZE]; /* of that profile's plan */
};

static const char *const names[MERGE_BACK_FILES] = {"plan.md", "appendix.md"};
static const char *const word_names[MERGE_BACK_FILES] = {"plan.docx", "appendix.docx"};

void merge_back_text(const struct plan *plan, char out[DIGEST_SIZE])
{
    struct buf text = {0};
    write_md(plan->plan, &text);
    if (plan->appendix)
        write_md(plan->appendix, &text);
    hash_sha256(buf_view(&text), out);
    buf_free(&text);
}

static struct doc *read_again(struct arena *a, const struct doc *d, const char *name,
                              struct str *text)
{
    struct buf bytes = {0};
    write_md(d, &bytes);
    const struct source *source = source_from(a, name, buf_view(&bytes));
    *text = buf_take(&bytes, a);
    return source ? read_markdown(source) : NULL;
}

/* What the sources make now must be what was written: edits are known against that alone. */
static bool is_as_written(struct merging *m, const char *path, struct str made)
{
    char digest[DIGEST_SIZE];
    struct str written = written_digest(m->arena, path);
    hash_sha256(made, digest);
    if (!written.n || str_is(written, digest))
        return true;
    diag_file(MSG_MERGE_BASE, path);
    return false;
}

/* The same of a Word file, whose bytes depend on the day on which it was made. */
static bool text_is_as_written(struct merging *m, const char *path)
{
    char digest[DIGEST_SIZE];
    struct str written = written_text(m->arena, written_record_path(m->arena, path));
    merge_back_text(m->built, digest);
    if (str_is(written, digest))
        return true;
    diag_file(MSG_MERGE_BASE, path);
    return false;
}

/* A Word file with its tracked changes accepted, as Markdown under its own name; what people wrote
 * beside the text is reported. */
static struct doc *read_word(struct merging *m, const char *path, const struct source **source)
{
    struct doc *word = text_is_as_written(m, path) ? read_file(m->arena, path) : NULL;
    if (!word)
        return NULL;
    struct buf bytes = {0};
    report_comments(word);
    write_md(word, &bytes);
    *source = source_from(m->arena, path, buf_take(&bytes, m->arena));
    doc_free(word);
    return *source ? read_markdown(*source) : NULL;
}

/* Is the file there, and edited. */
static bool is_edited(struct merging *m, const char *path)
{
    return !access(path, F_OK) && written_is_edited(m->arena, path);
}

/* File i as built and as it is; false after a diagnostic. Where nobody edited it they are equal. */
static bool read_sides(struct merging *m, size_t i, const struct doc *made, struct doc **built,
                       struct doc **edited, const struct source **source)
{
    const char *path = str_format(m->arena, "%s/%s", m->run->folder, names[i]).p;
    const char *word = str_format(m->arena, "%s/%s", m->run->folder, word_names[i]).p;
    bool by_hand = is_edited(m, path), in_word = is_edited(m, word);
    struct str text;
    *built = read_again(m->arena, made, names[i], &text);
    if (!*built)
        return false;
    if (by_hand && in_word) {
        diag_file(MSG_MERGE_TWO, word, path);
        return false;
    }
    m->paths[i] = in_word ? word : by_hand ? path : NULL;
    if (in_word)
        *edited = read_word(m, word, source);
    else if (by_hand) {
        *source = is_as_written(m, path, text) ? source_open(m->arena, path) : NULL;
        *edited = *source ? read_markdown(*source) : NULL;
    } else
        *edited = read_again(m->arena, made, names[i], &text);
    return *edited;
}

/* The profile with the edits of the units that hold, built; what of it is not as edited. */
static struct merge_back_rest try_units(struct merging *m)
{
    struct arena *a = arena_new();
    struct plan_inputs in = m->run->inputs;
    vec(struct profile_edit) edits = {0};
    struct buf kept = {0}, said = {0};
    for (size_t i = 0; i < m->unit_count; i++)
        for (size_t k = 0; m->units[i].holds && k < m->units[i].edit_count; k++)
            *vec_push(&edits) = m->units[i].edits[k];
    m->bytes.n = 0;
    write_profile_edited(in.profile, edits.at, edits.n, &m->bytes);
    diag_export(&kept);
    const struct source *source = source_from(a, in.profile->source->name, buf_view(&m->bytes));
    in.profile = source ? profile_read(a, source) : NULL;
    struct plan *plan = in.profile ? plan_build(&in, &m->tools) : NULL;
    struct doc *made[MERGE_BACK_FILES] = {0};
    m->made_count = 0;
    for (size_t i = 0; plan && i < MERGE_BACK_FILES; i++) {
        const struct doc *d = i ? plan->appendix : plan->plan;
        struct written_file *f = &m->made[m->made_count];
        struct str text;
        if (!d || !(i ? m->appendix_source : m->source)) /* nobody edited it */
            continue;
        made[i] = read_again(a, d, names[i], &text);
        f->path = str_format(m->arena, "%s/%s", m->run->folder, names[i]).p;
        hash_sha256(text, f->digest);
        m->made_count += !strcmp(f->path, m->paths[i]); /* a Word file stays an edited one */
    }
    if (plan)
        merge_back_text(plan, m->text);
    struct merge_back_rest rest = merge_back_compare(m->back, made[0], made[1]);
    for (size_t i = 0; i < MERGE_BACK_FILES; i++)
        doc_free(made[i]);
    plan_free(plan);
    vec_free(&edits);
    diag_export(&said); /* messages of a trial are dropped */
    buf_free(&said);
    diag_import(buf_view(&kept));
    buf_free(&kept);
    arena_free(a);
    return rest;
}

/* Is there a way of the same choice before it that holds. */
static bool is_chosen(const struct merging *m, size_t unit)
{
    for (size_t i = 0; i < unit; i++)
        if (m->units[i].choice == m->units[unit].choice && m->units[i].holds)
            return true;
    return false;
}

/* Holds the first way of each choice that is of the file, or of any where it is NULL, but for spare
 * ones. */
static void hold(struct merging *m, const struct source *file)
{
    for (size_t i = 0; i < m->unit_count; i++) {
        struct merge_back_unit *u = &m->units[i];
        if (!file || u->pos.source == file)
            u->holds = u->edit_count && !u->spare && !is_chosen(m, i);
    }
}

static void release(struct merging *m, const struct source *file)
{
    for (size_t i = 0; i < m->unit_count; i++)
        if (!file || m->units[i].pos.source == file)
            m->units[i].holds = false;
}

/*
 * All that was edited, or the rows of the appendix together, which may share a leading body; else
 * one choice after another, each in the first way that brings the outputs nearer to what was
 * edited.
 */
static struct merge_back_rest choose(struct merging *m)
{
    m->units = merge_back_units(m->back, &m->unit_count);
    hold(m, NULL);
    struct merge_back_rest rest = try_units(m), now;
    if (!rest.count)
        return rest;
    release(m, NULL);
    rest = try_units(m);
    hold(m, m->appendix_source);
    now = m->appendix_source ? try_units(m) : rest;
    if (now.count < rest.count)
        rest = now;
    else
        release(m, m->appendix_source);
    for (size_t i = 0; rest.count && i < m->unit_count && i < MOST_UNITS; i++) {
        struct merge_back_unit *u = &m->units[i];
        if (u->holds || !u->edit_count || is_chosen(m, i))
            continue;
        u->holds = true;
        now = try_units(m);
        u->holds = now.count < rest.count;
        rest = u->holds ? now : rest;
    }
    return try_units(m);
}

static void report(struct merging *m, const struct merge_back_rest *rest)
{
    static const enum msg done[] = {[MERGED_CHANGED] = MSG_MERGE_CHANGED,
                                    [MERGED_ADDED] = MSG_MERGE_ADDED,
                                    [MERGED_REMOVED] = MSG_MERGE_REMOVED};
    bool reported = false;
    for (size_t i = 0; i < m->unit_count; i++) {
        const struct merge_back_unit *u = &m->units[i];
        bool last = i + 1 == m->unit_count || u[1].choice != u->choice;
        if (u->holds)
            diag(done[u->what], u->pos, STR_ARG(u->where));
        else if (rest->count && last && !u->spare && !is_chosen(m, i)) {
            diag(MSG_MERGE_NOT, u->pos, STR_ARG(u->where));
            reported = true;
        }
    }
    if (rest->count && !reported) {
        struct str line = source_line(rest->first.source, pos_line(rest->first));
        diag(MSG_MERGE_NOT, rest->first, STR_ARG(str_first_words(line, SHOWN)));
    }
    if (rest->numbers)
        diag(MSG_MERGE_NUMBERS, rest->first_number, rest->numbers);
}

/* "profile.before-1.xml", the first that is free, beside the profile. */
static const char *path_for_old(struct arena *a, const char *profile)
{
    size_t n = 1, stem = strlen(profile) - strlen(".xml");
    const char *path;
    do
        path = str_format(a, "%.*s.before-%zu.xml", (int)stem, profile, n++).p;
    while (!access(path, F_OK));
    return path;
}

/* The profile, the old one, and a record by which what is edited still is what the new profile does
 * not give. */
static bool write_profile_files(struct merging *m)
{
    const struct source *old = m->run->inputs.profile->source;
    const char *kept = path_for_old(m->arena, old->name);
    const char *record = written_record_path(m->arena, m->made[0].path); /* set by a trial */
    struct buf bytes = {0}, digests = {0};
    struct output *output = output_new(NULL);
    written_record(m->arena, m->made, m->made_count, "", m->text, &digests);
    bool good = file_read(old->name, &bytes) && output_stage(output, kept, buf_view(&bytes)) &&
                output_stage(output, old->name, buf_view(&m->bytes)) &&
                output_stage(output, record, buf_view(&digests));
    buf_free(&bytes);
    buf_free(&digests);
    if (good)
        good = output_commit(output);
    else
        output_discard(output);
    if (good) {
        diag_file(MSG_MERGE_KEPT, old->name, kept);
        format_written(old->name, 0);
    }
    return good;
}

static void note_merged(struct merging *m, const char *path)
{
    struct written_file *f = &m->run->merged[m->run->merged_count];
    struct buf bytes = {0};
    if (!path || !file_read(path, &bytes))
        return;
    *f = (struct written_file){.path = path};
    hash_sha256(buf_view(&bytes), f->digest);
    buf_free(&bytes);
    m->run->merged_count++;
}

static int merge(struct merging *m)
{
    const struct plan_inputs *in = &m->run->inputs;
    struct merge_back_inputs inputs = {
        .central = in->central,
        .profile = in->profile,
        .registry = in->registry,
        .style = in->style,
        .built = m->built,
        .plan = m->plan,
        .edited = m->edited,
        .appendix = m->appendix,
        .edited_appendix = m->edited_appendix,
        .plan_stays = !m->source,
        .appendix_stays = !m->appendix_source,
        .tools = {write_md, read_fragment, STR_NONE, STR_NONE},
    };
    m->back = merge_back_new(&inputs);
    struct merge_back_rest rest = choose(m);
    size_t held = 0;
    report(m, &rest);
    for (size_t i = 0; i < m->unit_count; i++)
        held += m->units[i].holds;
    if (held && !write_profile_files(m))
        return STATUS_MACHINE;
    if (rest.count)
        return STATUS_FINDINGS;
    for (size_t i = 0; i < MERGE_BACK_FILES; i++)
        note_merged(m, m->paths[i]);
    return STATUS_OK;
}

int merge_back(struct arena *a, struct merge_back_run *run)
{
    struct merging m = {
        .arena = a, .run = run, .templates = {run->project, run->inputs.profile->kind}};
    m.tools = (struct plan_tools){read_markdown, read_fragment, project_load, &m.templates};
    struct buf kept = {0}, said = {0};
    int status = STATUS_BAD;
    run->merged_count = 0;
    diag_export(&kept);
    m.built = plan_build(&run->inputs, &m.tools);
    if (m.built) /* what it says is said by the build that follows */
        diag_export(&said);
    diag_import(buf_view(&kept));
    buf_free(&said);
    buf_free(&kept);
    if (m.built && read_sides(&m, 0, m.built->plan, &m.plan, &m.edited, &m.source) &&
        (!m.built->appendix ||
         read_sides(&m, 1, m.built->appendix, &m.appendix, &m.edited_appendix, &m.appendix_source)))
        status = m.source || m.appendix_source ? merge(&m) : STATUS_OK;
    merge_back_free(m.back);
    buf_free(&m.bytes);
    doc_free(m.plan);
    doc_free(m.appendix);
    doc_free(m.edited);
    doc_free(m.edited_appendix);
    plan_free(m.built);
    return status;
}
