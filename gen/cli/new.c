/*
 * kehoach new ID --from ID: the profile of another province, from one that is there.
 * kehoach new ID --central FILE: the first profile of a paper (new_central.h).
 * Notes list what a drafter has to look at.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/journal.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/build_date.h"
#include "cli/format.h"
#include "cli/new_central.h"
#include "cli/options.h"
#include "cli/project.h"
#include "transfer/transfer.h"
#include "names/rename.h"
#include "write/profile_xml.h"

struct new_options {
    const char *from, *central, *kind, *province, *date, *out;
    struct option_values ids;
};

/* The province as the registry has it; NULL after a diagnostic. */
static const struct body *find_place(const struct registry *registry, const char *id,
                                     struct str date, struct arena *a)
{
    const struct body *place = registry_find(registry, id);
    if (place && place->kind == BODY_PLACE && !body_valid_on(place, date))
        diag(MSG_PLAN_PLACE_ENDED, POS_NONE, STR_ARG(place->name), STR_ARG(date),
             STR_ARG(rename_successors(a, registry, place)));
    if (place && place->kind == BODY_PLACE)
        return place;
    const struct body *near = registry_like(registry, id);
    const struct body *named = registry_by_name(registry, str_of(id), STR_NONE);
    if (named)
        diag(MSG_NEW_ID_IS_NAME, POS_NONE, id, named->id);
    else if (near)
        diag(MSG_PLAN_NO_BODY, POS_NONE, id, near->id, STR_ARG(near->name));
    else
        diag(MSG_PLAN_NO_BODY_LIKE, POS_NONE, id);
    return NULL;
}

/* The profile, and beside it the central text that the first one was written against, if that is
 * there. */
static bool write_both(struct arena *a, const char *path, struct str profile,
                       const struct doc *base)
{
    struct output *output = output_new(NULL);
    if (output_stage(output, path, profile) &&
        (!base || output_stage(output, project_base_path(a, path), base->source->text)))
        return output_commit(output) && (format_written(path, 0), true);
    output_discard(output);
    return false;
}

static int make_from(const struct new_options *w, struct project *project, struct arena *a,
                     const char *path)
{
    const char *id = w->ids.at[0], *place = w->province ? w->province : id;
    const struct registry *registry = project_registry(project);
    const struct profile *from = project_profile(project, w->from);
    if (!registry || !from || !find_place(registry, place, str_of(w->date), a))
        return STATUS_BAD;
    const struct style *style = project_style(project, from->kind);
    if (!style)
        return STATUS_BAD;
    struct transfer t = {from, registry, id, place, str_of(w->date), style};
    struct buf bytes = {0};
    write_profile(transfer_profile(a, &t), STR_NONE, &bytes);
    bool good = write_both(a, path, buf_view(&bytes), project_base(project, from));
    buf_free(&bytes);
    return good ? STATUS_OK : STATUS_MACHINE;
}

/* Without --province an ID that is no place of the registry names a plan of one below a province.
 */
static int make_central(const struct new_options *w, struct project *project, struct arena *a,
                        const char *path)
{
    const char *id = w->ids.at[0];
    const struct registry *registry = project_registry(project);
    const struct body *place = registry ? registry_find(registry, id) : NULL;
    if (!registry)
        return STATUS_BAD;
    if (w->province || (place && place->kind == BODY_PLACE)) {
        place = find_place(registry, w->province ? w->province : id, str_of(w->date), a);
        if (!place)
            return STATUS_BAD;
    } else {
        place = NULL;
        diag(MSG_BEGIN_NO_PLACE, POS_NONE, id);
    }
    return new_from_central(a, project,
                            &(struct new_central){id, w->central, w->kind, place, path});
}

/* What a profile takes as its id, and a folder's name may be. */
static bool is_id(const char *id)
{
    return *id && *id != '-' && !id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

static int make(const struct new_options *w, struct project *project, struct arena *a)
{
    const char *id = w->ids.at[0];
    if (!is_id(id)) {
        const struct registry *registry = project_registry(project);
        const struct body *named =
            registry ? registry_by_name(registry, str_of(id), STR_NONE) : NULL;
        if (named)
            diag(MSG_NEW_ID_IS_NAME, POS_NONE, id, named->id);
        else
            diag(MSG_NEW_BAD_ID, POS_NONE, id);
        return STATUS_BAD;
    }
    const char *folder = w->out ? w->out : project_new_folder(project, id);
    const char *path = str_format(a, "%s/profile.xml", folder).p;
    struct stat there;
    if (!journal_recover(folder))
        return STATUS_MACHINE;
    if (!stat(path, &there)) {
        diag_file(MSG_NEW_EXISTS, path);
        return STATUS_BAD;
    }
    return w->central ? make_central(w, project, a, path) : make_from(w, project, a, path);
}

int cli_new(int argc, char **argv)
{
    struct new_options w = {0};
    const struct option table[] = {{.name = "--from", .value = &w.from},
                                   {.name = "--central", .value = &w.central},
                                   {.name = "--kind", .value = &w.kind},
                                   {.name = "--province", .value = &w.province},
                                   {.name = "--date", .value = &w.date},
                                   {.name = "-o", .value = &w.out},
                                   {.name = NULL}};
    struct arena *a = arena_new();
    struct project *project = project_new();
    char day[BUILD_DATE_SIZE];
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &w.ids);
    if (good && (w.ids.n != 1 || !w.from == !w.central || (w.kind && !w.central)))
        command_misused("new");
    else if (good && options_date("--date", w.date)) {
        w.date = w.date ? w.date : build_date_today(day);
        status = make(&w, project, a);
    }
    vec_free(&w.ids);
    project_free(project);
    arena_free(a);
    return status;
}
