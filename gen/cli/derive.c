/*
 * kehoach derive PLAN --central FILE -o DIR: a finished plan becomes a profile, and the profile is
 * only written when building from it was tried.
 *
 *     plan, central --compare--> derive --profile.xml in memory--> plan_build --> compared with
 * plan
 */
#include <sys/stat.h>

#include "base/diag.h"
#include "base/journal.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/options.h"
#include "cli/project.h"
#include "compare/compare.h"
#include "derive/derive.h"
#include "lexicon/lexicon.h"
#include "merge/overlay/renumber.h"
#include "read/own_clauses.h"
#include "read/read.h"
#include "markdown/md_write.h"
#include "write/profile_xml.h"

enum { MOST_TRIALS = 400 };

struct derivation {
    const char *central, *out, *kind;
    bool force;
    struct option_values files;
    struct arena *arena;
    struct project *project;
    struct derive_inputs in;
    struct buf refused; /* what the last trial said, if no plan came of it */
};

/* The plan as it is written: its Markdown, read again. */
static struct doc *read_again(struct arena *a, const struct doc *plan)
{
    struct buf text = {0};
    write_md(plan, &text);
    const struct source *source = source_from(a, "plan.md", buf_view(&text));
    buf_free(&text);
    return source ? read_markdown(source) : NULL;
}

/* The profile as a file, read and built; what was built is compared with the plan. */
static enum derive_verdict try_profile(struct derivation *d, struct derive *derive,
                                       struct buf *bytes, struct buf *difference)
{
    struct arena *a = arena_new();
    struct buf kept = {0};
    struct project_kind templates = {d->project, d->in.kind};
    struct plan_tools tools = {read_markdown, read_fragment, project_load, &templates};
    bytes->n = difference->n = 0;
    write_profile(derive_profile(derive), STR_NONE, bytes);
    diag_export(&kept);
    const struct source *source = source_from(a, "profile.xml", buf_view(bytes));
    struct plan_inputs in = {.central = d->in.central,
                             .profile = source ? profile_read(a, source) : NULL,
                             .registry = d->in.registry,
                             .style = d->in.style};
    struct plan *plan = in.profile ? plan_build(&in, &tools) : NULL;
    struct doc *again = plan ? read_again(a, plan->plan) : NULL;
    enum derive_verdict verdict = derive_check(derive, plan ? plan->plan : NULL, again,
                                               plan ? plan->appendix : NULL, difference);
    doc_free(again);
    /* What a trial says is said again when the profile is built: here it is put aside. */
    d->refused.n = 0;
    diag_export(&d->refused);
    if (plan)
        d->refused.n = 0;
    diag_import(buf_view(&kept));
    buf_free(&kept);
    plan_free(plan);
    arena_free(a);
    return verdict;
}

/* Tasks found in sentences, beside the profile, where the plan has no table of them; those of an
 * earlier profile go with it. */
static bool stage_offers(struct derivation *d, struct derive *derive, struct output *output)
{
    const char *path = str_format(d->arena, "%s/tasks.xml", d->out).p;
    struct buf bytes = {0};
    bool good = true;
    if (!derive_account(derive).tasks)
        write_profile_tasks(derive_offers(derive), str_of(msg_text(MSG_DERIVE_OFFERS)), &bytes);
    if (bytes.n)
        good = output_stage(output, path, buf_view(&bytes));
    else if (d->force)
        good = output_remove(output, path);
    buf_free(&bytes);
    return good;
}

/* The central text as it is now, so that a later build can see what has changed since. */
static bool stage_base(struct derivation *d, const char *profile_path, struct output *output)
{
    struct buf bytes = {0};
    write_md(d->in.central, &bytes);
    bool good = output_stage(output, project_base_path(d->arena, profile_path), buf_view(&bytes));
    buf_free(&bytes);
    return good;
}

/* All files of the folder, or none. */
static bool write_folder(struct derivation *d, struct derive *derive, struct str profile)
{
    const char *path = str_format(d->arena, "%s/profile.xml", d->out).p;
    struct output *output = output_new(NULL);
    if (output_stage(output, path, profile) && stage_base(d, path, output) &&
        stage_offers(d, derive, output))
        return output_commit(output) && (format_written(path, 0), true);
    output_discard(output);
    return false;
}

static int derive_plan(struct derivation *d)
{
    struct compare_options options = {0};
    struct comparison *comparison = compare_documents(d->in.central, d->in.plan, &options);
    struct buf bytes = {0};
    d->in.comparison = comparison;
    struct derive *derive = derive_new(&d->in);
    struct buf difference = {0};
    enum derive_verdict verdict = DERIVE_AGAIN;
    for (size_t i = 0; verdict == DERIVE_AGAIN && i < MOST_TRIALS; i++)
        verdict = try_profile(d, derive, &bytes, &difference);
    if (d->refused.n)
        diag_import(buf_view(&d->refused));
    else if (verdict != DERIVE_SAME)
        diag(MSG_DERIVE_DIFFERS, source_pos(d->in.plan->source, 1, 1),
             STR_ARG(buf_view(&difference)));
    buf_free(&difference);
    buf_free(&d->refused);
    struct derive_account a = derive_account(derive);
    size_t plan = d->in.plan->source->text.n;
    diag(MSG_DERIVE_ACCOUNT, source_pos(d->in.plan->source, 1, 1), a.words, a.carried, a.patched,
         a.own, a.clauses, a.verbatim, a.changed, a.own_clauses, a.tasks);
    if (!a.carried)
        diag(MSG_DERIVE_NOTHING, source_pos(d->in.plan->source, 1, 1), d->central);
    diag(MSG_DERIVE_SIZE, source_pos(d->in.plan->source, 1, 1), bytes.n, plan,
         plan ? bytes.n * 100 / plan : 0);
    int status = verdict == DERIVE_SAME ? STATUS_OK : STATUS_FINDINGS;
    if (!write_folder(d, derive, buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    derive_free(derive);
    comparison_free(comparison);
    return status;
}

/* Marks that begin anew on each page, or are no numbers, are none that a plan can be built with. */
static void number_notes(struct doc *plan)
{
    struct buf before = {0}, after = {0};
    write_md(plan, &before);
    renumber_notes(plan);
    doc_number(plan);
    write_md(plan, &after);
    if (!str_eq(buf_view(&before), buf_view(&after)))
        diag(MSG_DERIVE_NOTES, source_pos(plan->source, 1, 1));
    buf_free(&before);
    buf_free(&after);
}

void report_comments(const struct doc *plan)
{
    for (const struct comment *c = plan->comments; c; c = c->next) {
        struct str path = c->place ? c->place->path : STR_NONE;
        diag(MSG_DERIVE_COMMENT, c->place ? c->place->pos : source_pos(plan->source, 1, 1),
             STR_ARG(c->author), STR_ARG(path), STR_ARG(c->text));
    }
}

static int run(struct derivation *d)
{
    if (d->files.n != 1 || !d->central || !d->out)
        return command_misused("derive");
    const char *path = str_format(d->arena, "%s/profile.xml", d->out).p;
    struct stat there;
    if (!journal_recover(d->out))
        return STATUS_MACHINE;
    if (!d->force && !stat(path, &there)) {
        diag_file(MSG_DERIVE_EXISTS, path);
        return STATUS_BAD;
    }
    struct doc *plan = read_file(d->arena, d->files.at[0]);
    struct doc *central = read_file(d->arena, d->central);
    int status = STATUS_BAD;
    if (plan && central) {
        report_comments(plan);
        number_notes(plan);
        const char *kind = d->kind ? d->kind : project_kind_of(d->project, plan);
        d->in = (struct derive_inputs){
            .central = central,
            .plan = plan,
            .registry = project_registry(d->project),
            .style = project_style(d->project, kind),
            .id = project_id_of(d->arena, d->out, WORDS_ID_OF_PROFILE),
            .kind = kind,
            .central_id = project_id_of(d->arena, d->central, WORDS_ID_OF_CENTRAL),
            .tools = {write_md, read_fragment, STR("central.subject"), central->subject},
        };
        if (d->in.style)
            d->in.reason = style_word(d->in.style, "omitted");
        if (d->in.registry && d->in.style && !diag_errors())
            status = derive_plan(d);
    }
    doc_free(plan);
    doc_free(central);
    return status;
}

int cli_derive(int argc, char **argv)
{
    struct derivation d = {.arena = arena_new(), .project = project_new()};
    const struct option table[] = {{.name = "--central", .value = &d.central},
                                   {.name = "--kind", .value = &d.kind},
                                   {.name = "--force", .flag = &d.force},
                                   {.name = "-o", .value = &d.out},
                                   {.name = NULL}};
    int status = options_read(argc, argv, table, &d.files) ? run(&d) : STATUS_BAD;
    vec_free(&d.files);
    project_free(d.project);
    arena_free(d.arena);
    return status;
}
