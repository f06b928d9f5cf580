/* Doubts: see doubts.h. */
#include "read/doubts.h"

#include <stdarg.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label_due.h"
#include "lexicon/lexicon.h"
#include "model/clause_numbers.h"
#include "model/tasks.h"
#include "read/letters.h"
#include "read/paper/keywords.h"

enum {
    COLUMN_GAP = 3,     /* blanks inside a text that look like the space between columns */
    COLUMN_GAPS = 3,    /* so many of them look like a table */
    OPEN_LENGTH = 90,   /* characters: a shorter text without a stop may be a title */
    SENSE_LEAST = 40,   /* words: of fewer nothing is inferred */
    SENSE_PERCENT = 80, /* of the words: fewer that are Vietnamese are reported */
};

struct doubts {
    struct doc *doc;
    size_t count[MSG_COUNT];
    struct doubt *last;
    size_t gaps;                /* wide blanks of the paragraphs one below another so far */
    const struct node *columns; /* the first of these */
    const struct node *chapter, *article; /* the last ones: their numbers run through the paper */
    bool begins_mark[256];                /* bytes that marks of mark-up begin with */
};

static void keep(struct doubts *d, enum msg m, const unsigned lines[2])
{
    struct doubt *new = arena_alloc(d->doc->arena, sizeof *new);
    new->rule = msg_rule(m);
    new->text = str_copy(d->doc->arena, str_of(diag_last()));
    new->warning = msg_level(m) != DIAG_NOTE;
    new->lines[0] = lines[0];
    new->lines[1] = lines[1];
    if (d->last)
        d->last->next = new;
    else
        d->doc->doubts = new;
    d->last = new;
}

static void doubt(struct doubts *d, enum msg m, const struct node *n, ...)
{
    va_list arguments;
    unsigned lines[2] = {0};
    if (++d->count[m] > DOUBTS_OF_A_RULE)
        return;
    va_start(arguments, n);
    diag_list(m, n ? n->pos : (struct pos){d->doc->source, 0}, arguments);
    va_end(arguments);
    if (n && n->line_count) {
        lines[0] = n->lines[0];
        lines[1] = n->lines[n->line_count - 1];
    }
    keep(d, m, lines);
}

/* What the stages of the reader have to say. */
static void report_remarks(struct doubts *d)
{
    for (size_t i = 0; i < d->doc->remark_count; i++) {
        const struct remark *r = &d->doc->remarks[i];
        if (++d->count[r->msg] > DOUBTS_OF_A_RULE)
            continue;
        diag(r->msg, r->pos, STR_ARG(r->text), r->count);
        keep(d, r->msg, r->lines);
    }
}

/* --- facts of the masthead ---------------------------------------------------------------- */

static const struct node *front(const struct doc *d, enum front_role role)
{
    for (const struct node *n = d->root->first; n; n = n->next)
        if (n->kind == NODE_FRONT && n->role == role)
            return n;
    return NULL;
}

static const struct node *first_of(const struct doc *d, enum node_kind kind)
{
    const struct node *n = d->root->first;
    while (n && n->kind != kind)
        n = n->next;
    return n;
}

/* A fact that the paper leaves open, "Số:   /KH-UBND", is no fault; one that it lacks is reported.
 */
static void check_fact(struct doubts *d, struct str fact, enum front_role role, enum msg open,
                       enum msg missing)
{
    const struct node *n = front(d->doc, role);
    if (!fact.n)
        doubt(d, n ? open : missing, n);
}

static void check_masthead(struct doubts *d, bool printed)
{
    const struct doc *doc = d->doc;
    const struct node *title = first_of(doc, NODE_TITLE);
    bool paper = front(doc, FRONT_MOTTO) || front(doc, FRONT_NUMBER) || front(doc, FRONT_ISSUER);
    if (!title && !first_of(doc, NODE_TABLE_TITLE)) {
        doubt(d, MSG_READ_NO_TITLE, NULL);
        return;
    }
    if (title && !doc->kind.n)
        doubt(d, MSG_READ_NO_KIND, title);
    if (printed && title && !paper && !doc->digest && !doc->number.n && !doc->issuer.n)
        doubt(d, MSG_READ_NO_MASTHEAD, title);
    if (!paper || doc->digest)
        return;
    check_fact(d, doc->number, FRONT_NUMBER, MSG_READ_OPEN_NUMBER, MSG_READ_NO_NUMBER);
    check_fact(d, doc->date, FRONT_PLACE_DATE, MSG_READ_OPEN_DATE, MSG_READ_NO_DATE);
    check_fact(d, doc->issuer, FRONT_ISSUER, MSG_READ_NO_ISSUER, MSG_READ_NO_ISSUER);
    for (const struct node *n = doc->root->first; n; n = n->next)
        if (n->kind == NODE_FRONT && n->role == FRONT_OTHER)
            doubt(d, MSG_READ_FRONT, n, STR_ARG(str_first_words(node_text(doc->arena, n), 60)));
}

/* --- the end of the paper ----------------------------------------------------------------- */

/* So much of a masthead that the paper is no excerpt. */
static bool is_whole(const struct doc *d)
{
    enum { ELEMENTS = 3 };
    return (front(d, FRONT_MOTTO) != NULL) + (front(d, FRONT_NUMBER) != NULL) +
               (front(d, FRONT_PLACE_DATE) != NULL) + (front(d, FRONT_ISSUER) != NULL) >=
           ELEMENTS;
}

/* The official gazette leaves out whom a paper was sent to. */
static bool is_of_gazette(const struct doc *d)
{
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        struct letter_key key = n->kind == NODE_NOISE ? letter_key(d->arena, node_text(d->arena, n))
                                                      : (struct letter_key){"", 0};
        if (lexicon_has(&key, WORDS_GAZETTE_HEAD))
            return true;
    }
    return false;
}

static const struct node *last_clause(const struct doc *d)
{
    const struct node *last = NULL;
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
        if (node_is_clause(n) || n->kind == NODE_TABLE_ROW)
            last = n;
    return last;
}

/* Clauses after a signature, up to the next attachment. */
static void check_after_signature(struct doubts *d, const struct node *signature)
{
    for (const struct node *n = signature->next; n; n = n->next) {
        if (n->kind == NODE_TABLE_TITLE || n->kind == NODE_TITLE || n->kind == NODE_TABLE)
            return;
        if (n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET) {
            doubt(d, MSG_READ_AFTER_SIGNATURE, n);
            return;
        }
    }
}

static void check_closing(struct doubts *d)
{
    const struct doc *doc = d->doc;
    const struct node *signature = first_of(doc, NODE_SIGNATURE);
    const struct node *recipient = first_of(doc, NODE_RECIPIENT);
    if (doc->digest)
        return;
    if (!signature && !recipient && is_whole(doc))
        doubt(d, MSG_READ_NO_CLOSING, last_clause(doc));
    else if (!signature && recipient)
        doubt(d, MSG_READ_NO_SIGNATURE, recipient);
    else if (signature && !recipient && is_whole(doc) && !is_of_gazette(doc))
        doubt(d, MSG_READ_NO_RECIPIENTS, signature);
    if (signature)
        check_after_signature(d, signature);
}

/* --- numbering ---------------------------------------------------------------------------- */

static struct label label_of(const struct doc *d, const struct node *n)
{
    return node_is_numbered(n) ? node_label(d, n) : (struct label){0};
}

/* The clause before n of the same class of numbers, beside it. */
static const struct node *sister_before(const struct doc *d, const struct node *n,
                                        enum label_class class, struct label *label)
{
    for (const struct node *p = n->prev; p; p = p->prev) {
        *label = label_of(d, p);
        if (p->kind == NODE_TABLE_TITLE)
            break;
        if (label->class == class)
            return p;
    }
    return NULL;
}

/* The start of a text that would be a label if its number were due: "5: Trồng"; unset if not. */
static struct str untaken(struct str text)
{
    enum {
        SECTIONS = 40,
        DIGITS = 2
    }; /* numbers that sections go up to, and of those of clauses */
    unsigned number = 0;
    struct label l = {0};
    if (str_number(text, 0, DIGITS, &number))
        l = label_due(text, LABEL_ARABIC, number);
    else if (unicode_is_capitals(text, CAPITALS_READ))
        while (l.class == LABEL_NONE && number++ < SECTIONS)
            l = label_due(text, LABEL_ROMAN, number);
    return str_slice(text, 0, l.length);
}

/* A text without a number that looks as if it had one, or opens a quotation for ever. */
static void check_unlabelled(struct doubts *d, const struct node *n, struct str text)
{
    if (n->quoted == QUOTATION_OPEN)
        doubt(d, MSG_READ_QUOTATION, n);
    if (n->quoted || n->label.n || (n->kind != NODE_PARA && n->kind != NODE_HEADING))
        return;
    struct str like = untaken(text);
    if (like.n)
        doubt(d, MSG_READ_NOT_TAKEN, n, STR_ARG(like));
}

/* Is the number another than the one printed. */
static bool is_mended(const struct doc *d, const struct node *n)
{
    return !str_eq(n->number, label_number_plain(d->arena, n->label));
}

/* The clause whose number the one of n follows: beside it, or the last chapter or article. */
static const struct node *before(struct doubts *d, const struct node *n, enum label_class class,
                                 struct label *label)
{
    const struct node **last = class == LABEL_CHAPTER   ? &d->chapter
                               : class == LABEL_ARTICLE ? &d->article
                                                        : NULL;
    if (!last)
        return sister_before(d->doc, n, class, label);
    const struct node *found = *last;
    *last = n;
    *label = found ? label_of(d->doc, found) : (struct label){0};
    return found;
}

static void check_label(struct doubts *d, const struct node *n)
{
    if (n->kind == NODE_TABLE_TITLE)
        d->chapter = d->article = NULL;
    struct label own = label_of(d->doc, n), other = {0};
    if (own.class == LABEL_NONE)
        return;
    if (is_mended(d->doc, n))
        doubt(d, MSG_READ_MENDED, n, STR_ARG(n->label), STR_ARG(n->number));
    const struct node *sister = before(d, n, own.class, &other);
    size_t mark = str_find(n->path, STR("#"), 0);
    if (mark != (size_t)-1 && mark + 2 >= n->path.n) {
        const struct node *first = doc_find(d->doc, str_slice(n->path, 0, mark));
        doubt(d, MSG_READ_PATH, n, STR_ARG(str_slice(n->path, 0, mark)),
              first ? pos_line(first->pos) : 0);
        return;
    }
    unsigned last = own.depth ? own.number[own.depth - 1] : 0;
    unsigned due = sister && other.depth ? other.number[other.depth - 1] + 1 : 0;
    bool letter_of_roman = own.upper && sister && own.upper == other.upper + 1;
    bool anew = last == 1 && sister && (own.class > LABEL_ROMAN || sister->parent != n->parent);
    due -= due == last + 1 && own.inserted;
    if (sister && last != due && !letter_of_roman && !anew)
        doubt(d, MSG_READ_SEQUENCE, n, STR_ARG(n->label), STR_ARG(sister->label));
    else if (!sister && last > 1 && own.class != LABEL_ARTICLE && own.class != LABEL_DOTTED &&
             !(own.class == LABEL_LOWER && str_starts(n->label, STR("i")))) /* a Roman 1, too */
        doubt(d, MSG_READ_FIRST, n, STR_ARG(n->label));
}

/* --- text --------------------------------------------------------------------------------- */

/* Of several marks the first of the list. */
static void check_markup(struct doubts *d, const struct node *n, struct str text)
{
    const struct lexicon_list *marks = lexicon_list(WORDS_MARKUP);
    size_t first = marks->n;
    for (size_t at = 0; at < text.n; at++) {
        if (!d->begins_mark[(unsigned char)text.p[at]])
            continue;
        struct str rest = str_slice(text, at, text.n);
        for (size_t i = 0; i < first; i++)
            if (str_starts(rest, marks->entries[i].fields[0]))
                first = i;
    }
    if (first < marks->n)
        doubt(d, MSG_READ_MARKUP, n, STR_ARG(marks->entries[first].fields[0]));
}

/* Is a line of a signature too long for the name of one person. */
static bool two_names(struct str text)
{
    enum { NAME_WORDS = 5 };
    for (bool first = true; text.n; first = false) {
        struct str line = str_line(&text), rest = line;
        size_t words = 0;
        while (str_word(&rest).n)
            words++;
        if (words > NAME_WORDS && !first && keyword_name(line) &&
            !unicode_is_capitals(line, CAPITALS_READ))
            return true;
    }
    return false;
}

/* Wide blanks again and again, in paragraphs one below another: columns that gave no rows. */
static void check_columns(struct doubts *d, const struct node *n, struct str text)
{
    bool clause = n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_BULLET;
    bool open = n->kind == NODE_FRONT && (n->role == FRONT_NUMBER || n->role == FRONT_PLACE_DATE);
    bool form = n->kind == NODE_FRONT || n->kind == NODE_TITLE || n->kind == NODE_RECIPIENT ||
                n->kind == NODE_SIGNATURE;
    size_t gaps = 0, blanks = 0;
    for (size_t i = 0; i < text.n && (clause || form); i++) {
        bool blank = is_blank(text.p[i]);
        gaps += !blank && blanks >= COLUMN_GAP;
        blanks = blank ? blanks + 1 : 0;
    }
    if (form && !open && (gaps || (n->kind == NODE_SIGNATURE && two_names(text))))
        doubt(d, MSG_READ_UNPARTED, n);
    if (!clause || (!gaps && !d->gaps))
        return;
    struct letter_key key = letter_key(d->doc->arena, text);
    if (lexicon_has(&key, WORDS_MOTTO) || lexicon_has(&key, WORDS_PLACE_DATE))
        return; /* of the masthead of a form */
    if (gaps && !d->gaps)
        d->columns = n;
    bool warned = d->gaps >= COLUMN_GAPS;
    d->gaps = gaps ? d->gaps + gaps : 0;
    if (!warned && d->gaps >= COLUMN_GAPS)
        doubt(d, MSG_READ_COLUMNS, d->columns);
}

/* A clause that ends with a word that must be followed by another, or inside a parenthesis. */
static void check_end(struct doubts *d, const struct node *n, struct str text)
{
    struct str last = str_last_word(text);
    const struct node *below = n->first;
    while (below && (below->kind == NODE_FOOTNOTE || below->kind == NODE_NOISE))
        below = below->next;
    if ((n->kind != NODE_PARA && n->kind != NODE_BULLET) || below)
        return;
    if (lexicon_is(last, WORDS_UNFINISHED))
        doubt(d, MSG_READ_UNFINISHED, n, STR_ARG(last));
}

static bool digit_after_letter(struct str text)
{
    size_t i = 1;
    while (i < text.n && (!is_digit(text.p[i]) || is_digit(text.p[i - 1]) ||
                          ((unsigned char)text.p[i - 1] < 0x80 && !is_letter(text.p[i - 1]))))
        i++;
    return i < text.n;
}

/* "cây2": a small letter and a digit after it at the end of a word of several letters. */
static void check_digits(struct doubts *d, const struct node *n, struct str text)
{
    enum { WORD = 3, LONGEST = 40 }; /* bytes: "m2", "km2" are units */
    struct str rest = text;
    if (n->kind != NODE_PARA && n->kind != NODE_BULLET && n->kind != NODE_HEADING)
        return;
    if (!digit_after_letter(text))
        return;
    for (struct str word; (word = str_word(&rest)).n;) {
        size_t end = word.n <= LONGEST ? word.n : 0;
        while (end && strchr(".,;:)\"", word.p[end - 1]))
            end--;
        if (!end || !is_digit(word.p[end - 1]))
            continue;
        size_t digits = end;
        while (digits && is_digit(word.p[digits - 1]))
            digits--;
        bool letters = true;
        uint32_t c;
        for (size_t at = 0; at < digits; at += utf8_next(str_slice(word, at, digits), &c))
            letters = letters && utf8_next(str_slice(word, at, digits), &c) && cp_is_lower(c);
        if (digits < end && end - digits <= 2 && digits >= WORD && letters)
            doubt(d, MSG_READ_DIGIT, n, STR_ARG(str_slice(word, 0, end)));
    }
}

static void check_letters(struct doubts *d, const struct letter_counts *l)
{
    if (l->words >= SENSE_LEAST && (l->words - l->foreign) * 100 < SENSE_PERCENT * l->words)
        doubt(d, MSG_READ_LETTERS, NULL, 100 * l->foreign / l->words);
    if (l->controls)
        doubt(d, MSG_READ_CONTROLS, l->first_control, l->controls);
    if (l->look_alikes)
        doubt(d, MSG_READ_LOOK_ALIKES, l->first_look_alike, l->look_alikes);
}

/* --- tables ------------------------------------------------------------------------------- */

static void check_tasks(struct doubts *d)
{
    struct arena *a = arena_new();
    size_t count;
    struct task_row *tasks = doc_tasks(d->doc, a, &count);
    for (size_t i = 0; i < count; i++)
        if (!tasks[i].lead.n && tasks[i].task.n)
            doubt(d, MSG_READ_NO_LEAD, tasks[i].row, STR_ARG(tasks[i].number));
    arena_free(a);
}

void doubts_find(struct doc *doc, bool printed)
{
    struct doubts d = {.doc = doc};
    struct letter_counts letters = {0};
    const struct lexicon_list *marks = lexicon_list(WORDS_MARKUP);
    for (size_t i = 0; i < marks->n; i++)
        d.begins_mark[(unsigned char)*marks->entries[i].fields[0].p] = true;
    check_masthead(&d, printed);
    check_closing(&d);
    report_remarks(&d);
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_NOISE)
            continue;
        struct str text = node_text(doc->arena, n);
        check_label(&d, n);
        check_unlabelled(&d, n, text);
        check_markup(&d, n, text);
        check_columns(&d, n, text);
        check_end(&d, n, text);
        check_digits(&d, n, text);
        letters_count(&letters, n, n->label);
        letters_count(&letters, n, text);
    }
    check_letters(&d, &letters);
    check_tasks(&d);
    for (size_t m = 0; m < MSG_COUNT; m++)
        if (d.count[m] > DOUBTS_OF_A_RULE)
            doubt(&d, MSG_READ_MORE, NULL, d.count[m] - DOUBTS_OF_A_RULE, msg_rule(m));
}

struct str doubts_summary(struct arena *a, const struct doc *doc)
{
    size_t count[NODE_KINDS] = {0}, noise = 0, warnings = 0;
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root)) {
        count[n->kind]++;
        noise += n->kind == NODE_NOISE ? n->line_count : 0;
    }
    for (const struct doubt *w = doc->doubts; w; w = w->next)
        warnings += w->warning;
    return str_format(a, msg_text(MSG_READ_SUMMARY), STR_ARG(doc->kind.n ? doc->kind : STR("?")),
                      STR_ARG(doc->number.n ? doc->number : STR("?")),
                      STR_ARG(doc->date.n ? doc->date : STR("?")),
                      STR_ARG(doc->issuer.n ? doc->issuer : STR("?")), count[NODE_HEADING],
                      count[NODE_PARA], count[NODE_BULLET], count[NODE_FOOTNOTE], count[NODE_TABLE],
                      count[NODE_TABLE_ROW], noise, warnings);
}
