/* Reasons of a profile: see diff_reasons.h. */
#include "cli/diff_reasons.h"

#include "base/diag.h"
#include "base/mem.h"
#include "model/runs.h"

enum { DIGEST_LENGTH = 12 /* of a waiver */ };

/* Is the path that of the clause, or of one above it. */
static bool is_below(const struct node *n, struct str path)
{
    for (; n && n->parent; n = n->parent)
        if (str_eq(n->path, path))
            return true;
    return false;
}

void diff_reasons_add(struct arena *a, const struct profile *p, const struct doc *central,
                      struct waiver_list *list)
{
    for (size_t i = 0; i < p->item_count; i++) {
        const struct overlay_item *item = &p->items[i];
        for (size_t k = 0; item->op == OVERLAY_OMIT && k < item->path_count; k++)
            for (struct node *n = central->root; n; n = node_next(n, central->root)) {
                char digest[DIGEST_LENGTH + 1];
                if (!node_is_clause(n) && n->kind != NODE_TABLE_ROW)
                    continue;
                if (!n->path.n || !is_below(n, item->paths[k]))
                    continue;
                runs_digest(n, digest, DIGEST_LENGTH);
                *vec_push(list) = (struct waiver){.path = n->path,
                                                  .digest = str_copy(a, str_of(digest)),
                                                  .reason = item->reason,
                                                  .pos = item->pos,
                                                  .standing = true};
            }
    }
}

/* out/ID/plan.md of that plan. */
static const char *plan_file(struct arena *a, const char *id)
{
    return str_format(a, "out/%s/plan.md", id).p;
}

bool diff_reasons_files(struct arena *a, struct project *project, const struct profile *p,
                        const char *files[2])
{
    bool plan = false;
    const char *central = project_central_file(project, p, &plan);
    if (!central)
        return false;
    files[0] = plan ? plan_file(a, p->central) : central;
    files[1] = plan_file(a, p->id);
    return true;
}
