/* A preview: see preview.h. */
#include "cli/preview.h"

#include "base/mem.h"
#include "cli/diff_reasons.h"
#include "cli/project.h"
#include "compare/compare.h"
#include "markdown/md_write.h"
#include "merge/plan/plan_review.h"
#include "read/own_clauses.h"
#include "read/read.h"
#include "write/diff/diff.h"

struct making {
    struct preview *preview;
    const char *id;
    const struct plan_inputs *in;
    const struct plan *plan;
    struct svg_options svg;
    struct preview_unit *units;         /* those of the plan, then those of the appendix */
    size_t first;                       /* number of the unit with id 0 in the document at hand */
    vec(const struct source *) sources; /* as in the preview */
};

static size_t source_number(struct making *m, const struct source *source)
{
    size_t i = 0;
    while (i < m->sources.n && m->sources.at[i] != source)
        i++;
    if (i == m->sources.n)
        *vec_push(&m->sources) = source;
    return i;
}

/* What a drafter would change comes first: the operation, the profile's words, the central ones. */
static int rank(const struct making *m, const struct plan_origin *o)
{
    bool own = o->pos.source == m->in->profile->source;
    return o->kind == ORIGIN_OPERATION ? 0 : own ? 1 : o->kind == ORIGIN_CENTRAL ? 2 : 3;
}

static void find_places(struct making *m, const struct unit_origins *of, struct preview_unit *u)
{
    struct arena *a = m->preview->arena;
    struct preview_place *places = arena_array(a, of->n, sizeof *places);
    for (int r = 0; r <= 3; r++)
        for (size_t i = 0; i < of->n; i++) {
            const struct plan_origin *o = &of->at[i];
            struct buf label = {0};
            if (rank(m, o) != r)
                continue;
            plan_review_put_origin(&label, o);
            places[u->place_count++] = (struct preview_place){
                buf_take(&label, a), source_number(m, o->pos.source), o->line, o->last_line};
        }
    u->places = places;
}

static void find_units(struct making *m, const struct doc *doc, struct arena *passing)
{
    const struct unit_origins *of = plan_origins(passing, m->in, m->plan, doc);
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        struct preview_unit *u = &m->units[m->first + n->id];
        if (!node_is_unit(n))
            continue;
        u->path = str_copy(m->preview->arena, n->path);
        find_places(m, &of[n->id], u);
    }
}

static void put_link(void *making, unsigned id, struct buf *attributes)
{
    const struct making *m = making;
    preview_put_link(attributes, m->id, &m->units[m->first + id], m->first + id);
}

/* The pages of plan and appendix, one after the other; false after diagnostics. */
static bool draw_pages(struct making *m)
{
    const struct doc *const docs[] = {m->plan->plan, m->plan->appendix};
    const size_t count = docs[0]->count + (docs[1] ? docs[1]->count : 0);
    struct preview *p = m->preview;
    struct buf pages = {0};
    bool good = true;
    source_number(m, m->in->profile->source);
    if (m->in->central->source)
        source_number(m, m->in->central->source);
    p->units = m->units = arena_array(p->arena, count, sizeof *m->units);
    p->unit_count = count;
    for (size_t i = 0; i < 2 && docs[i] && good; i++) {
        struct arena *passing = arena_new();
        find_units(m, docs[i], passing);
        good = write_svg(docs[i], m->in->style, &m->svg, &pages);
        m->first += docs[i]->count;
        arena_free(passing);
    }
    p->pages = buf_take(&pages, p->arena);
    return good;
}

static void keep_sources(struct making *m)
{
    struct preview *p = m->preview;
    struct preview_source *sources = arena_array(p->arena, m->sources.n, sizeof *sources);
    for (size_t i = 0; i < m->sources.n; i++)
        sources[i] = (struct preview_source){str_copy(p->arena, str_of(m->sources.at[i]->name)).p,
                                             str_copy(p->arena, m->sources.at[i]->text)};
    p->sources = sources;
    p->source_count = m->sources.n;
}

/* The plan as its Markdown is read, as diff has it. */
static struct doc *read_again(struct arena *a, const struct making *m, const char *out)
{
    struct buf text = {0};
    write_md(m->plan->plan, &text);
    const struct source *s =
        source_from(a, str_format(a, "%s/%s/plan.md", out, m->id).p, buf_view(&text));
    buf_free(&text);
    return s ? read_markdown(s) : NULL;
}

static void compare(struct making *m, struct build *b)
{
    struct arena *a = arena_new();
    bool of_plan = false;
    const char *file = project_central_file(b->project, m->in->profile, &of_plan);
    struct doc *read = file && !of_plan ? read_file(a, file) : NULL;
    const struct doc *old = read ? read : m->in->central;
    struct doc *new = read_again(a, m, b->options->out);
    struct waiver_list waivers = {0};
    if (read)
        long_clauses_cut(read);
    if (new) {
        long_clauses_cut(new);
        diff_reasons_add(a, m->in->profile, old, &waivers);
        const struct compare_options options = {false, waivers.at, waivers.n};
        struct comparison *c = compare_documents(old, new, &options);
        struct buf page = {0};
        c->reasons = source_pos(m->in->profile->source, 1, 1);
        write_diff_html(c, &page);
        m->preview->comparison = buf_take(&page, m->preview->arena);
        comparison_free(c);
    }
    vec_free(&waivers);
    doc_free(new);
    doc_free(read);
    arena_free(a);
}

static struct preview *make(struct making *m, struct build *b)
{
    struct arena *a = arena_new();
    m->preview = arena_alloc(a, sizeof *m->preview);
    m->preview->arena = a;
    bool good = draw_pages(m);
    if (good) {
        keep_sources(m);
        compare(m, b);
    } else
        arena_free(a);
    vec_free(&m->sources);
    return good ? m->preview : NULL;
}

struct preview *preview_make(struct build *b, const char *path, const char *id,
                             struct form_fonts *fonts, struct svg_fonts *used)
{
    struct province province;
    struct preview *made = NULL;
    size_t pages;
    if (build_read(b, path, &province)) {
        struct project_kind kind = {b->project, province.profile->kind};
        const struct plan_inputs in = build_inputs(b, &province);
        const struct plan_tools tools = {read_markdown, read_fragment, project_load, &kind};
        struct plan *plan = plan_build(&in, &tools);
        struct making m = {.id = id, .in = &in, .plan = plan};
        m.svg = (struct svg_options){fonts, used, &pages, put_link, &m};
        made = plan ? make(&m, b) : NULL;
        plan_free(plan);
    }
    project_release(b->project);
    return made;
}
