/* One plan of a build: see build_plan.h. */
#include "cli/build_plan.h"

#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/attach.h"
#include "cli/merge_back.h"
#include "cli/one_file.h"
#include "cli/profile_ids.h"
#include "cli/project.h"
#include "merge/overlay/rebase.h"
#include "merge/plan/plan_review.h"
#include "read/own_clauses.h"
#include "read/read.h"

bool build_read(struct build *b, const char *path, struct province *p)
{
    const struct profile *profile = project_profile_at(b->project, path);
    if (!profile || !b->registry)
        return false;
    *p = (struct province){
        .profile = profile,
        .central = project_central(b->project, profile),
        .style = project_style_at(b->project, profile->kind, source_pos(profile->source, 1, 1)),
    };
    if (p->central && !rebase_is_current(profile, p->central))
        p->base = project_base(b->project, profile);
    return p->central && p->style;
}

/* What a worker hands back of a plan: this, then its files. */
struct packed_plan {
    bool current;             /* there are no files: those of the last build are whole */
    bool left;                /* the files have no content: a killed run has staged it */
    char inputs[INPUTS_SIZE]; /* "" where something was said of the plan, to be said again */
    char text[DIGEST_SIZE];   /* of the text; "" where it was not made */
};

struct packed { /* a file: this, then path and content */
    size_t path, content, pages;
    char digest[DIGEST_SIZE];
};

/* The plan's references as links of one of its two files, both in the format of that suffix. */
static const struct form_counterpart *counterparts_in(struct arena *arena, const struct plan *plan,
                                                      bool here, const char *suffix)
{
    struct form_counterpart *all = arena_array(arena, plan->reference_count, sizeof *all);
    struct str file = str_format(arena, "%s%s", here ? "appendix" : "plan", suffix);
    for (size_t i = 0; i < plan->reference_count; i++) {
        const struct plan_reference *r = &plan->references[i];
        all[i] = here ? (struct form_counterpart){r->clause, r->row, file}
                      : (struct form_counterpart){r->row, r->clause, file};
    }
    return all;
}

/* What the files of one plan are packed from. */
struct packing {
    const struct build *build;
    const struct province *province;
    const struct plan *plan;
    const struct doc *both; /* plan and appendix in one, or NULL */
    const struct doc
        *review; /* a copy of the plan, or of both, with notes in its margin; or NULL */
    struct margin_notes margin;
    struct arena *arena;
    struct buf *out;
    const struct plan_inputs *inputs;
    struct attach_list *attached; /* or NULL */
};

/* What leads from the document to others: as of what is issued, so that the lines are the same. */
static void set_links(const struct packing *p, const struct doc *d, const char *suffix,
                      struct pdf_options *pdf)
{
    bool one_file = d == p->both || (d == p->review && p->build->options->one_file);
    bool here = d == p->plan->plan || d == p->review;
    if (d == p->review)
        pdf->margin = &p->margin;
    pdf->counterpart_count = p->plan->reference_count;
    if (one_file)
        pdf->counterparts = one_file_links(p->arena, p->plan, &pdf->counterpart_count);
    else if (here || d == p->plan->appendix)
        pdf->counterparts = counterparts_in(p->arena, p->plan, here, suffix);
    else
        pdf->counterpart_count = 0;
}

static void pack_file(const struct packing *p, const struct doc *d, const char *name,
                      const struct output_format *format)
{
    const struct build *b = p->build;
    size_t pages = 0;
    struct format_context context = {
        .style = p->province->style,
        .pdf = {.session = b->session, .pages = &pages, .created = b->created}};
    set_links(p, d, format->suffix, &context.pdf);
    if (p->attached) {
        attach_record(p->attached, b->options, p->inputs, name, b->today);
        context.pdf.attachments = p->attached->files.at;
        context.pdf.attachment_count = p->attached->files.n;
    }
    struct buf path = {0}, bytes = {0};
    buf_printf(&path, "%s/%s/%s%s", b->options->out, p->province->profile->id, name,
               format->suffix);
    if (format_write(format, d, &context, &bytes)) {
        struct packed packed = {path.n, bytes.n, pages, ""};
        hash_sha256(buf_view(&bytes), packed.digest);
        buf_add(p->out, (const char *)&packed, sizeof packed);
        buf_str(p->out, buf_view(&path));
        buf_str(p->out, buf_view(&bytes));
    }
    buf_free(&path);
    buf_free(&bytes);
}

/* Markdown is what a drafter edits: plan and appendix stay apart. */
static void pack_files(const struct packing *p)
{
    const struct build_options *w = p->build->options;
    for (size_t i = 0; p->inputs->review && i < w->output_count; i++)
        pack_file(p, p->plan->appendix, "appendix-review", w->outputs[i]);
    for (size_t i = 0; !p->inputs->review && i < w->output_count; i++) {
        bool both = p->both && strcmp(w->outputs[i]->name, "md");
        pack_file(p, both ? p->both : p->plan->plan, "plan", w->outputs[i]);
    }
    bool issued = p->plan->appendix && !p->inputs->review;
    for (size_t i = 0; issued && i < w->output_count; i++)
        if (!p->both || !strcmp(w->outputs[i]->name, "md"))
            pack_file(p, p->plan->appendix, "appendix", w->outputs[i]);
}

struct plan_inputs build_inputs(const struct build *b, const struct province *p)
{
    const struct build_options *w = b->options;
    return (struct plan_inputs){
        .central = p->central,
        .base = p->base,
        .profile = p->profile,
        .registry = b->registry,
        .style = p->style,
        .mode = w->draft   ? PLAN_DRAFT
                : w->final ? PLAN_FINAL
                           : PLAN_STRICT,
        .draft = w->draft,
        .renames = w->date != NULL,
        .date = str_of(w->date                             ? w->date
                       : profile_field(p->profile, "date") ? NULL
                                                           : b->today),
    };
}

struct str build_settings(const struct build *b)
{
    const struct build_options *w = b->options;
    struct buf text = {0};
    buf_printf(&text, "copy %d %d\ndraft %s\nfinal %d\ndate %s\none-file %d %d\ncreated %.*s\n",
               w->copy_review, w->review, w->draft ? w->draft : "", w->final,
               w->date ? w->date : "", w->one_file, w->attach_sources, STR_ARG(b->created));
    for (size_t i = 0; i < w->output_count; i++)
        buf_printf(&text, "format %s\n", w->outputs[i]->name);
    return buf_take(&text, b->arena);
}

/* The digest of all that the plan is made of. */
static void digest_inputs(const struct build *b, const struct profile *profile,
                          char out[INPUTS_SIZE])
{
    struct buf text = {0};
    inputs_digest(b->inputs, profile, out);
    bool dated = b->options->date || profile_field(profile, "date");
    if (dated && !b->options->attach_sources)
        return;
    buf_printf(&text, "%s %s", out, b->today);
    hash_sha256(buf_view(&text), out);
    buf_free(&text);
}

/* The path of the record of a plan's folder. */
static const char *record_of(const struct build *b, struct arena *a, const struct profile *profile)
{
    const char *plan = str_format(a, "%s/%s/plan", b->options->out, profile->id).p;
    return written_record_path(a, plan);
}

/* --review: the plan with where each paragraph comes from, in the margin where the format has one.
 */
static void pack_plan_review(struct build *b, struct packing *p)
{
    struct doc *table = NULL, *copy = NULL;
    for (size_t i = 0; i < b->options->output_count; i++) {
        const struct output_format *format = b->options->outputs[i];
        if (format->margin && !copy) {
            p->review = copy = one_file_document(p->plan, b->options->one_file);
            p->margin = plan_review(p->inputs, p->plan, copy);
        } else if (!format->margin && !table)
            table = plan_review_table(p->inputs, p->plan);
        pack_file(p, format->margin ? copy : table, "plan-review", format);
    }
    p->review = NULL;
    doc_free(table);
    doc_free(copy);
}

/* --copy review: that, and the appendix once more, with the sources of its tasks. */
static void pack_review(struct build *b, const struct province *p, const struct plan *issued,
                        struct arena *a, const struct plan_tools *tools, struct buf *out)
{
    struct plan_inputs in = build_inputs(b, p);
    struct packing packing = {
        .build = b, .province = p, .plan = issued, .arena = a, .out = out, .inputs = &in};
    pack_plan_review(b, &packing);
    if (!b->options->copy_review)
        return;
    in.review = true;
    struct plan *plan = issued->appendix ? plan_build(&in, tools) : NULL;
    packing.plan = plan;
    if (plan && !p->profile->task_count)
        diag_file(MSG_BUILD_NO_SOURCES, p->profile->source->name);
    else if (plan)
        pack_files(&packing);
    plan_free(plan);
}

static void pack_plan(struct build *b, const struct province *p, struct arena *a, struct buf *out,
                      char text[DIGEST_SIZE])
{
    struct attach_list attached = {.arena = a};
    bool attaches = b->options->attach_sources;
    struct attach_templates templates = {{b->project, p->profile->kind},
                                         attaches ? &attached : NULL};
    struct plan_inputs in = build_inputs(b, p);
    struct plan_tools tools = {read_markdown, read_fragment, attach_load, &templates};
    struct plan *plan = plan_build(&in, &tools);
    if (plan && (!attaches || attach_sources(&attached, &in))) {
        struct doc *both = b->options->one_file ? one_file_document(plan, true) : NULL;
        const struct packing packing = {.build = b,
                                        .province = p,
                                        .plan = plan,
                                        .both = both,
                                        .arena = a,
                                        .out = out,
                                        .inputs = &in,
                                        .attached = attaches ? &attached : NULL};
        pack_files(&packing);
        merge_back_text(plan, text);
        doc_free(both);
    }
    if (plan && (b->options->copy_review || b->options->review))
        pack_review(b, p, plan, a, &tools, out);
    plan_free(plan);
    vec_free(&attached.files);
}

static const char *left_of(void *context, const char *path)
{
    return output_left(context, path);
}

/* Packs the paths of the plan's files, where a run that was killed has staged all of
 * them, made of these inputs. */
static bool pack_left(struct build *b, struct arena *a, const char *record, const char *inputs,
                      struct buf *out)
{
    struct written_files files = {0};
    bool whole = written_is_current(a, record, inputs, left_of, b->output, &files);
    for (size_t i = 0; whole && i < files.list.n; i++) {
        const struct written_file *f = &files.list.at[i];
        struct packed packed = {strlen(f->path), 0, 0, ""};
        memcpy(packed.digest, f->digest, DIGEST_SIZE);
        buf_add(out, (const char *)&packed, sizeof packed);
        buf_str(out, str_of(f->path));
    }
    vec_free(&files.list);
    return whole;
}

void build_make(void *context, size_t i, struct buf *out)
{
    struct build *b = context;
    struct packed_plan head = {.current = false};
    struct province p;
    struct arena *a = arena_new();
    size_t said = diag_said();
    const struct profile *profile = project_profile_at(b->project, b->paths.at[i]);
    const char *record = profile ? record_of(b, a, profile) : NULL;
    if (profile)
        digest_inputs(b, profile, head.inputs);
    buf_add(out, (const char *)&head, sizeof head);
    if (profile && !b->options->rebuild) {
        head.current = written_is_current(a, record, head.inputs, NULL, NULL, NULL);
        head.left = !head.current && pack_left(b, a, record, head.inputs, out);
    }
    if (profile && !head.current && !head.left && build_read(b, b->paths.at[i], &p))
        pack_plan(b, &p, a, out, head.text);
    if (diag_said() > said)
        *head.inputs = '\0';
    memcpy(out->p, &head, sizeof head);
    project_release(b->project);
    arena_free(a);
}

/* Is the file among those of the plan, from `first` on. */
static bool is_written(const struct build *b, size_t first, const char *path)
{
    for (size_t i = first; i < b->written.n; i++)
        if (!strcmp(b->written.at[i].file.path, path))
            return true;
    return false;
}

/*
 * Appendices of an earlier build, and copies for review, that this one does not make, in the
 * formats that it makes: they go, unless somebody else wrote them. Returns how many files it added.
 */
static size_t remove_appendices(struct build *b, size_t first, struct written_file *files)
{
    const struct build_options *w = b->options;
    const char *plan = b->written.at[first].file.path, *name = strrchr(plan, '/') + 1;
    static const char *const names[] = {"appendix", "appendix-review", "plan-review"};
    size_t n = 0;
    for (size_t i = 0; i < 3 * w->output_count && b->staged; i++) {
        const char *format = w->outputs[i / 3]->name;
        const char *path =
            str_format(b->arena, "%.*s%s.%s", (int)(name - plan), plan, names[i % 3], format).p;
        if (is_written(b, first, path))
            continue;
        if (written_is_edited(b->arena, path))
            diag_file(MSG_BUILD_STALE, path, format);
        else if (written_digest(b->arena, path).n) {
            diag_file(MSG_BUILD_REMOVED, path, format);
            b->staged = output_remove(b->output, path);
            files[n++] = (struct written_file){.path = path};
        }
    }
    return n;
}

/* Stages the record of the folder beside its new files. */
static bool stage_record(struct build *b, size_t first, const struct packed_plan *head)
{
    struct written_file files[7 * FORMATS];
    size_t n = 0;
    for (size_t i = first; i < b->written.n; i++)
        files[n++] = b->written.at[i].file;
    const char *path = written_record_path(b->arena, files[0].path);
    struct buf record = {0};
    if (!written_record_is_ours(b->arena, path)) {
        diag_file(MSG_BUILD_EDITED_OTHER, path);
        return true;
    }
    if (head->left)
        return output_take_over(b->output, path);
    n += remove_appendices(b, first, &files[n]);
    written_record(b->arena, files, n, head->inputs, head->text, &record);
    bool staged = b->staged && output_stage(b->output, path, buf_view(&record));
    buf_free(&record);
    return staged;
}

/* Stages the files of a plan; after a fault nothing will be written. */
void build_take(void *context, size_t i, struct str packed)
{
    struct build *b = context;
    struct packed_plan head;
    struct packed one;
    size_t first = b->written.n;
    memcpy(&head, packed.p, sizeof head);
    packed = str_slice(packed, sizeof head, packed.n);
    b->current += head.current;
    b->left += head.left;
    diag_progress_of(MSG_BUILD_PROGRESS, ++b->arrived, b->paths.n);
    while (b->staged && diag_errors() == b->errors && packed.n) {
        memcpy(&one, packed.p, sizeof one);
        packed = str_slice(packed, sizeof one, packed.n);
        struct build_file w = {.province = i, .place = b->written.n, .pages = one.pages};
        struct str bytes = str_slice(packed, one.path, one.path + one.content);
        w.file.path = str_copy(b->arena, str_slice(packed, 0, one.path)).p;
        memcpy(w.file.digest, one.digest, DIGEST_SIZE);
        b->staged = head.left ? output_take_over(b->output, w.file.path)
                              : output_stage(b->output, w.file.path, bytes);
        packed = str_slice(packed, one.path + one.content, packed.n);
        *vec_push(&b->written) = w;
    }
    if (b->staged && b->written.n > first)
        b->staged = stage_record(b, first, &head);
}

void build_lost(void *context, size_t i)
{
    const struct build *b = context;
    struct arena *a = arena_new();
    diag_file(MSG_BUILD_LOST, b->paths.at[i], profile_head(a, b->paths.at[i]).id.p);
    arena_free(a);
}
