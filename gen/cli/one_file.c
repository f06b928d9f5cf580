/* Plan and appendix in one file: see one_file.h. */
#include "cli/one_file.h"

#include "base/mem.h"

static void add_units(struct doc *to, const struct doc *from)
{
    for (const struct node *n = from->root->first; n; n = n->next)
        node_attach(to->root, doc_clone(to, n));
}

struct doc *one_file_document(const struct plan *plan, bool with_appendix)
{
    const struct doc *p = plan->plan;
    struct doc *doc = doc_new(NULL);
    doc->source = p->source;
    doc->system = p->system;
    doc->kind = p->kind;
    doc->number = p->number;
    doc->date = p->date;
    doc->place = p->place;
    doc->issuer = p->issuer;
    doc->subject = p->subject;
    add_units(doc, p);
    if (plan->appendix && with_appendix)
        add_units(doc, plan->appendix);
    doc_number(doc);
    return doc;
}

const struct form_counterpart *one_file_links(struct arena *arena, const struct plan *plan,
                                              size_t *count)
{
    struct form_counterpart *all = arena_array(arena, 2 * plan->reference_count, sizeof *all);
    for (size_t i = 0; i < plan->reference_count; i++) {
        const struct plan_reference *r = &plan->references[i];
        all[2 * i] = (struct form_counterpart){.here = r->clause, .there = r->row};
        all[2 * i + 1] = (struct form_counterpart){.here = r->row, .there = r->clause};
    }
    *count = 2 * plan->reference_count;
    return all;
}
