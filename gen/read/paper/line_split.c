/*
 * Lines that two units share, in two: a rule and the text after it, an article and its first
 * clause. Blocks of which each line is a clause, "1. ..." above "2. ...", with a break of the
 * mark-up.
 */
#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "read/paper/line.h"
#include "read/paper/line_parts.h"

/* Bytes of a rule that was run into the text after it. */
static size_t rule_length(const struct paper *paper, const struct source_line *p)
{
    return p->run_count && !p->runs->call && !paper->blocks->nested
               ? line_parts_rule(p->runs->text, paper->blocks->full > 0)
               : 0;
}

/* Bytes before the clause in "Điều 3. 1. Văn phòng"; 0: it has none. */
static size_t article_length(const struct source_line *p)
{
    struct label article = label_read(p->text);
    struct str rest = str_slice(p->text, article.rest, p->text.n);
    struct label clause = label_read(rest);
    bool first = article.class == LABEL_ARTICLE && clause.class == LABEL_ARABIC &&
                 clause.number[0] == 1 && clause.mark == '.';
    return first && cp_is_upper(utf8_first(str_slice(rest, clause.rest, rest.n), 0)) ? article.rest
                                                                                     : 0;
}

void line_split(struct paper *paper)
{
    struct source_line *p = &paper->at[paper->n - 1];
    size_t rule = p->kind == SOURCE_PARA ? rule_length(paper, p) : 0;
    size_t n = rule || p->kind != SOURCE_PARA ? rule : article_length(p);
    if (!n)
        return;
    struct source_line text = *p;
    text.glued = true;
    line_cut(paper, p, 0, n);
    if (rule)
        p->kind = SOURCE_RULE;
    line_cut(paper, &text, n, text.text.n);
    *vec_push(paper) = text;
}

/* Has the line a label that its source does not escape: "2.", and not one of "2\.", which is text.
 */
static bool has_label(const struct paper *paper, const struct source_line *p)
{
    struct label label = p->kind == SOURCE_PARA ? label_read(p->text) : (struct label){0};
    struct str line = str_trim(source_line(paper->blocks->source, p->line));
    size_t n = label.length + 1 < line.n ? label.length + 1 : line.n;
    return label.class != LABEL_NONE && !memchr(line.p, '\\', n);
}

void lines_part_blocks(struct paper *paper)
{
    for (size_t i = 0, end; i < paper->n; i = end) {
        bool labels = label_read(paper->at[i].text).class != LABEL_NONE;
        for (end = i + 1; end < paper->n && paper->at[end].same; end++)
            labels = labels && has_label(paper, &paper->at[end]);
        for (size_t k = i + 1; k < end && labels; k++)
            paper->at[k].same = false;
    }
}
