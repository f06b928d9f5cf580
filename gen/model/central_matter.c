/* Central matter: see central_matter.h. */
#include "model/central_matter.h"

#include "base/mem.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/clause_numbers.h"

enum { SUBJECT_LONGEST = 30 }; /* words in which a sentence names who acts; own choice */

/* The word after "KIND này" at word i; 0 where it is not there. */
static size_t after_this_paper(const struct phrase *text, size_t i)
{
    size_t kind = lexicon_at(WORDS_KINDS, text, i);
    size_t this = kind ? lexicon_at(WORDS_THIS_PAPER, text, i + kind) : 0;
    return this ? i + kind + this : 0;
}

/* Is a local body named before the verb that says what is to be done. */
static bool local_subject(const struct phrase *text)
{
    for (size_t i = 0; i < text->n && i < SUBJECT_LONGEST; i++) {
        if (lexicon_at(WORDS_LOCAL_BODY, text, i))
            return true;
        if (lexicon_at(WORDS_DUTY_VERB, text, i))
            return false;
    }
    return false;
}

static bool is_duty(struct arena *a, const struct node *n, const struct phrase *text)
{
    if (!lexicon_at(WORDS_CENTRAL_DUTY, text, 0) || lexicon_at(WORDS_NO_CENTRAL_DUTY, text, 0) ||
        local_subject(text))
        return false;
    for (const struct node *c = node_next(n, n); c; c = node_next(c, n)) {
        struct phrase below = phrase_read(a, node_text(a, c));
        if (lexicon_at(WORDS_LOCAL_BODY, &below, 0))
            return false;
    }
    return true;
}

static bool is_article(struct arena *a, const struct node *n)
{
    return node_is_numbered(n) && node_label(a, n).class == LABEL_ARTICLE;
}

static enum central_matter matter_of(struct arena *a, const struct node *n)
{
    struct phrase text = phrase_read(a, node_text(a, n));
    size_t after = after_this_paper(&text, 0);
    if (after && lexicon_at(WORDS_IN_FORCE, &text, after))
        return MATTER_ENACTING;
    if (after && lexicon_at(WORDS_DISSEMINATED, &text, after))
        return MATTER_DISSEMINATION;
    size_t issued = lexicon_at(WORDS_ISSUED_WITH, &text, 0);
    if (issued && after_this_paper(&text, issued))
        return MATTER_ENACTING;
    if (lexicon_at(WORDS_CLOSING_FORMULA, &text, 0))
        return MATTER_CLOSING;
    for (size_t i = 0; i < text.n; i++) {
        size_t held = lexicon_at(WORDS_RESPONSIBLE, &text, i);
        bool last = i + held == text.n && is_article(a, n);
        if (held && (last || after_this_paper(&text, i + held)))
            return MATTER_ENACTING;
    }
    return is_duty(a, n, &text) ? MATTER_DUTY : MATTER_NONE;
}

enum central_matter central_matter(const struct node *n)
{
    if (n->kind != NODE_PARA && n->kind != NODE_BULLET)
        return MATTER_NONE;
    struct arena *a = arena_new();
    enum central_matter matter = matter_of(a, n);
    arena_free(a);
    return matter;
}
