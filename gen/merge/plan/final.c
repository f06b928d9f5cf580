/* Final plans: see final.h. */
#include "merge/plan/final.h"

#include "base/date.h"
#include "base/diag.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

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

/* Fields that are empty elements are told with the blanks. */
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
        if (number.n && !(number.p[0] >= '0' && number.p[0] <= '9'))
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

/* In the fields that name the issuer nobody else's place stands. */
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
    if (in->mode != PLAN_FINAL)
        return;
    check_facts(&f);
    check_kind(&f);
    check_place(&f);
    if (in->central->digest)
        diag(MSG_PLAN_FINAL_DIGEST, source_pos(in->central->source, 1, 1));
}
