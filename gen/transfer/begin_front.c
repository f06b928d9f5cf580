/* The masthead of a first profile: see begin_front.h. */
#include "transfer/begin_front.h"

#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

struct front {
    struct arena *arena;
    const struct begin *in;
    bool city;
    struct str central, about, body; /* see begin_front.h */
};

/* The form's word of that name, for a city its own; unset where it has none, or where it names a
 * place that is not known. */
static struct str word(const struct front *f, const char *name, bool capitals)
{
    struct arena *a = f->arena;
    const struct body *place = f->in->place;
    static const char *const of_city[][2] = {{"new-body", "new-body-city"},
                                             {"new-authority", "new-authority-city"},
                                             {"new-author", "new-author-city"},
                                             {"new-subject", "new-subject-city"},
                                             {"new-bases", "new-bases-city"},
                                             {"new-recipients", "new-recipients-city"},
                                             {"new-addressees", "new-addressees-city"},
                                             {"new-lead", "new-lead-city"}};
    struct str form = STR("");
    for (size_t i = 0; f->city && i < sizeof of_city / sizeof *of_city; i++)
        if (!strcmp(of_city[i][0], name))
            form = style_word(f->in->style, of_city[i][1]);
    form = form.n ? form : style_word(f->in->style, name);
    bool local = str_find(form, STR("place}}"), 0) != (size_t)-1;
    if (!form.n || (local && !place))
        return STR_NONE;
    if (local) {
        struct str whole = place->name, alone = place->short_name;
        form = str_filled(a, form, STR("{{place}}"), capitals ? unicode_upper(a, alone) : alone);
        form =
            str_filled(a, form, STR("{{full-place}}"), capitals ? unicode_upper(a, whole) : whole);
    }
    form = str_filled(a, form, STR("{{central}}"), f->central);
    form = str_filled(a, form, STR("{{about}}"), f->about);
    return str_filled(a, form, STR("{{body}}"), f->body);
}

/* One line, its runs of blanks as one. */
static struct str one_line(struct arena *a, struct str text)
{
    struct buf line = {0};
    for (struct str w; (w = str_word(&text)).n;) {
        buf_puts(&line, line.n ? " " : "");
        buf_str(&line, w);
    }
    return buf_take(&line, a);
}

/* A list's entry that has the same words in any case, as sentences write it; "" without. */
static struct str entry_of(struct arena *a, enum words list, struct str name)
{
    struct phrase words = phrase_read(a, name);
    size_t which = lexicon_which(list, &words, 0);
    return which && lexicon_at(list, &words, 0) == words.n ? lexicon_field(list, which - 1, 0)
                                                           : STR("");
}

/* The text in small letters with the capitals of what is a name in it. */
static struct str with_capitals(struct arena *a, struct str text)
{
    struct phrase words = phrase_read(a, text);
    struct buf out = {0};
    size_t at = 0, n;
    for (size_t i = 0; i < words.n; i += n ? n : 1) {
        size_t which = lexicon_which(WORDS_PROPER_NAME, &words, i);
        n = which ? lexicon_phrases(WORDS_PROPER_NAME)[which - 1].n : 0;
        for (size_t k = 0; k < n; k++) {
            struct phrase name = lexicon_phrases(WORDS_PROPER_NAME)[which - 1];
            struct str word = phrase_word(&words, i + k);
            buf_str(&out, str_slice(text, at, words.words[i + k].at));
            buf_str(&out, phrase_is_large(&name, k) ? unicode_first(a, word, cp_upper) : word);
            at = words.words[i + k].end;
        }
    }
    buf_str(&out, str_slice(text, at, text.n));
    return buf_take(&out, a);
}

/* The body that a line of the title says the paper is of; "" without: a masthead may name the body
 * above it, as that of the Secretariat does. */
static struct str author(struct arena *a, const struct doc *d)
{
    const struct node *title = d->root->first;
    while (title && title->kind != NODE_TITLE)
        title = title->next;
    for (struct str rest = title ? node_text(a, title) : STR(""); rest.n;) {
        struct str line = str_line(&rest);
        struct phrase all = phrase_read(a, line); /* it may be on the line of the type */
        size_t type = lexicon_at(WORDS_KINDS, &all, 0);
        if (type && type < all.n)
            line = str_slice(line, all.words[type].at, line.n);
        size_t at = lexicon_length(line, WORDS_AUTHOR);
        if (!at)
            continue;
        struct phrase words = phrase_read(a, str_slice(line, at, line.n));
        size_t which = lexicon_which(WORDS_CENTRAL_ISSUER, &words, 0);
        if (which)
            return lexicon_field(WORDS_CENTRAL_ISSUER, which - 1, 0);
        size_t end = words.n; /* in capitals, up to the subject */
        while (end && !phrase_is_upper(&words, 0, end))
            end--;
        struct str name = str_slice(words.text, 0, end ? words.words[end - 1].end : 0);
        name = with_capitals(a, unicode_first(a, unicode_lower(a, name), cp_upper));
        return end ? name : STR("");
    }
    return STR("");
}

/* The issuer as sentences name it: a masthead has it in capitals. */
static struct str issuer_in_sentences(struct arena *a, const struct doc *d)
{
    struct str by = author(a, d);
    if (by.n)
        return by;
    struct str issuer = one_line(a, d->issuer), known = entry_of(a, WORDS_CENTRAL_ISSUER, issuer);
    known = known.n ? known : entry_of(a, WORDS_CENTRAL_DUTY, issuer);
    if (known.n || !str_eq(issuer, unicode_upper(a, issuer)))
        return known.n ? known : issuer;
    struct str name = with_capitals(a, unicode_first(a, unicode_lower(a, issuer), cp_upper));
    return d->place.n ? str_filled(a, name, unicode_lower(a, d->place), d->place) : name;
}

/* "Nghị quyết số 9-NQ/TW ngày 02/01/2026 của Bộ Chính trị": what of it the paper says. */
static struct str cited(struct front *f)
{
    const struct doc *d = f->in->central;
    struct arena *a = f->arena;
    struct buf name = {0};
    struct date day;
    for (size_t i = 0; i < lexicon_list(WORDS_KINDS)->n && d->kind.n && !name.n; i++)
        if (str_eq(lexicon_field(WORDS_KINDS, i, KIND_ID), d->kind))
            buf_str(&name, unicode_first(a, lexicon_field(WORDS_KINDS, i, KIND_WORD), cp_upper));
    if (!name.n)
        buf_str(&name, style_word(f->in->style, "new-central"));
    const struct {
        const char *word, *mark;
        struct str text;
    } parts[] = {
        {"new-central-number", "{{number}}", d->number},
        {"new-central-date", "{{date}}",
         date_read(d->date, &day) && day.day
             ? str_format(a, "%.*s/%.*s/%04u", STR_ARG(date_day(a, day)),
                          STR_ARG(date_month(a, day)), day.year)
             : STR("")},
        {"new-central-issuer", "{{issuer}}", issuer_in_sentences(a, d)},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str form = style_word(f->in->style, parts[i].word);
        if (!parts[i].text.n || !form.n)
            continue;
        buf_char(&name, ' ');
        buf_str(&name, str_filled(a, form, str_of(parts[i].mark), parts[i].text));
    }
    return buf_take(&name, a);
}

/* The subject with a small letter, unless its first word is written in capitals throughout; after
 * "về" where it does not begin as what was decided. */
static struct str about(struct front *f)
{
    struct str subject = one_line(f->arena, f->in->central->subject);
    struct phrase words = phrase_read(f->arena, subject);
    if (!words.n)
        return subject;
    if (phrase_is_upper(&words, 0, words.n))
        subject = unicode_lower(f->arena, subject);
    else if (!phrase_is_upper(&words, 0, 1))
        subject = unicode_first(f->arena, subject, cp_lower);
    if (lexicon_at(WORDS_SUBJECT_VERB, &words, 0))
        return subject;
    return str_format(f->arena, "%.*s %.*s", STR_ARG(lexicon_field(WORDS_SUBJECT_VERB, 0, 0)),
                      STR_ARG(subject));
}

/* The texts of a word that has a "|" between them. */
static struct profile_text *texts_of(struct front *f, const char *name, size_t *count)
{
    struct str rest = word(f, name, false);
    struct profile_text *texts = arena_array(f->arena, rest.n + 1, sizeof *texts);
    while (rest.n) {
        size_t end = str_find(rest, STR("|"), 0);
        end = end == (size_t)-1 ? rest.n : end;
        texts[(*count)++].text = str_trim(str_slice(rest, 0, end));
        rest = str_slice(rest, end + (end < rest.n), rest.n);
    }
    return texts;
}

static struct front front_of(struct arena *a, const struct begin *in)
{
    struct front f = {.arena = a, .in = in};
    struct phrase name = phrase_read(a, in->place ? in->place->name : STR(""));
    f.city = name.n && lexicon_at(WORDS_CITY_TYPE, &name, 0);
    f.central = cited(&f);
    f.about = about(&f);
    f.body = word(&f, "new-body", false);
    return f;
}

struct str begin_word(struct arena *a, const struct begin *in, const char *name)
{
    struct front f = front_of(a, in);
    return word(&f, name, false);
}

void begin_front(struct arena *a, const struct begin *in, struct profile *p)
{
    struct front f = front_of(a, in);
    const struct body *place = in->place;
    struct str issuer = word(&f, f.city ? "issuer-of-city" : "issuer-of-province", true);
    const struct {
        const char *name;
        struct str value;
        bool needed; /* left blank where the form has no word for it, else left out */
    } fields[] = {
        {"province", place ? place->short_name : STR_NONE, true},
        {"superior", word(&f, "new-superior", true), false},
        {"issuer", issuer, true},
        {"number", word(&f, "number-sign", false), true},
        {"place", word(&f, "new-place", false), true},
        {"date", STR_NONE, true},
        {"body", f.body.n ? f.body : STR_NONE, true},
        {"author", word(&f, "new-author", false), false},
        {"subject", str_trim(word(&f, "new-subject", false)), true},
        {"preamble", word(&f, "new-preamble", false), false},
        {"authority", word(&f, "new-authority", false), true},
        {"position", word(&f, "new-position", false), true},
        {"signatory", STR_NONE, true},
    };
    p->fields = arena_array(a, sizeof fields / sizeof *fields, sizeof *p->fields);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].value.n || fields[i].needed)
            p->fields[p->field_count++] = (struct profile_field){
                .name = fields[i].name, .value = {fields[i].value, POS_NONE}};
    p->bases = texts_of(&f, "new-bases", &p->basis_count);
    p->addressees = texts_of(&f, "new-addressees", &p->addressee_count);
    p->recipients = texts_of(&f, "new-recipients", &p->recipient_count);
}
