/* Doubts: see doubts.h. */
#include "read/doubts_columns.h"
#include "read/doubts_facts.h"
#include "read/doubts_scan.h"
#include "read/doubts_tables.h"

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

static void append(struct doubts *d, struct doubt *new)
{
    if (d->last)
        d->last->next = new;
    else
        d->doc->doubts = new;
    d->last = new;
}

static void keep(struct doubts *d, enum msg m, const unsigned lines[2])
{
    struct doubt *new = arena_alloc(d->doc->arena, sizeof *new);
    new->rule = msg_rule(m);
    new->text = str_copy(d->doc->arena, str_of(diag_last()));
    new->warning = msg_level(m) != DIAG_NOTE;
    new->lines[0] = lines[0];
    new->lines[1] = lines[1];
    append(d, new);
}

void doubt(struct doubts *d, enum msg m, const struct node *n, ...)
{
    va_list arguments;
    unsigned lines[2] = {0};
    if (++d->count[m] > DOUBTS_OF_A_RULE)
        return;
    va_start(arguments, n);
    diag_list(m, n ? n->pos : (struct pos){d->doc->source, 0}, arguments);
    va_end(arguments);
    if (n && n->line_count) {
        lines[0] = node_lines(n)[0];
        lines[1] = node_lines(n)[n->line_count - 1];
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

/* What was said while the file was opened and its mark-up read. */
static void take_messages(struct doubts *d, size_t from)
{
    struct diag_message m;
    size_t end = diag_entries();
    while (from < end && diag_next(&from, d->doc->source->name, &m)) {
        if (msg_level(m.msg) == DIAG_ERROR)
            continue;
        struct doubt *new = arena_alloc(d->doc->arena, sizeof *new);
        new->rule = msg_rule(m.msg);
        new->warning = msg_level(m.msg) != DIAG_NOTE;
        new->lines[0] = new->lines[1] = (unsigned)m.line;
        new->text =
            m.text.n ? str_copy(d->doc->arena, m.text)
                     : str_format(d->doc->arena, msg_text(MSG_READ_MORE), m.count, msg_rule(m.msg));
        append(d, new);
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

/* A fact that the paper leaves open, "Số:   /KH-UBND", is no fault, but in a scan it may be written
 * by hand; one that the paper lacks is reported. */
static void check_fact(struct doubts *d, struct str fact, enum front_role role, enum msg open,
                       enum msg missing)
{
    const struct node *n = front(d->doc, role);
    bool unread = n && d->doc->source->recognised;
    if (!fact.n)
        doubt(d, unread ? MSG_READ_UNREAD : n ? open : missing, n);
}

/* "ngày 3 tháng 4 ... 2031" with all its numbers: not left open, but not understood. */
static bool has_whole_date(struct doubts *d)
{
    const struct node *n = front(d->doc, FRONT_PLACE_DATE);
    struct str rest = n ? node_text(d->doc->arena, n) : STR_NONE, word = STR_NONE;
    size_t numbers = 0, length = 0;
    while (!length && (word = str_word(&rest)).n)
        lexicon_begins_any_case(word, WORDS_DATE_DAY, &length);
    for (size_t i = 0; i < rest.n; i++)
        numbers += is_digit(rest.p[i]) && (!i || !is_digit(rest.p[i - 1]));
    return numbers >= 3;
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
    for (const struct node *n = doc->root->first; n && (paper || (printed && title)); n = n->next)
        if (n->kind == NODE_FRONT && n->role == FRONT_OTHER && !doc->digest)
            doubt(d, MSG_READ_FRONT, n, STR_ARG(str_first_words(node_text(d->scratch, n), 60)));
    if (!paper || doc->digest)
        return;
    if (front(doc, FRONT_NUMBER) || !lexicon_is(doc->kind, WORDS_KINDS_OF_RECORD))
        check_fact(d, doc->number, FRONT_NUMBER, MSG_READ_OPEN_NUMBER, MSG_READ_NO_NUMBER);
    if (!doc->date.n && has_whole_date(d))
        doubt(d, MSG_READ_ODD_FACT, front(doc, FRONT_PLACE_DATE),
              STR_ARG(node_text(doc->arena, front(doc, FRONT_PLACE_DATE))));
    check_fact(d, doc->date, FRONT_PLACE_DATE, MSG_READ_OPEN_DATE, MSG_READ_NO_DATE);
    if (!lexicon_is(doc->kind, WORDS_KINDS_OF_PARTIES))
        check_fact(d, doc->issuer, FRONT_ISSUER, MSG_READ_NO_ISSUER, MSG_READ_NO_ISSUER);
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
static bool is_of_gazette(const struct doubts *of)
{
    const struct doc *d = of->doc;
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        struct letter_key key = n->kind == NODE_NOISE
                                    ? letter_key(of->scratch, node_text(of->scratch, n))
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
    else if (signature && !recipient && is_whole(doc) && !is_of_gazette(d) &&
             !lexicon_is(doc->kind, WORDS_KINDS_OF_RECORD))
        doubt(d, MSG_READ_NO_RECIPIENTS, signature);
    if (signature)
        check_after_signature(d, signature);
}

/* --- tables ------------------------------------------------------------------------------- */

static void check_tasks(struct doubts *d)
{
    size_t count;
    struct task_row *tasks = doc_tasks(d->doc, d->scratch, &count);
    for (size_t i = 0; i < count; i++)
        if (!tasks[i].lead.n && tasks[i].task.n)
            doubt(d, MSG_READ_NO_LEAD, tasks[i].row, STR_ARG(tasks[i].number));
        else if (tasks[i].unsure)
            doubt(d, MSG_READ_LEAD_UNSURE, tasks[i].row, STR_ARG(tasks[i].number),
                  STR_ARG(tasks[i].lead));
    size_t next = 0; /* the first task below */
    for (const struct node *n = node_next(d->doc->root, d->doc->root); n;
         n = node_next(n, d->doc->root)) {
        if (n->kind != NODE_TABLE)
            continue;
        doubts_of_width(d, n);
        size_t begin = next;
        while (next < count && tasks[next].row->parent == n)
            next++;
        if (next > begin)
            doubts_of_tasks(d, tasks + begin, next - begin);
        else
            doubts_of_table(d, n);
    }
}

void doubts_find(struct doc *doc, bool printed, size_t messages)
{
    struct doubts d = {.doc = doc, .scratch = arena_new()};
    struct letter_counts letters = {0};
    const struct lexicon_list *marks = lexicon_list(WORDS_MARKUP);
    for (size_t i = 0; i < marks->n; i++)
        d.begins_mark[(unsigned char)*marks->entries[i].fields[0].p] = true;
    take_messages(&d, messages);
    check_masthead(&d, printed);
    check_closing(&d);
    if (printed) {
        doubts_of_front(&d);
        doubts_of_closing(&d);
    }
    doubts_of_scan(&d);
    report_remarks(&d);
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root)) {
        arena_empty(d.scratch);
        if (n->kind == NODE_NOISE) {
            doubts_of_noise(&d, n);
            continue;
        }
        struct str text = node_text(d.scratch, n);
        doubts_of_node(&d, n, text);
        if (n->kind != NODE_BULLET) /* whose mark was understood, also one of a symbol font */
            letters_count(&letters, n, n->label);
        letters_count(&letters, n, text);
    }
    doubts_of_letters(&d, &letters);
    check_tasks(&d);
    for (size_t m = 0; m < MSG_COUNT; m++)
        if (d.count[m] > DOUBTS_OF_A_RULE)
            doubt(&d, MSG_READ_MORE, NULL, d.count[m] - DOUBTS_OF_A_RULE, msg_rule(m));
    arena_free(d.scratch);
}

struct str doubts_summary(struct arena *a, const struct doc *doc)
{
    size_t count[NODE_KINDS] = {0}, noise = 0, warnings = 0;
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root)) {
        count[n->kind]++;
        noise += n->kind == NODE_NOISE && !node_is_copy(n) ? n->line_count : 0;
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
