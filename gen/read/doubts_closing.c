/* Doubts about recipients and signatures by their form: see doubts_facts.h. */
#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "model/part_class.h"
#include "read/doubts_facts.h"
#include "read/paper/keywords.h"
#include "read/paper/line_parts.h"

enum { QUOTED = 60, RECIPIENT_MOST = 45 }; /* characters quoted; words of a recipient */

/* --- recipients --------------------------------------------------------------------------- */

/* The list of recipients so far. */
struct recipients {
    bool list;           /* its label has come */
    bool dashed;         /* its entries have dashes */
    bool filed;          /* the office's own copy, which is the last of them, has come */
    bool signs;          /* one of its entries ended with a comma or semicolon */
    bool unsigned_named; /* one that did not was named */
};

/* Printed below the list, and none of it. */
static bool is_below_list(struct arena *a, struct str text)
{
    return part_is_drafter_code(text) || part_is_contact(a, text) ||
           part_is_circulation_last(a, text);
}

static bool has_end(struct str text)
{
    return text.n && strchr(",;.:", text.p[text.n - 1]);
}

/*
 * An entry of a scan, not the last one, without the sign that entries end with: it was not read, or
 * more was not. Where all lost it the first one is named.
 */
static bool lost_end(struct doubts *d, const struct node *n, struct recipients *r)
{
    const struct node *next = n->next;
    if (!d->doc->source->recognised || !r->list || !next || next->kind != NODE_RECIPIENT ||
        has_end(node_text(d->doc->arena, n)) ||
        is_below_list(d->doc->arena, node_text(d->doc->arena, next)))
        return false;
    bool named = r->unsigned_named && !r->signs;
    r->unsigned_named = true;
    return !named;
}

/* A mark of a table that was none, or the dash of another entry. */
static bool has_marks_inside(struct str text)
{
    return str_ends(text, STR("|")) || str_find(text, STR("--|"), 0) != (size_t)-1 ||
           str_find(text, STR("; - "), 0) != (size_t)-1 ||
           str_find(text, STR("; \xE2\x80\x93 "), 0) != (size_t)-1;
}

/* "Để báo cáo:", "(Thực hiện)": heads the entries with dashes that come after it. */
static bool heads_group(const struct node *n, struct str text, size_t words)
{
    enum { LABEL = 6 }; /* words */
    bool bracket = str_starts(text, STR("(")) && str_ends(text, STR(")"));
    return words <= LABEL && (str_ends(text, STR(":")) || bracket) && n->next &&
           n->next->kind == NODE_RECIPIENT && n->next->label.n;
}

static bool is_recipient_odd(struct doubts *d, const struct node *n, const struct recipients *r)
{
    struct str text = node_text(d->scratch, n), rest = text;
    struct letter_key key = letter_key(d->scratch, text);
    size_t words = 0;
    while (str_word(&rest).n)
        words++;
    if (words > RECIPIENT_MOST || has_marks_inside(text) ||
        (!r->list && str_ends(text, STR(":")) && n->label.n))
        return true;
    bool undashed = r->dashed && !n->label.n && !heads_group(n, text, words);
    return r->list && (undashed || r->filed ||
                       (unicode_is_capitals(text, CAPITALS_READ) && keyword_signing(&key)));
}

static void check_recipient(struct doubts *d, const struct node *n, struct recipients *r)
{
    struct str text = node_text(d->scratch, n);
    struct letter_key key = letter_key(d->scratch, text);
    if (lexicon_starts(&key, WORDS_RECIPIENTS)) {
        *r = (struct recipients){.list = true};
        if (str_find(text, STR("; "), 0) != (size_t)-1) /* all of the list */
            doubt(d, MSG_READ_ODD_RECIPIENT, n, STR_ARG(str_first_words(text, QUOTED)));
        return;
    }
    if (is_below_list(d->scratch, text))
        return;
    if (is_recipient_odd(d, n, r) || lost_end(d, n, r))
        doubt(d, MSG_READ_ODD_RECIPIENT, n, STR_ARG(str_first_words(text, QUOTED)));
    r->dashed |= n->label.n > 0;
    r->signs |= r->list && has_end(text);
    r->filed |= r->list && lexicon_starts(&key, WORDS_FILED);
}

/* --- signatures --------------------------------------------------------------------------- */

struct signature {
    bool office, name; /* have come */
    bool note;         /* "(Đã ký)", which stands for the name */
};

/*
 * In a scan a line in capitals is all of an office or of the body that it is for, or it was
 * misread: "TM. ỦY HẠN", "CHỦ TỊC".
 */
static bool is_office_read(struct doubts *d, const struct letter_key *key)
{
    size_t authority = lexicon_starts_loosely(key, WORDS_AUTHORITY);
    struct str begin =
        authority ? lexicon_list(WORDS_AUTHORITY)->entries[authority - 1].letters : STR_NONE;
    struct letter_key rest =
        letter_key(d->scratch, str_slice((struct str){key->text, key->n}, begin.n, key->n));
    return keyword(&rest, WORDS_POSITION) || keyword_place(&rest) ||
           lexicon_starts(&rest, WORDS_BODY_OPENS) || lexicon_starts(&rest, WORDS_BARE_BODIES) ||
           lexicon_starts(&rest, WORDS_LONE_HEADS) || lexicon_starts(&rest, WORDS_PLACE_BODIES) ||
           (!authority && keyword_signing(key));
}

/* Is a line of a signature none that was seen in one, at its place. */
static bool is_line_odd(struct doubts *d, struct str line, struct str below, struct signature *s)
{
    struct letter_key key = letter_key(d->scratch, line);
    bool signed_note = lexicon_starts(&key, WORDS_SIGNED_NOTE);
    s->note |= signed_note;
    if (signed_note || lexicon_is_key(&key, WORDS_BOTH_OFFICES))
        return false;
    if (memchr("([", *line.p, 2)) {
        s->name |= *line.p == '['; /* room for it */
        return false;
    }
    if (unicode_is_capitals(line, CAPITALS_READ)) {
        struct letter_key note = letter_key(d->scratch, str_line(&below));
        bool office = keyword_signing(&key) || lexicon_starts(&key, WORDS_BODY_OPENS) ||
                      lexicon_starts(&note, WORDS_SIGNED_NOTE);
        bool odd = s->name || (!s->office && !office) || lexicon_starts(&key, WORDS_MOTTO) ||
                   (d->doc->source->recognised && !is_office_read(d, &key));
        s->office = true;
        return odd;
    }
    bool odd = s->name || !keyword_signer(line);
    s->name = true;
    return odd;
}

/* A paper with number and day, no draft: somebody has signed it, but texts often leave it out. */
static bool is_issued(const struct doubts *d)
{
    const struct source *s = d->doc->source;
    bool draft = !s->printed && s->format != SOURCE_FORMAT_DOCX;
    for (const struct node *n = d->doc->root->first; n && !draft; n = n->next)
        draft = n->kind == NODE_FRONT && n->role == FRONT_DRAFT;
    return d->doc->number.n && d->doc->date.n && !draft;
}

static void check_signature(struct doubts *d, const struct node *n)
{
    struct signature s = {0};
    struct str text = node_text(d->scratch, n);
    while (text.n) {
        struct str line = str_trim(str_line(&text));
        if (line.n && is_line_odd(d, line, text, &s))
            doubt(d, MSG_READ_ODD_SIGNATURE, n, STR_ARG(str_first_words(line, QUOTED)));
    }
    if (!s.name && d->doc->source->recognised)
        doubt(d, MSG_READ_NO_SIGNER, n);
    else if (!s.name && !s.note && is_issued(d))
        doubt(d, MSG_READ_NO_NAME, n);
}

/* Who signs is above the title of a table, not in it. */
static void check_table_title(struct doubts *d, const struct node *n)
{
    struct str text = node_text(d->scratch, n);
    bool place = false; /* the line above ends with "tỉnh": its name is no person's */
    while (text.n) {
        struct str line = str_trim(str_line(&text));
        struct letter_key key = letter_key(d->scratch, line);
        bool office =
            unicode_is_capitals(line, CAPITALS_READ) &&
            (lexicon_starts_loosely(&key, WORDS_AUTHORITY) || keyword(&key, WORDS_POSITION));
        if (office || (keyword_signer(line) && !place))
            doubt(d, MSG_READ_MISPLACED, n, STR_ARG(str_first_words(line, QUOTED)));
        place = lexicon_ends_with(&key, WORDS_PLACE_TYPES);
    }
}

void doubts_of_closing(struct doubts *d)
{
    struct recipients r = {0};
    for (const struct node *n = d->doc->root->first; n; n = n->next) {
        if (n->kind == NODE_RECIPIENT)
            check_recipient(d, n, &r);
        if (n->kind == NODE_SIGNATURE)
            check_signature(d, n);
        if (n->kind == NODE_TABLE_TITLE)
            check_table_title(d, n);
        arena_empty(d->scratch);
    }
}
