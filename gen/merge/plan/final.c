/* Final plans: see final.h. */
#include "merge/plan/final.h"

#include "base/date.h"
#include "base/diag.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "lexicon/word_key.h"
#include "names/citation_spans.h"

struct final {
    struct arena *arena;
    const struct plan_inputs *in;
    const struct profile *profile;
};

static struct str field(const struct final *f, const char *name, struct pos *pos)
{
    const struct profile_field *found = profile_field(f->profile, name);
    *pos = found ? found->value.pos : source_pos(f->profile->source, 1, 1);
    return found ? found->value.text : STR_NONE;
}

static bool has(const struct final *f, const char *name)
{
    return profile_field(f->profile, name) != NULL;
}

/* Fields that are empty elements are reported with the blanks. */
static void check_missing(const struct final *f, const char *name, enum msg message)
{
    if (!has(f, name))
        diag(message, source_pos(f->profile->source, 1, 1));
}

static void check_facts(const struct final *f)
{
    struct pos pos;
    struct date day = {0};
    if (!has(f, "printed-masthead") && !has(f, "without-masthead")) {
        struct str number = field(f, "number", &pos), date;
        check_missing(f, "number", MSG_PLAN_FINAL_NUMBER);
        if (number.n && !is_digit(number.p[0]))
            diag(MSG_PLAN_FINAL_NUMBER, pos);
        date = field(f, "date", &pos);
        check_missing(f, "date", MSG_PLAN_FINAL_DAY);
        if (date.n && date_read(date, &day) && !day.day)
            diag(MSG_PLAN_FINAL_DAY, pos);
    }
    if (!has(f, "printed-closing") && !has(f, "without-closing"))
        check_missing(f, "signatory", MSG_PLAN_FINAL_SIGNATORY);
}

/* The letters after the last sign: "UBND" of "/KH-UBND". */
static struct str issuer_of_sign(struct str sign)
{
    for (size_t i = sign.n; i > 0; i--)
        if (sign.p[i - 1] == '-' || sign.p[i - 1] == '/')
            return str_slice(sign, i, sign.n);
    return sign;
}

/* Of one kind: the same first sign and type; the issuer may differ, if it is none of the other
 * side. */
static bool same_kind(struct str sign, struct str form)
{
    struct str issuer = issuer_of_sign(sign), known = issuer_of_sign(form);
    size_t head = sign.n - issuer.n;
    return str_eq(str_slice(sign, 0, head), str_slice(form, 0, form.n - known.n)) &&
           (str_eq(issuer, known) || !lexicon_is(issuer, WORDS_PROVINCE_SIGN));
}

static void check_kind(const struct final *f)
{
    struct pos pos;
    struct str form = style_word(f->in->style, "number-sign");
    struct str sign = profile_number_sign(field(f, "number", &pos));
    if (form.n && sign.n && !same_kind(sign, form))
        diag(MSG_PLAN_FINAL_SIGN, pos, STR_ARG(sign), f->profile->kind, STR_ARG(form));
    struct str issuer = field(f, "issuer", &pos);
    struct phrase words = phrase_read(f->arena, issuer.n ? issuer : STR(""));
    bool state = form.n && form.p[0] == '/';
    if (form.n && words.n && lexicon_at(state ? WORDS_PARTY_ISSUER : WORDS_STATE_ISSUER, &words, 0))
        diag(MSG_PLAN_FINAL_ISSUER, pos, STR_ARG(issuer), f->profile->kind);
}

/* Has the text the name, word by word. */
static bool names(const struct phrase *text, struct str name, struct arena *a)
{
    struct phrase words = phrase_read(a, name);
    for (size_t i = 0; words.n && i < text->n; i++)
        if (phrase_at(text, i, &words))
            return true;
    return false;
}

/* The fields that name the issuer hold no other place. */
static void check_place(const struct final *f)
{
    static const char *const fields[] = {"province", "issuer", "place", "body", "authority"};
    const struct registry *r = f->in->registry;
    const struct body *own = registry_find(r, profile_place(f->profile));
    struct pos pos;
    for (size_t i = 0; own && own->kind == BODY_PLACE && i < sizeof fields / sizeof *fields; i++) {
        struct str text = field(f, fields[i], &pos);
        struct phrase words = phrase_read(f->arena, text.n ? text : STR(""));
        for (size_t k = 0; k < r->count && !names(&words, own->short_name, f->arena); k++) {
            const struct body *b = &r->bodies[k];
            if (b->kind != BODY_PLACE || !names(&words, b->short_name, f->arena))
                continue;
            diag(MSG_PLAN_FINAL_PLACE, pos, fields[i], STR_ARG(b->short_name), STR_ARG(own->name));
            break;
        }
    }
}

/* --- running text -------------------------------------------------------------------------- */

/* The places of which a text may speak: the plan's own, those that it came of, and those that the
 * profile's field says. */
static bool is_own(const struct final *f, const struct body *b, const struct body *own)
{
    struct pos pos;
    struct str meant = field(f, "other-places", &pos);
    struct phrase words = phrase_read(f->arena, meant.n ? meant : STR(""));
    if (b == own || str_eq(b->short_name, own->short_name) ||
        names(&words, b->short_name, f->arena))
        return true;
    for (size_t i = 0; i < b->successor_count; i++)
        if (!strcmp(b->successors[i], own->id))
            return true;
    return false;
}

/* The words of the name at word i of the text, with its capitals; 0 for none. */
static size_t place_at(const struct phrase *p, size_t i, const struct phrase *name)
{
    if (!phrase_at(p, i, name))
        return 0;
    for (size_t k = 0; k < name->n; k++)
        if (phrase_is_large(name, k) && !phrase_is_large(p, i + k))
            return 0;
    return name->n;
}

/* Is the place at word i that one province, with its type before it, or a body of it: others that a
 * text names it may well mean. */
static bool is_meant_alone(const struct phrase *p, size_t i)
{
    size_t body = lexicon_before(WORDS_PROVINCIAL_BODIES, p, i);
    size_t type = lexicon_before(WORDS_PROVINCE_TYPE, p, i - body);
    size_t first = i - body - type;
    return type && !lexicon_before(WORDS_NOT_THE_PROVINCE, p, first) &&
           !(first && word_key_is_number(phrase_word(p, first - 1)));
}

/* The number of an act of a province in whose citation word i is; "" for none. */
static struct str act_around(const struct phrase *p, const unsigned char *marks, size_t i)
{
    while (i-- > 0 && marks[p->words[i].at] == CITATION_ACT) {
        size_t start = p->words[i].at;
        size_t n = citation_spans_number(str_slice(p->text, start, p->text.n));
        for (size_t k = i; n && k < p->n && p->words[k].at < start + n; k++)
            if (lexicon_at(WORDS_PROVINCE_SIGN, p, k))
                return str_slice(p->text, start, start + n);
    }
    return STR("");
}

enum { DATE_AFTER = 24 }; /* bytes after a number in which its day begins: " ngày 05/12/2026" */

/* The day that the text begins with, "05 tháng 12 năm 2026", as ISO; or "". */
static struct str day_in_words(struct arena *a, struct str s)
{
    static const enum words units[] = {WORDS_DATE_MONTH, WORDS_DATE_YEAR};
    unsigned numbers[3] = {0};
    struct date day;
    for (size_t i = 0; i < 3; i++) {
        struct str number = str_word(&s);
        size_t digits = str_number(number, 0, 4, &numbers[i]);
        if (!digits || (i < 2 && !lexicon_is(str_word(&s), units[i])))
            return STR("");
    }
    struct str iso = str_format(a, "%04u-%02u-%02u", numbers[2], numbers[1], numbers[0]);
    return date_read(iso, &day) ? iso : STR("");
}

/* An act that is cited with a day after that of the plan: the one or the other is wrong. */
static void check_acts(const struct final *f, struct profile_text text)
{
    struct pos pos;
    struct str day = field(f, "date", &pos), t = text.text.n ? text.text : STR("");
    for (size_t at = 0; day.n == strlen("YYYY-MM-DD") && at < t.n; at++) {
        size_t n = at && !is_space(t.p[at - 1]) ? 0 : citation_spans_number(str_slice(t, at, t.n));
        if (!n)
            continue;
        struct str after = str_slice(t, at + n, t.n);
        after = str_slice(after, str_at(after, 0) == ',', after.n);
        struct str act = str_slice(t, at, at + n);
        at += n;
        if (!lexicon_is(str_word(&after), WORDS_DATE_DAY))
            continue;
        struct str dated = date_find(f->arena, str_slice(t, t.n - after.n, at + DATE_AFTER));
        dated = dated.n ? dated : day_in_words(f->arena, after);
        if (dated.n && str_cmp(dated, day) > 0)
            diag(MSG_PLAN_ACT_LATER, text.pos, STR_ARG(act), STR_ARG(dated), STR_ARG(day));
    }
}

/* Names of other places and acts of their bodies; not in quotations, nor in titles of other acts.
 */
static void check_text(const struct final *f, struct profile_text text, const struct body *own)
{
    const struct registry *r = f->in->registry;
    check_acts(f, text);
    if (f->in->mode != PLAN_FINAL || !own || own->kind != BODY_PLACE)
        return;
    struct phrase p = phrase_read(f->arena, text.text.n ? text.text : STR(""));
    const unsigned char *marks = citation_spans_mark(f->arena, &p, NULL);
    for (size_t k = 0; k < r->count; k++) {
        const struct body *b = &r->bodies[k];
        struct phrase name = phrase_read(f->arena, b->short_name);
        for (size_t i = 0; b->kind == BODY_PLACE && i < p.n; i++) {
            if (!place_at(&p, i, &name) || is_own(f, b, own))
                continue;
            enum citation_spans_kind cited = marks[p.words[i].at];
            struct str act = cited == CITATION_ACT ? act_around(&p, marks, i) : STR("");
            if (act.n)
                diag(MSG_PLAN_FINAL_OTHER_ACT, text.pos, STR_ARG(act), STR_ARG(b->short_name));
            else if (!cited && is_meant_alone(&p, i))
                diag(MSG_PLAN_FINAL_OTHER_PLACE, text.pos, STR_ARG(b->short_name),
                     STR_ARG(own->name));
        }
    }
}

static void check_row(const struct final *f, const struct profile_task *row, const struct body *own)
{
    check_text(f, row->text, own);
    check_text(f, row->product, own);
    for (size_t i = 0; i < row->cell_count; i++)
        check_text(f, row->cells[i].text, own);
}

/* All texts of the profile's own. */
static void check_texts(const struct final *f)
{
    static const char *const fields[] = {"subject", "preamble", "appendix-title"};
    const struct profile *p = f->profile;
    const struct body *own = registry_find(f->in->registry, profile_place(p));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (has(f, fields[i]))
            check_text(f, profile_field(p, fields[i])->value, own);
    for (size_t i = 0; i < p->basis_count; i++)
        check_text(f, p->bases[i], own);
    for (size_t i = 0; i < p->recipient_count; i++)
        check_text(f, p->recipients[i], own);
    for (size_t i = 0; i < p->item_count; i++) {
        const struct overlay_item *item = &p->items[i];
        check_text(f, item->text, own);
        for (size_t k = 0; k < item->substitution_count; k++) {
            const struct substitution *s = &item->substitutions[k];
            check_text(f, s->own.text.n ? s->own : (struct profile_text){s->to, s->pos}, own);
        }
    }
    for (size_t i = 0; i < p->task_count; i++)
        check_row(f, &p->tasks[i], own);
    for (size_t i = 0; i < p->target_count; i++)
        check_row(f, &p->targets[i], own);
}

static void check_deadlines(const struct final *f)
{
    struct pos pos;
    struct str date = field(f, "date", &pos);
    enum msg message = f->in->mode == PLAN_FINAL ? MSG_PLAN_FINAL_DEADLINE : MSG_PLAN_DEADLINE_PAST;
    for (size_t i = 0; date.n && i < f->profile->task_count; i++) {
        const struct profile_task *t = &f->profile->tasks[i];
        struct str day = profile_deadline_day(f->arena, t);
        if (day.n && str_cmp(day, date) < 0)
            diag(message, t->deadline_pos, STR_ARG(t->deadline_value), STR_ARG(date));
    }
}

void final_check(struct arena *a, const struct plan_inputs *in)
{
    struct final f = {a, in, in->profile};
    check_deadlines(&f);
    check_texts(&f);
    if (in->mode != PLAN_FINAL)
        return;
    check_facts(&f);
    check_kind(&f);
    check_place(&f);
    if (in->central->digest)
        diag(MSG_PLAN_FINAL_DIGEST, source_pos(in->central->source, 1, 1));
}

void final_check_printed(struct arena *a, const struct plan_inputs *in, const struct doc *d)
{
    for (const struct node *n = d->root; n && in->mode == PLAN_FINAL; n = node_next(n, d->root)) {
        struct str text = node_text(a, n);
        struct phrase p = text.n ? phrase_read(a, text) : (struct phrase){0};
        bool head =
            n->kind == NODE_TABLE_TITLE || (n->parent && n->parent->kind == NODE_TABLE_HEAD);
        if (head && lexicon_in(WORDS_NOT_ISSUED, &p))
            diag(MSG_PLAN_FINAL_INTERNAL, n->pos, STR_ARG(text));
    }
}

/* Where the template reads the sources of tasks outside {{#review}}; its end for nowhere. */
static size_t open_sources(struct str text)
{
    bool review = false;
    for (size_t at = 0, end; (at = str_find(text, STR("{{"), at)) != (size_t)-1; at = end) {
        end = str_find(text, STR("}}"), at);
        end = end < text.n ? end : text.n;
        struct str tag = str_trim(str_slice(text, at + 2, end)), name = str_strip(tag, "#^/{& ");
        if (str_is(name, "review"))
            review = *tag.p == '#';
        else if (str_is(name, "sources") && !review)
            return at;
    }
    return text.n;
}

void final_check_templates(const struct plan_inputs *in, const struct source *const *templates,
                           size_t count)
{
    for (size_t i = 0; i < count && in->mode == PLAN_FINAL; i++) {
        size_t at = open_sources(templates[i]->text);
        if (at < templates[i]->text.n)
            diag(MSG_PLAN_FINAL_INTERNAL, (struct pos){templates[i], at}, STR_ARG(STR("sources")));
    }
}
