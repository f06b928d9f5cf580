/* Transfer: see transfer.h. Goes through the profile; what becomes of one text: rewrite.h. */
#include "transfer/transfer.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/tone_mark.h"
#include "transfer/rewrite.h"

struct transfer_work {
    struct arena *arena;
    const struct transfer *t;
    struct rewrite rewrite;
};

/* --- texts ------------------------------------------------------------------------------- */

static void rewrite_profile_text(struct transfer_work *w, struct profile_text *t, const char *where,
                                 struct str central)
{
    const struct rewrite_place place = {where, central, t->pos, true};
    if (t->text.p)
        t->text = rewrite_text(&w->rewrite, t->text, REWRITE_MARKDOWN, &place);
}

static void rewrite_substitutions(struct transfer_work *w, struct substitution **list, size_t n,
                                  const char *where)
{
    struct substitution *copy = arena_array(w->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i] = (*list)[i];
        struct str central =
            str_format(w->arena, "%.*s %.*s", STR_ARG(copy[i].from), STR_ARG(copy[i].through));
        copy[i].to = rewrite_text(&w->rewrite, copy[i].to, REWRITE_PLAIN,
                                  &(struct rewrite_place){where, central, copy[i].pos, false});
        rewrite_profile_text(w, &copy[i].own, where, central);
    }
    *list = copy;
}

static void rewrite_items(struct transfer_work *w, struct profile *p)
{
    struct overlay_item *items = arena_array(w->arena, p->item_count + 1, sizeof *items);
    for (size_t i = 0; i < p->item_count; i++) {
        items[i] = p->items[i];
        /* the central clause of an operation, or the place of an addition */
        struct str place = items[i].path_count ? items[i].paths[0] : items[i].anchor;
        const char *where = str_copy(w->arena, place).p;
        rewrite_profile_text(w, &items[i].text, where, STR_NONE);
        rewrite_substitutions(w, &items[i].substitutions, items[i].substitution_count, where);
    }
    p->items = items;
    rewrite_substitutions(w, &p->substitutions, p->substitution_count, "*");
}

/* --- tasks ------------------------------------------------------------------------------- */

static void rewrite_bodies(struct transfer_work *w, struct profile_body **list, size_t n,
                           const char *where)
{
    struct profile_body *copy = arena_array(w->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i] = (*list)[i];
        const struct body *b = copy[i].ref ? registry_find(w->t->registry, copy[i].ref) : NULL;
        if (b && !rename_body(w->rewrite.renaming, b))
            diag(MSG_RENAMING_UNKNOWN, copy[i].pos, STR_ARG(b->name), STR_ARG(w->t->date),
                 STR_ARG(rename_successors(w->arena, w->t->registry, b)));
        if (copy[i].words.n)
            copy[i].words =
                rewrite_text(&w->rewrite, copy[i].words, REWRITE_VALUE,
                             &(struct rewrite_place){where, STR_NONE, copy[i].pos, false});
        else if (b && !str_eq(rewrite_city(&w->rewrite, b->short_name), b->short_name))
            copy[i].words = rewrite_city(&w->rewrite, b->short_name);
    }
    *list = copy;
}

/* Figures of the first province are asked about. */
static void rewrite_cells(struct transfer_work *w, struct profile_task *t, const char *where)
{
    struct profile_cell *cells = arena_array(w->arena, t->cell_count + 1, sizeof *cells);
    for (size_t i = 0; i < t->cell_count; i++) {
        cells[i] = t->cells[i];
        struct str text = str_trim(cells[i].text.text);
        if (w->rewrite.moves && text.n && is_digit(text.p[0]))
            rewrite_report(&w->rewrite, MSG_TRANSFER_DOUBTFUL, cells[i].text.pos, where, text);
        else if (text.n)
            rewrite_profile_text(w, &cells[i].text, where, STR_NONE);
    }
    t->cells = cells;
}

/* Rows of the appendix of tasks or of targets; rows names them in messages. */
static void rewrite_tasks(struct transfer_work *w, struct profile_task **list, size_t n,
                          const char *rows)
{
    struct profile_task *tasks = arena_array(w->arena, n + 1, sizeof *tasks);
    for (size_t i = 0; i < n; i++) {
        struct profile_task *t = &tasks[i];
        const char *where = str_format(w->arena, "%s%zu", rows, i + 1).p;
        *t = (*list)[i];
        rewrite_profile_text(w, &t->text, where, STR_NONE);
        rewrite_profile_text(w, &t->product, where, STR_NONE);
        rewrite_cells(w, t, where);
        rename_task(w->arena, w->rewrite.renaming, t);
        rewrite_bodies(w, &t->lead, t->lead_count, where);
        rewrite_bodies(w, &t->cooperating, t->cooperating_count, where);
        struct str day = profile_deadline_day(w->arena, t);
        if (day.n && str_cmp(day, w->t->date) < 0)
            rewrite_report(&w->rewrite, MSG_TRANSFER_DEADLINE, t->deadline_pos, where,
                           t->deadline_value);
    }
    *list = tasks;
}

static void rewrite_texts(struct transfer_work *w, struct profile_text **list, size_t n,
                          const char *where)
{
    struct profile_text *copy = arena_array(w->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i] = (*list)[i];
        rewrite_profile_text(w, &copy[i], where, STR_NONE);
    }
    *list = copy;
}

/* --- fields ------------------------------------------------------------------------------ */

enum field_use {
    FIELD_FORM = 1,     /* known to the shipped forms (merge/plan/plan.h): no figure is a target */
    FIELD_PERSONAL = 2, /* of the paper, not of the place: the new drafter fills it */
    FIELD_PRINTED = 4,  /* how another paper was printed: the form's own takes its place */
    FIELD_NEEDED = 8    /* added where it is missing, in this order */
};

static const struct {
    const char *name;
    unsigned use;
} field_uses[] = {
    {"issuer", FIELD_FORM | FIELD_NEEDED},
    {"body", FIELD_FORM | FIELD_NEEDED},
    {"date", FIELD_PERSONAL | FIELD_NEEDED},
    {"authority", FIELD_FORM | FIELD_NEEDED},
    {"position", FIELD_FORM | FIELD_NEEDED},
    {"number", FIELD_NEEDED},
    {"place", FIELD_FORM | FIELD_NEEDED},
    {"province", FIELD_FORM},
    {"superior", FIELD_FORM},
    {"author", FIELD_FORM},
    {"subject", FIELD_FORM},
    {"signatory", FIELD_PERSONAL},
    {"merged-leads", FIELD_FORM},
    {"printed-masthead", FIELD_PRINTED},
    {"without-masthead", FIELD_PRINTED},
    {"printed-closing", FIELD_PRINTED},
    {"without-closing", FIELD_PRINTED},
    {"printed-appendix-title", FIELD_PRINTED},
};

enum { FIELD_USES = sizeof field_uses / sizeof *field_uses };

static unsigned use_of(const char *name)
{
    for (size_t i = 0; i < FIELD_USES; i++)
        if (!strcmp(name, field_uses[i].name))
            return field_uses[i].use;
    return strncmp(name, "without-", strlen("without-")) ? 0 : FIELD_FORM;
}

/* The recipients of a closing that was printed otherwise: the lines of its list. */
static void take_recipients(struct transfer_work *w, struct profile *p,
                            const struct profile_field *closing)
{
    struct str text = closing->value.text;
    struct profile_text *list = arena_array(w->arena, text.n + 1, sizeof *list);
    size_t n = 0;
    while (text.n) {
        struct str line = str_line(&text);
        if (!str_starts(line, STR("- ")))
            continue;
        list[n] = (struct profile_text){str_trim(str_slice(line, 2, line.n)), closing->value.pos};
        rewrite_profile_text(w, &list[n++], "recipients", STR_NONE);
    }
    if (n && !p->recipient_count) {
        p->recipients = list;
        p->recipient_count = n;
    }
}

/* How the new province signs papers of that form; "" where the form does not say it, or the words
 * are none of a province's committee. */
static struct str new_issuer(struct transfer_work *w, struct str was)
{
    struct arena *a = w->arena;
    const struct body *place = registry_find(w->t->registry, w->t->place);
    struct phrase words = phrase_read(a, was);
    bool city = !lexicon_is(w->rewrite.new_place.type.text, WORDS_PROVINCE_TYPE);
    const char *word = city ? "issuer-of-city" : "issuer-of-province";
    struct str form = w->t->style ? style_word(w->t->style, word) : STR("");
    if (!place || !form.n || !words.n || !lexicon_at(WORDS_PROVINCIAL_ISSUER, &words, 0))
        return STR("");
    struct tone_habit tone = tone_else(tone_usual(was), tone_usual(w->t->from->source->text));
    form = tone_write(a, form, tone_whole(tone));
    form = str_filled(a, form, STR("{{place}}"), unicode_upper(a, w->rewrite.new_place.name.text));
    return str_filled(a, form, STR("{{full-place}}"), unicode_upper(a, place->name));
}

/* An issuer that does not name its place is no full name of a masthead; below a superior it need
 * not. */
static bool is_placeless_issuer(struct transfer_work *w, const struct profile_field *f)
{
    const struct profile_field *superior = profile_field(w->t->from, "superior");
    return w->rewrite.moves && !strcmp(f->name, "issuer") && f->value.text.n &&
           !(superior && superior->value.text.n) && !rewrite_names_old(&w->rewrite, f->value.text);
}

/* The sign as a masthead that was printed otherwise has it, in its line "Số ...". */
static struct str printed_sign(struct transfer_work *w)
{
    const struct profile_field *masthead = profile_field(w->t->from, "printed-masthead");
    struct str text = masthead ? masthead->value.text : STR(""), sign = STR("");
    struct buf line = {0};
    while (text.n && !sign.n) {
        struct str printed = str_line(&text);
        line.n = 0;
        for (size_t i = 0; i < printed.n; i++)
            if (!strchr(" \t\\*", printed.p[i]))
                buf_char(&line, printed.p[i]);
        if (lexicon_begins(buf_view(&line), WORDS_NUMBER_LINE))
            sign = str_copy(w->arena, profile_number_sign(buf_view(&line)));
    }
    buf_free(&line);
    return sign;
}

/* The sign of the old number, else that of the form; "" for neither. */
static struct str new_sign(struct transfer_work *w, struct str number)
{
    struct str sign = profile_number_sign(number);
    sign = sign.n ? sign : printed_sign(w);
    return sign.n || !w->t->style ? sign : style_word(w->t->style, "number-sign");
}

static void add_missing(struct transfer_work *w, struct profile_field *fields, size_t *count)
{
    for (size_t i = 0, k; i < FIELD_USES; i++) {
        const char *name = field_uses[i].name;
        for (k = 0; k < *count && strcmp(fields[k].name, name); k++)
            ;
        if (k < *count || !(field_uses[i].use & FIELD_NEEDED))
            continue;
        struct str value = !strcmp(name, "number")  ? new_sign(w, STR(""))
                           : !strcmp(name, "place") ? w->rewrite.new_place.name.text
                                                    : STR_NONE;
        fields[(*count)++] = (struct profile_field){.name = name, .value = {value, POS_NONE}};
    }
}

static void rewrite_field(struct transfer_work *w, struct profile_field *f)
{
    struct rewrite *a = &w->rewrite;
    bool markdown = profile_is_markdown(f->name);
    unsigned use = use_of(f->name);
    struct str text = f->value.text;
    if (a->moves && (use & FIELD_PERSONAL))
        f->value.text = STR_NONE;
    else if (a->moves && !strcmp(f->name, "number"))
        f->value.text = new_sign(w, text);
    else if (is_placeless_issuer(w, f)) {
        f->value.text = new_issuer(w, text);
        if (f->value.text.n)
            diag(MSG_TRANSFER_ISSUER, f->value.pos, f->name, STR_ARG(text), STR_ARG(f->value.text));
        else
            rewrite_report(a, MSG_TRANSFER_ISSUER_BLANK, f->value.pos, f->name, text);
    } else if (a->moves && !markdown && !(use & FIELD_FORM) && text.n &&
               (rewrite_has_target(a, text) || rewrite_is_number(text))) {
        diag(MSG_TRANSFER_TARGET, f->value.pos, f->name, STR_ARG(text), f->name);
        f->value.text = STR_NONE;
    } else if (text.p)
        f->value.text =
            rewrite_text(a, text, markdown ? REWRITE_MARKDOWN : REWRITE_VALUE,
                         &(struct rewrite_place){f->name, STR_NONE, f->value.pos, true});
}

static void rewrite_fields(struct transfer_work *w, struct profile *p)
{
    size_t n = 0, most = p->field_count + FIELD_USES;
    struct profile_field *fields = arena_array(w->arena, most, sizeof *fields);
    for (size_t i = 0; i < p->field_count; i++) {
        bool print = w->rewrite.moves && (use_of(p->fields[i].name) & FIELD_PRINTED);
        if (print)
            diag(MSG_TRANSFER_PRINT, p->fields[i].value.pos, p->fields[i].name);
        if (print && !strcmp(p->fields[i].name, "printed-closing"))
            take_recipients(w, p, &p->fields[i]);
        if (print)
            continue;
        fields[n] = p->fields[i];
        rewrite_field(w, &fields[n++]);
    }
    if (w->rewrite.moves)
        add_missing(w, fields, &n);
    size_t blanks = w->rewrite.blanks.n;
    p->fields = arena_array(w->arena, n + blanks + 1, sizeof *fields);
    memcpy(p->fields, fields, n * sizeof *fields);
    for (size_t i = 0; i < blanks; i++)
        p->fields[n++] = w->rewrite.blanks.at[i];
    p->field_count = n;
}

/* --- open items -------------------------------------------------------------------------- */

/* Where an open item is: at its field, its task, or the operation that names its clause. */
static struct profile_open open_at(const struct profile *p, const char *where)
{
    struct str rest = str_of(where);
    unsigned row = 0;
    if (str_starts(rest, STR("PL/")) && str_number(rest, strlen("PL/"), 9, &row) && row &&
        row <= p->task_count)
        return (struct profile_open){.place = OPEN_TASK, .index = row - 1};
    if (profile_field(p, where))
        return (struct profile_open){.place = OPEN_MASTHEAD, .name = rest};
    for (size_t i = 0; i < p->item_count; i++) {
        const struct overlay_item *item = &p->items[i];
        if (str_is(item->path_count ? item->paths[0] : item->anchor, where))
            return (struct profile_open){.place = OPEN_OVERLAY, .name = rest, .index = i};
    }
    return (struct profile_open){.place = strcmp(where, "*") ? OPEN_MASTHEAD : OPEN_OVERLAY};
}

/* Those of the first profile, and what could not be decided; in document order by place. */
static void add_opens(struct transfer_work *w, struct profile *p)
{
    size_t n = w->rewrite.opens.n;
    struct profile_open *opens = arena_array(w->arena, p->open_count + n + 1, sizeof *opens);
    if (p->open_count)
        memcpy(opens, p->opens, p->open_count * sizeof *opens);
    for (size_t i = 0; i < n; i++) {
        opens[p->open_count] = open_at(p, w->rewrite.opens.at[i].where);
        opens[p->open_count++].question = w->rewrite.opens.at[i].question;
    }
    p->opens = opens;
    vec_free(&w->rewrite.opens);
}

/* --- the whole --------------------------------------------------------------------------- */

static const struct body *place_of(const struct transfer *t, const char *id)
{
    const struct body *b = registry_find(t->registry, id);
    return b && b->kind == BODY_PLACE ? b : NULL;
}

/* The province that a profile is of: by its id, by what it calls itself, by how its id begins. */
static const struct body *place_of_profile(const struct transfer *t)
{
    static const char *const names[] = {"province", "place"};
    const struct body *place = place_of(t, profile_place(t->from));
    for (size_t i = 0; !place && i < sizeof names / sizeof *names; i++) {
        const struct profile_field *f = profile_field(t->from, names[i]);
        for (size_t k = 0; f && f->value.text.n && !place && k < t->registry->count; k++) {
            const struct body *b = &t->registry->bodies[k];
            if (b->kind == BODY_PLACE &&
                (str_eq(f->value.text, b->short_name) || str_eq(f->value.text, b->name)))
                place = b;
        }
    }
    const struct body *longest = NULL;
    for (size_t k = 0; !place && k < t->registry->count; k++) {
        const struct body *b = &t->registry->bodies[k];
        size_t n = strlen(b->id); /* "bac-giang-2024" begins with "bac-giang" */
        if (b->kind == BODY_PLACE && !strncmp(t->from->id, b->id, n) && t->from->id[n] == '-' &&
            (!longest || n > strlen(longest->id)))
            longest = b;
    }
    return place ? place : longest;
}

struct profile *transfer_profile(struct arena *a, const struct transfer *t)
{
    const struct body *old = place_of_profile(t), *new = place_of(t, t->place);
    struct transfer_work w = {.arena = a, .t = t};
    struct profile *p = arena_alloc(a, sizeof *p);
    struct date day = {0};
    date_read(t->date, &day);
    *p = *t->from;
    p->id = t->id;
    p->province = strcmp(t->id, t->place) ? t->place : NULL;
    w.rewrite = (struct rewrite){
        .arena = a,
        .from = t->from,
        .registry = t->registry,
        .renaming =
            rename_spelt(a, rename_new(a, t->registry, t->place, t->date), t->from->source->text),
        .year = day.year,
        .moves = old ? old != new : strcmp(t->place, profile_place(t->from)) != 0,
    };
    rewrite_start(&w.rewrite, old, new);
    if (w.rewrite.moves && !w.rewrite.old_names->n)
        diag(MSG_TRANSFER_NO_PLACE, source_pos(t->from->source, 1, 1));
    if (old && w.rewrite.moves && !str_eq(w.rewrite.old_type.text, w.rewrite.new_place.type.text))
        diag(MSG_TRANSFER_TYPE, source_pos(t->from->source, 1, 1),
             STR_ARG(new ? new->name : STR("")));
    rewrite_texts(&w, &p->bases, p->basis_count, "bases");
    rewrite_texts(&w, &p->addressees, p->addressee_count, "addressees");
    rewrite_texts(&w, &p->recipients, p->recipient_count, "recipients");
    rewrite_items(&w, p);
    rewrite_tasks(&w, &p->tasks, p->task_count, "PL/");
    rewrite_tasks(&w, &p->targets, p->target_count, "target ");
    rewrite_fields(&w, p);
    add_opens(&w, p);
    vec_free(&w.rewrite.blanks);
    return p;
}
