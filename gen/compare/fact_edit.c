/* Edits that facts are in: see fact_edit.h. */
#include "compare/fact_edit.h"

#include "base/sequence.h"

struct fact_edit fact_edit_find(const struct matched *m, struct fact_stretch *g, uint32_t at,
                                uint32_t length, uint32_t words, uint32_t new_words)
{
    uint32_t left = at, end = at + length, right = end < g->end || end > g->right ? end : g->right;
    while (left > g->at && m->match[left - 1] == SEQUENCE_NONE)
        left--;
    left = left == g->at ? g->left : left;
    while (right < words && m->match[right] == SEQUENCE_NONE)
        right++;
    *g = (struct fact_stretch){at, left, end, right};
    return (struct fact_edit){left ? m->match[left - 1] + 1 : 0,
                              right < words ? m->match[right] : new_words, right - left - length};
}
