/* Headings: see heading.h. */
#include "read/paper/heading.h"

#include "base/unicode.h"
#include "model/clause_numbers.h"
#include "read/paper/keywords.h"

enum {
    HEADING_LENGTH = 400, /* characters; the longest of some hundred seen has 240 */
    STOPPED_LENGTH = 260, /* of one that ends with a full stop by mistake */
    COLON_WORDS = 12 /* "Tổ chức thực hiện:", not "... thực hiện tốt các việc sau:" */
};

static size_t words_of(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] != ' ' && (!i || s.p[i - 1] == ' ');
    return n;
}

static bool has_word(struct str s)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        if (cp_is_word(c))
            return true;
    return false;
}

/* "... sau:", "... sau đây:", "... như sau:", "... gồm:" lead to a list; they name nothing. */
static bool leads_in(const struct source_line *p)
{
    enum { TAIL = 24 }; /* bytes */
    char key[2 * TAIL];
    struct str tail = str_slice(p->text, p->text.n > TAIL ? p->text.n - TAIL : 0, p->text.n);
    while (tail.n && utf8_continues(*tail.p))
        tail = str_slice(tail, 1, tail.n);
    size_t n = unicode_key(tail, key, sizeof key);
    return lexicon_ends_with(&(struct letter_key){key, n}, WORDS_LEAD_IN);
}

void clauses_add(struct paper_clauses *c, struct node *n, const struct source_line *head,
                 const struct source_line *last)
{
    struct paper_clause *clause = vec_push(&c->list);
    struct str rest = str_slice(head->text, head->label.rest, head->text.n);
    *clause = (struct paper_clause){.node = n,
                                    .class = head->label.class,
                                    .ending = last->ending,
                                    .length = head->unit.length,
                                    .marked = head->kind == SOURCE_HEADING,
                                    .bold = head->bold && (last == head || last->bold),
                                    .caps = head->caps && rest.n,
                                    .wordless = last == head && !has_word(rest),
                                    .sentences = head->unit.sentences};
    clause->small = cp_is_lower(utf8_first(rest, 0));
    clause->states = lexicon_ends_with(&head->key, WORDS_ASSIGNED_END) ||
                     (line_starts(head, WORDS_SPEAKER) && line_has(head, WORDS_ASSIGNED_DUTY));
    clause->lead_in = last->ending == END_COLON &&
                      (leads_in(last) || (last == head && keyword_assigns(&head->key)) ||
                       last != head || words_of(rest) > COLON_WORDS);
}

static const struct node *first_below(const struct node *n)
{
    const struct node *child = n->first;
    while (child && (child->kind == NODE_FOOTNOTE || child->kind == NODE_NOISE))
        child = child->next;
    return child;
}

static bool has_semicolon(const struct node *n)
{
    for (const struct run *r = n->runs; r; r = r->next)
        if (str_find(r->text, STR(";"), 0) != (size_t)-1)
            return true;
    return false;
}

static bool is_heading(const struct paper_clause *c)
{
    const struct node *below = first_below(c->node);
    if (c->length > HEADING_LENGTH)
        return false;
    if (c->class <= LABEL_SUBSECTION || c->caps)
        return true;
    if (c->class == LABEL_ARTICLE)
        return !c->sentences && c->ending != END_FULL && c->ending != END_SEMICOLON;
    if (c->wordless || c->sentences || c->ending == END_SEMICOLON || c->ending == END_COMMA)
        return false;
    if (c->ending == END_COLON)
        return !c->lead_in && (below || c->marked || c->bold);
    if (c->marked || c->class <= LABEL_ROMAN)
        return true;
    if (c->ending == END_FULL)
        return below && node_is_numbered(below) && c->length <= STOPPED_LENGTH &&
               !has_semicolon(c->node);
    return !c->states && (c->bold || (below && !c->small));
}

static bool any_marked(const struct paper_clauses *c)
{
    for (size_t i = 0; i < c->list.n; i++)
        if (c->list.at[i].marked)
            return true;
    return false;
}

void clauses_decide(struct paper_clauses *c, bool trusted)
{
    trusted = trusted && any_marked(c);
    for (size_t i = 0; i < c->list.n; i++) {
        const struct paper_clause *clause = &c->list.at[i];
        if (trusted ? clause->marked : is_heading(clause))
            clause->node->kind = NODE_HEADING;
    }
    vec_free(&c->list);
}
