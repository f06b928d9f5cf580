/* Sources of tasks: see task_sources.h. */
#include "merge/plan/task_sources.h"

#include "base/mem.h"
#include "merge/plan/context.h"

enum { WORDS_MOST = 240 /* bytes of a clause that are quoted */ };

/* The clause in the central text; NULL for one of the plan's own. */
static const struct node *central_node(const struct plan_inputs *in, const struct node *clause,
                                       struct str name)
{
    struct str origin = clause ? node_origin(clause) : name;
    return origin.n ? doc_find(in->central, str_word(&origin)) : NULL;
}

struct str task_sources_words(struct arena *a, const struct node *n)
{
    struct str text = str_trim(node_whole_text(a, n, false, " – "));
    struct str first = str_first_words(text, WORDS_MOST);
    return first.n < text.n ? str_format(a, "%.*s …", STR_ARG(first)) : first;
}

struct value *task_sources(struct arena *a, const struct plan_inputs *in,
                           const struct overlay *overlay, const struct profile_task *task)
{
    struct value *list = value_list(a), *item = NULL;
    for (size_t i = 0; i < task->clause_count; i++) {
        bool known;
        const struct node *clause = overlay_clause(overlay, task->clauses[i], &known);
        const struct node *central = central_node(in, clause, task->clauses[i]);
        const struct node *n = central ? central : clause;
        if (!n)
            continue;
        item = value_object(a);
        value_set_text(item, "path", n->path, task->pos);
        value_set_text(item, "text", task_sources_words(a, n), task->pos);
        if (!central)
            value_set(item, "own", value_bool(a, true));
        value_add(list, item);
    }
    if (item)
        context_mark_last(a, item, true);
    return list;
}
