/*
 * Project: the folders sources/ and templates/ of the roots (roots.h). Every file is read once,
 * however many provinces need it. Where a path below names one of the two folders, it is that of
 * the first root that has the file.
 */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "lexicon/lexicon.h"
#include "model/doc.h"
#include "model/profile.h"
#include "model/registry.h"
#include "model/style.h"

struct project; /* opaque; owns all that it hands out */

struct project *project_new(void);
void project_free(struct project *); /* NULL is allowed */

/* Each NULL after diagnostics, which are given once. */
const struct registry *project_registry(struct project *);
/* name: an id (sources/provinces/ID) or a folder, from the working directory, with profile.xml. */
const struct profile *project_profile(struct project *, const char *name);
/* The path of that profile.xml, and the profile at such a path. */
const char *project_profile_path(struct project *, const char *name);
const struct profile *project_profile_at(struct project *, const char *path);
/* Forgets the profiles and bases that were read: plans are made one after the other. */
void project_release(struct project *);
/* sources/provinces/ID of the first root: where a profile is made. */
const char *project_new_folder(struct project *, const char *id);
/* sources/central/ID.md of the first root; *there: the file that a build takes for ID, or NULL. */
const char *project_central_path(struct project *, const char *id, const char **there);
/* The path of base.md for that of a profile.xml; owned by the arena. */
const char *project_base_path(struct arena *, const char *profile_path);
/* Puts right what a run that was killed while it wrote this profile.xml left beside it; false after
 * a diagnostic. Before the profile is read for a run that may write. */
bool project_profile_recover(const char *profile_path);
/* base.md beside the profile: the central text that it was written against. NULL without one. */
const struct doc *project_base(struct project *, const struct profile *);
const struct style *project_style(struct project *, const char *kind);
/* The same; a kind that is not there is reported at the place that names it. */
const struct style *project_style_at(struct project *, const char *kind, struct pos);
/*
 * The template for a finished document, by its kind and whether Party or State issued it: as
 * lexicon/kinds.def says, else one of the office's own, "bao-cao-tinh-uy", else that of a plan.
 */
const char *project_kind_of(struct project *, const struct doc *);
/* The template of the plan that carries out a paper of the Party or of the State. */
const char *project_plan_kind(struct project *, const struct doc *);
/* Is the text the paper of that profile, by the file's name or by its number. */
bool project_is_meant(struct project *, const struct profile *, const char *path);
/* A central text for those profiles whose paper it is, or for all. */
void project_give_central(struct project *, const char *path, bool to_all);
/* That, or sources/central/ID.xml, .md or .txt (the official text first), or the plan of the
 * profile sources/provinces/ID, which a commune's plan carries out. */
const struct doc *project_central(struct project *, const struct profile *);
/* The file that it is read from; *plan: the profile.xml of a plan. NULL where there is none. */
const char *project_central_file(struct project *, const struct profile *, bool *plan);

/* The letters a to z, digits and hyphens of a file's name: what ids are made of; else the word of
 * the list. */
const char *project_id_of(struct arena *, const char *path, enum words otherwise);

/* As a plan_tools loader: templates/KIND/NAME.md, else templates/common/NAME.md; NULL when there is
 * neither. user is a struct project_kind. */
struct project_kind {
    struct project *project;
    const char *kind;
};
const struct source *project_load(void *user, struct str name);

/* Ids of all folders of the first sources/provinces, sorted; NULL after a diagnostic. */
const char *const *project_provinces(struct project *, size_t *count);
/* The path of the profile.xml of such a folder. */
const char *project_province_path(struct project *, const char *id);

#endif
