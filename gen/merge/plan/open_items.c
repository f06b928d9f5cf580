/* Open items: see open_items.h. */
#include "merge/plan/open_items.h"

#include "base/diag.h"
#include "lexicon/phrase.h"
#include "markdown/md_escape.h"
#include "model/runs.h"

/* What every paper says, unless that part of it is as printed, or left out. The form of a day
 * without its date is the template's. */
static const struct {
    const char *name, *printed, *without;
    bool blank;
} needed[] = {{"number", "printed-masthead", "without-masthead", true},
              {"date", "printed-masthead", "without-masthead", false},
              {"signatory", "printed-closing", "without-closing", true}};
enum { NEEDED = sizeof needed / sizeof *needed };

/* Left empty; or signs for somebody's hand, "___", where a name has to be. */
static bool is_left(const struct profile_field *f)
{
    static const char *const names[] = {"number", "date",    "signatory", "issuer",
                                        "place",  "subject", "authority", "position"};
    struct str text = f->value.text;
    return !text.p || (text.n && str_among(str_of(f->name), names) < sizeof names / sizeof *names &&
                       !phrase_count(text, 0));
}

/* A question in the form's words for a blank: "[{{name}}]". */
static struct str boxed(struct arena *a, const struct plan_inputs *in, struct str question)
{
    struct str form = style_word(in->style, "blank"), mark = STR("{{name}}");
    size_t at = str_find(form, mark, 0);
    if (at == (size_t)-1)
        return question;
    return str_format(a, "%.*s%.*s%.*s", STR_ARG(str_slice(form, 0, at)), STR_ARG(question),
                      STR_ARG(str_slice(form, at + mark.n, form.n)));
}

static bool lacks(const struct profile *p, size_t i)
{
    const struct profile_field *f = profile_field(p, needed[i].name);
    return !profile_field(p, needed[i].printed) && !profile_field(p, needed[i].without) &&
           !(f && f->value.text.n);
}

static struct str owner_of(const struct profile *p, struct str name)
{
    for (size_t i = 0; i < p->field_count; i++)
        if (str_is(name, p->fields[i].name) && p->fields[i].owner.n)
            return p->fields[i].owner;
    return STR("?");
}

/* What a draft prints as a blank, and what its form leaves room for: number, day, signatory; for a
 * final paper the fields that are left empty. */
static void list_blanks(const struct plan_inputs *in, const struct template_blank *blanks, size_t n)
{
    const struct profile *p = in->profile;
    for (size_t i = 0; in->mode == PLAN_FINAL && i < p->field_count; i++)
        if (is_left(&p->fields[i]))
            diag(MSG_PLAN_FINAL_BLANK, p->fields[i].value.pos, p->fields[i].name,
                 STR_ARG(owner_of(p, str_of(p->fields[i].name))));
    for (size_t i = 0; i < n; i++) {
        const struct template_blank *b = &blanks[i];
        diag(MSG_PLAN_BLANK, b->value_pos.source ? b->value_pos : b->pos, STR_ARG(b->name),
             STR_ARG(owner_of(p, b->name)));
    }
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < p->field_count; i++) {
        struct str name = str_of(p->fields[i].name);
        size_t k = 0;
        while (k < n && !str_eq(blanks[k].name, name))
            k++;
        if (is_left(&p->fields[i]) && k == n)
            diag(MSG_PLAN_BLANK, p->fields[i].value.pos, STR_ARG(name), STR_ARG(owner_of(p, name)));
    }
    const struct profile_field *number = profile_field(p, "number");
    if (in->mode == PLAN_DRAFT && number && number->value.text.n &&
        !is_digit(number->value.text.p[0]))
        diag(MSG_PLAN_BLANK, number->value.pos, STR_ARG(str_of("number")),
             STR_ARG(owner_of(p, str_of("number"))));
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < NEEDED; i++)
        if (!profile_field(p, needed[i].name) && lacks(p, i))
            diag(MSG_PLAN_BLANK, source_pos(p->source, 1, 1), STR_ARG(str_of(needed[i].name)), 1,
                 "?");
}

/* What the program proposed and nobody has looked at. */
static void count_proposals(const struct plan_inputs *in)
{
    const struct profile *p = in->profile;
    struct pos first = {0};
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        if (p->items[i].proposed && !n++)
            first = p->items[i].pos;
    for (size_t i = 0; i < p->task_count; i++)
        if (p->tasks[i].proposed && !n++)
            first = p->tasks[i].pos;
    if (n)
        diag(in->mode == PLAN_FINAL ? MSG_PLAN_FINAL_PROPOSED : MSG_PLAN_PROPOSED, first, n);
}

static void list_questions(const struct plan_inputs *in)
{
    const struct profile *p = in->profile;
    for (size_t i = 0; i < p->open_count; i++)
        diag(in->mode == PLAN_FINAL ? MSG_PLAN_FINAL_OPEN : MSG_PLAN_OPEN, p->opens[i].pos,
             STR_ARG(p->opens[i].question));
}

void open_items_report(const struct plan_inputs *in, const struct template_blank *blanks, size_t n)
{
    list_blanks(in, blanks, n);
    list_questions(in);
    count_proposals(in);
}

void open_items_fields(struct arena *a, const struct plan_inputs *in, struct value *context)
{
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < NEEDED; i++)
        if (needed[i].blank && lacks(in->profile, i))
            value_set_text(context, needed[i].name, boxed(a, in, str_of(needed[i].name)),
                           source_pos(in->profile->source, 1, 1));
}

void open_items_print(struct arena *a, const struct plan_inputs *in, struct overlay *overlay)
{
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < in->profile->open_count; i++) {
        const struct profile_open *o = &in->profile->opens[i];
        if (o->place == OPEN_OVERLAY && o->name.n)
            overlay_mark(overlay, o->name, boxed(a, in, o->question), o->pos);
    }
}

struct str open_items_task(struct arena *a, const struct plan_inputs *in, size_t task)
{
    struct buf text = {0};
    for (size_t i = 0; in->mode == PLAN_DRAFT && i < in->profile->open_count; i++) {
        const struct profile_open *o = &in->profile->opens[i];
        if (o->place != OPEN_TASK || o->index != task)
            continue;
        struct str words = boxed(a, in, o->question);
        buf_char(&text, ' ');
        for (size_t at = 0; at < words.n;)
            at += md_escape(words, at, buf_view(&text), &text);
    }
    return buf_take(&text, a);
}

/* Its name and a colon before a question about a field or a clause that is not printed. */
static struct str named_question(struct arena *a, const struct plan_inputs *in,
                                 const struct profile_open *o)
{
    struct str words = o->question;
    if (o->name.n)
        words = str_format(a, "%.*s: %.*s", STR_ARG(o->name), STR_ARG(words));
    return boxed(a, in, words);
}

static bool is_listed(const struct profile_open *o, const struct overlay *overlay)
{
    bool known;
    return o->place == OPEN_MASTHEAD ||
           (o->place == OPEN_OVERLAY && !(o->name.n && overlay_clause(overlay, o->name, &known)));
}

void open_items_list(struct arena *a, const struct plan_inputs *in, const struct overlay *overlay,
                     struct doc *plan)
{
    struct node *first = plan->root->first;
    while (first && (first->kind == NODE_FRONT || first->kind == NODE_TITLE ||
                     first->kind == NODE_PREAMBLE || first->kind == NODE_NOISE))
        first = first->next;
    for (size_t i = 0; in->mode == PLAN_DRAFT && first && i < in->profile->open_count; i++) {
        const struct profile_open *o = &in->profile->opens[i];
        if (!is_listed(o, overlay))
            continue;
        struct node *n = doc_append(plan, plan->root, NODE_PREAMBLE, o->pos);
        node_add_text(plan, n, named_question(a, in, o), 0, o->pos);
        node_detach(n);
        node_place_before(first, n);
    }
    doc_number(plan);
}

static void mark_in(struct arena *a, struct doc *d, struct node *n, struct str words)
{
    vec(struct runs_place) places = {0};
    struct str text = words.n ? node_text(a, n) : STR("");
    for (size_t at = 0; (at = str_find(text, words, at)) < text.n; at += words.n)
        *vec_push(&places) = (struct runs_place){at, at + words.n};
    runs_mark(d, n, places.at, places.n, STYLE_OPEN);
    vec_free(&places);
}

/* Every place where the document prints these words. */
static void mark_words(struct arena *a, struct doc *d, struct str words)
{
    for (struct node *n = d->root; n; n = node_next(n, d->root))
        mark_in(a, d, n, words);
}

/* The number's sign where it has no figure: the last word of its line. */
static struct str open_sign(struct arena *a, const struct node *n)
{
    struct str rest = node_text(a, n), sign = STR("");
    for (struct str word; (word = str_word(&rest)).n;)
        sign = word;
    for (size_t i = 0; i < sign.n; i++)
        if (is_digit(sign.p[i]))
            return STR("");
    return str_starts(sign, STR("-")) || str_starts(sign, STR("/")) ? sign : STR("");
}

/* A number without a figure, and the parts of the date that are to be written by hand. */
static void mark_masthead(struct arena *a, const struct style *style, struct doc *d)
{
    for (struct node *n = d->root->first; n; n = n->next) {
        if (n->kind == NODE_FRONT && n->role == FRONT_NUMBER)
            mark_in(a, d, n, open_sign(a, n));
        if (n->kind == NODE_FRONT && n->role == FRONT_PLACE_DATE)
            mark_in(a, d, n, style_word(style, "open-date"));
    }
}

/* Does it say so; an appendix alone has the plan's day, still open, in its title. */
static bool is_draft(struct arena *a, const struct style *style, const struct doc *d)
{
    struct str open = style_word(style, "open-date");
    for (const struct node *n = d->root->first; n; n = n->next) {
        struct str title = n->kind == NODE_TABLE_TITLE ? node_text(a, n) : STR("");
        if ((n->kind == NODE_FRONT && n->role == FRONT_DRAFT) ||
            (open.n && str_find(title, open, 0) < title.n))
            return true;
    }
    return false;
}

void open_items_find(struct arena *a, const struct style *style, struct doc *d)
{
    struct str form = style_word(style, "blank"), mark = STR("{{name}}");
    size_t at = str_find(form, mark, 0);
    if (!is_draft(a, style, d) || at >= form.n || !at)
        return;
    struct str before = str_slice(form, 0, at), after = str_slice(form, at + mark.n, form.n);
    mark_masthead(a, style, d);
    for (struct node *n = d->root; n; n = node_next(n, d->root)) {
        vec(struct runs_place) places = {0};
        struct str text = node_text(a, n);
        for (size_t i = 0, end; (i = str_find(text, before, i)) < text.n; i = end + after.n) {
            end = str_find(text, after, i);
            if (end >= text.n)
                break;
            *vec_push(&places) = (struct runs_place){i, end + after.n};
        }
        runs_mark(d, n, places.at, places.n, STYLE_OPEN);
        vec_free(&places);
    }
}

void open_items_mark(struct arena *a, const struct plan_inputs *in,
                     const struct template_blank *blanks, size_t n, struct doc *d)
{
    if (in->mode != PLAN_DRAFT || !d)
        return;
    mark_masthead(a, in->style, d);
    for (size_t i = 0; i < n; i++)
        mark_words(a, d, boxed(a, in, blanks[i].name));
    for (size_t i = 0; i < NEEDED; i++)
        if (lacks(in->profile, i))
            mark_words(a, d, boxed(a, in, str_of(needed[i].name)));
    for (size_t i = 0; i < in->profile->open_count; i++) {
        const struct profile_open *o = &in->profile->opens[i];
        mark_words(a, d, boxed(a, in, o->question));
        if (o->name.n)
            mark_words(a, d, named_question(a, in, o));
    }
}
