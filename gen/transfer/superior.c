/* Superior matter: see superior.h. */
#include "transfer/superior.h"

#include <string.h>

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/central_matter.h"
#include "transfer/targets.h"

static bool is_clause(const struct node *n)
{
    return (n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET) && n->path.n;
}

static struct phrase read_text(const struct superior *s, const struct node *n)
{
    return phrase_read(s->arena, node_text(s->arena, n));
}

/* A part of the paper that describes the situation, and holds no goals or principles. */
static bool is_background(const struct node *n, const struct phrase *text)
{
    return n->kind == NODE_HEADING && n->level == 1 && lexicon_in(WORDS_BACKGROUND, text) &&
           !lexicon_in(WORDS_GOALS, text) && !lexicon_in(WORDS_PRINCIPLES, text);
}

/* --- who is named ------------------------------------------------------------------------- */

/* The words that a body above the issuer takes from word i on; 0 for none. */
static size_t above_at(const struct superior *s, const struct phrase *text, size_t i)
{
    size_t n =
        lexicon_at(WORDS_NO_CENTRAL_DUTY, text, i) ? 0 : lexicon_at(WORDS_CENTRAL_DUTY, text, i);
    size_t part = lexicon_at(WORDS_MINISTRY_PART, text, i);
    if (part && phrase_is_large(text, i) && i + part < text->n && phrase_is_large(text, i + part))
        n = n > part ? n : part;
    size_t province = s->commune ? lexicon_at(WORDS_PROVINCIAL_DUTY, text, i) : 0;
    return n > province ? n : province;
}

static enum words our_bodies(const struct superior *s)
{
    return s->commune ? WORDS_COMMUNE_BODY : WORDS_LOCAL_BODY;
}

/* Is a body of ours named from word i on, before the verb that says what is to be done or the end
 * of the sentence. */
static bool ours_after(const struct superior *s, const struct phrase *text, size_t i)
{
    for (size_t first = i; i < text->n; i++) {
        struct str gap = phrase_gap(text, i);
        if (lexicon_at(our_bodies(s), text, i))
            return true;
        if (i > first && (lexicon_at(WORDS_DUTY_VERB, text, i) || memchr(gap.p, '.', gap.n) ||
                          memchr(gap.p, ';', gap.n)))
            return false;
    }
    return false;
}

/* The first word after those that may be before a body: "Đề nghị", "Giao". */
static size_t subject_from(const struct phrase *text, size_t i)
{
    for (size_t n; i < text->n && (n = lexicon_at(WORDS_BODY_ASKED, text, i)) != 0;)
        i += n;
    return i;
}

/* Does a sentence that begins at word i have bodies above the issuer alone as its subject. */
static bool is_theirs(const struct superior *s, const struct phrase *text, size_t i)
{
    i = subject_from(text, i);
    return i < text->n && above_at(s, text, i) && !ours_after(s, text, i);
}

/* A duty of theirs, and none of ours below it. */
static bool is_duty(const struct superior *s, const struct node *n, const struct phrase *text)
{
    if (!is_theirs(s, text, 0))
        return false;
    for (const struct node *c = node_next(n, n); c; c = node_next(c, n)) {
        struct phrase below = read_text(s, c);
        if (lexicon_at(our_bodies(s), &below, subject_from(&below, 0)))
            return false;
    }
    return true;
}

/* Laws and decrees that are to be made or amended; by the first words of the clause. */
static bool makes_law(const struct superior *s, const struct phrase *text)
{
    size_t i = 0, n;
    while (i < text->n && (n = lexicon_at(WORDS_LAW_MAKING, text, i)) != 0)
        i += n;
    if (!i || !lexicon_at(WORDS_LAW, text, i))
        return false;
    for (size_t k = 0; k < text->n; k++)
        if (lexicon_at(our_bodies(s), text, k))
            return false;
    return true;
}

/* --- what is proposed to be left out ------------------------------------------------------ */

bool superior_only_leads(const struct superior *s, const struct node *n)
{
    struct str text = str_trim(node_text(s->arena, n));
    return n->kind == NODE_HEADING ||
           (n->first && !str_ends(text, STR(".")) && !str_ends(text, STR(";")));
}

static enum msg own_reason(const struct superior *s, const struct node *n)
{
    static const enum msg reasons[] = {[MATTER_NONE] = MSG_COUNT,
                                       [MATTER_DUTY] = MSG_BEGIN_DUTY,
                                       [MATTER_ENACTING] = MSG_BEGIN_ENACTING,
                                       [MATTER_DISSEMINATION] = MSG_BEGIN_DISSEMINATION,
                                       [MATTER_CLOSING] = MSG_BEGIN_CLOSING};
    struct phrase text = read_text(s, n);
    enum msg reason = reasons[central_matter(n)];
    if (n->central_only || (reason == MSG_COUNT && is_duty(s, n, &text)))
        return MSG_BEGIN_DUTY;
    if (is_background(n, &text))
        return MSG_BEGIN_BACKGROUND;
    return reason == MSG_COUNT && n->kind != NODE_HEADING && makes_law(s, &text) ? MSG_BEGIN_LAW
                                                                                 : reason;
}

enum msg superior_reason(const struct superior *s, const struct node *n)
{
    enum msg all = own_reason(s, n);
    bool table = false;
    if (all != MSG_COUNT || !superior_only_leads(s, n))
        return all;
    /* that of the first below it, if all below it are left out; rows of a table become tasks */
    for (const struct node *c = n->first; c; c = c->next) {
        enum msg one = is_clause(c) ? superior_reason(s, c) : all;
        if (is_clause(c) && one == MSG_COUNT)
            return MSG_COUNT;
        all = all == MSG_COUNT ? one : all;
        table |= c->kind == NODE_TABLE;
    }
    return table && all != MSG_COUNT ? MSG_BEGIN_TABLE : all;
}

/* --- what is asked ------------------------------------------------------------------------ */

static bool begins_sentence(const struct phrase *text, size_t i)
{
    struct str gap = phrase_gap(text, i);
    return !i || memchr(gap.p, '.', gap.n) || memchr(gap.p, ';', gap.n) ||
           memchr(gap.p, ':', gap.n);
}

/* Below a heading of goals, with a figure of what is to be reached, or what may be one. */
static bool is_target(const struct superior *s, const struct node *n, const struct phrase *text)
{
    bool goals = false;
    for (const struct node *p = n->parent; p && p->parent; p = p->parent) {
        struct phrase heading = read_text(s, p);
        goals |= lexicon_in(WORDS_TARGET_PART, &heading);
    }
    struct target *targets;
    const unsigned char *cited = arena_alloc(s->arena, text->text.n + 1);
    return goals && target_find(s->arena, text, cited, &targets) > 0;
}

static bool names_several(const struct superior *s, const struct phrase *text)
{
    return lexicon_in(WORDS_ALL_PLACES, text) ||
           (s->commune && lexicon_in(WORDS_ALL_COMMUNES, text));
}

static bool speaks_of_all(const struct superior *s, const struct phrase *text)
{
    return lexicon_in(WORDS_WHOLE_COUNTRY, text) ||
           (s->commune && lexicon_in(WORDS_WHOLE_PROVINCE, text));
}

enum msg superior_question(const struct superior *s, const struct node *n)
{
    struct phrase text = read_text(s, n);
    bool theirs = false, heading = n->kind == NODE_HEADING;
    if (s->own)
        return MSG_COUNT;
    bool places = false;
    for (size_t i = 0; i < text.n && !heading; i++) {
        bool begins = begins_sentence(&text, i);
        size_t subject = begins ? subject_from(&text, i) : text.n;
        theirs |= i && begins && is_theirs(s, &text, i);
        places |= subject < text.n && lexicon_at(WORDS_PLACE_SUBJECT, &text, subject);
    }
    if (theirs)
        return MSG_BEGIN_ASK_PART;
    if (places || names_several(s, &text) || (!heading && speaks_of_all(s, &text)))
        return MSG_BEGIN_ASK;
    return !heading && is_target(s, n, &text) ? MSG_BEGIN_ASK_TARGET : MSG_COUNT;
}

/* --- tasks -------------------------------------------------------------------------------- */

bool superior_gives_tasks(const struct superior *s, const struct node *n)
{
    struct phrase text = read_text(s, n);
    size_t i = subject_from(&text, 0);
    return n->first && superior_only_leads(s, n) && lexicon_at(our_bodies(s), &text, i) &&
           superior_reason(s, n) == MSG_COUNT;
}

bool superior_names_ours(const struct superior *s, struct str text)
{
    struct phrase words = phrase_read(s->arena, text);
    return lexicon_in(our_bodies(s), &words);
}

bool superior_names_several(const struct superior *s, struct str text)
{
    struct phrase words = phrase_read(s->arena, text);
    return names_several(s, &words);
}
