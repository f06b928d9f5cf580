/* Context: see context.h. */
#include "merge/plan/context.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"

bool context_is_date(struct str iso)
{
    struct date d;
    return date_read(iso, &d);
}

struct str context_day(struct arena *a, struct str iso)
{
    struct date d;
    if (!date_read(iso, &d) || d.day)
        return iso;
    return str_format(a, "%04u-%02u-31", d.year, d.month ? d.month : 12);
}

/* The parts that are known; see plan.h. */
struct value *context_date_value(struct arena *a, struct str iso, struct pos pos)
{
    struct value *v = value_object(a);
    struct date d;
    date_read(iso, &d);
    struct str day = date_day(a, d), month = date_month(a, d);
    value_set_text(v, "iso", iso, pos);
    value_set_text(v, "year", str_format(a, "%04u", d.year), pos);
    if (month.n)
        value_set_text(v, "month", month, pos);
    if (day.n)
        value_set_text(v, "day", day, pos);
    value_set_text(v, "short",
                   str_format(a, "%.*s%s%.*s%s%04u", STR_ARG(day), day.n ? "/" : "", STR_ARG(month),
                              month.n ? "/" : "", d.year),
                   pos);
    return v;
}

static void set_optional(struct value *object, const char *key, struct str text)
{
    if (text.n)
        value_set_text(object, key, text, POS_NONE);
}

static struct value *central_value(struct arena *a, const struct doc *central)
{
    struct value *v = value_object(a);
    for (size_t i = 0; central->kind.n && i < lexicon_list(WORDS_KINDS)->n; i++)
        if (!value_get(v, STR("kind")) &&
            str_eq(central->kind, lexicon_field(WORDS_KINDS, i, KIND_ID)))
            set_optional(v, "kind", lexicon_field(WORDS_KINDS, i, KIND_WORD));
    set_optional(v, "number", central->number);
    set_optional(v, "place", central->place);
    set_optional(v, "issuer", central->issuer);
    set_optional(v, "subject", central->subject);
    if (context_is_date(central->date))
        value_set(v, "date", context_date_value(a, central->date, POS_NONE));
    if (central->digest)
        value_set(v, "digest", value_bool(a, true));
    return v;
}

/*
 * Who signs has lines of its own in print ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": Decree 30/2020, annex I,
 * box 7a): line feeds, and the blanks around them, become line separators (U+2028).
 */
static struct str printed_lines(struct arena *a, struct str text)
{
    struct buf b = {0};
    while (text.n) {
        struct str line = str_trim(str_line(&text));
        if (line.n && b.n)
            buf_puts(&b, "\u2028");
        buf_str(&b, line);
    }
    return buf_take(&b, a);
}

struct value *context_fields(struct arena *a, const struct plan_inputs *in)
{
    struct value *context = value_object(a);
    value_set_text(context, "id", str_of(in->profile->id), POS_NONE);
    value_set_text(context, "kind", str_of(in->profile->kind), POS_NONE);
    value_set(context, "central", central_value(a, in->central));
    if (in->draft)
        value_set_text(context, "draft", str_of(in->draft), POS_NONE);
    for (size_t i = 0; i < in->profile->field_count; i++) {
        const struct profile_field *f = &in->profile->fields[i];
        struct str text = f->value.text;
        if (!text.p)
            value_set(context, f->name, value_unset(a, f->value.pos));
        else if (profile_is_signature(f->name))
            value_set_text(context, f->name, printed_lines(a, text), f->value.pos);
        else if (strcmp(f->name, "date"))
            value_set_text(context, f->name, text, f->value.pos);
        else if (context_is_date(text))
            value_set(context, f->name, context_date_value(a, text, f->value.pos));
        else
            diag(MSG_PLAN_DATE, f->value.pos, STR_ARG(text));
    }
    return context;
}

void context_mark_last(struct arena *a, struct value *item, bool last)
{
    if (last)
        value_set(item, "last", value_bool(a, true));
}

/* A list of { text, last }. */
static void add_texts(struct literals *l, struct value *context, const char *key,
                      const struct profile_text *texts, size_t n)
{
    struct value *list = value_list(l->arena);
    for (size_t i = 0; i < n; i++) {
        struct value *text = literal_value(l, texts[i]), *item = value_object(l->arena);
        if (text)
            value_set(item, "text", text);
        context_mark_last(l->arena, item, i + 1 == n);
        value_add(list, item);
    }
    value_set(context, key, list);
}

void context_add_texts(struct literals *l, const struct plan_inputs *in, struct value *context)
{
    const struct profile *p = in->profile;
    add_texts(l, context, "bases", p->bases, p->basis_count);
    add_texts(l, context, "addressees", p->addressees, p->addressee_count);
    add_texts(l, context, "recipients", p->recipients, p->recipient_count);
    if (p->addressee_count > 1)
        value_set(context, "several-addressees", value_bool(l->arena, true));
    else if (p->addressee_count)
        value_set(context, "only-addressee", literal_value(l, p->addressees[0]));
    for (size_t i = 0; i < p->field_count; i++) {
        const struct profile_field *f = &p->fields[i];
        bool markdown = f->value.text.p && profile_is_markdown(f->name);
        struct value *text = markdown ? literal_value(l, f->value) : NULL;
        if (text)
            value_set(context, f->name, text);
    }
}

struct str context_plan_day(struct arena *a, const struct plan_inputs *in)
{
    const struct profile_field *date = profile_field(in->profile, "date");
    if (in->date.n)
        return in->date;
    if (!date || !context_is_date(date->value.text))
        return STR("");
    return context_day(a, date->value.text);
}
