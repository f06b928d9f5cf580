/*
 * Masthead, title, preamble, recipients and signature as the fields that the templates print. A
 * part that they would print differently is in the profile as it is printed.
 */

#include "base/date.h"
#include "base/diag.h"
#include "base/unicode.h"
#include "derive/derive_int.h"
#include "lexicon/lexicon.h"

struct fields {
    struct derive *derive;
    struct profile *profile;
    vec(struct profile_field) list;
};

static void add_field(struct fields *f, const char *name, struct str text)
{
    if (text.n)
        *vec_push(&f->list) = (struct profile_field){.name = name, .value = {text, POS_NONE}};
}

static const struct node *top_node(const struct derive *d, enum node_kind kind, size_t place)
{
    const struct node *n = d->in.plan->root->first;
    for (; n; n = n->next)
        if (n->kind == kind && !place--)
            return n;
    return NULL;
}

enum { ALL_KINDS = (1 << NODE_KINDS) - 1 }; /* of nodes, one bit each */

/* The nodes of these kinds at the top of the plan, from one up to another, as Markdown. */
static struct str top_markdown(struct derive *d, const struct node *from, const struct node *to,
                               unsigned kinds)
{
    vec(const struct node *) nodes = {0};
    for (const struct node *n = from; n && n != to; n = n->next)
        if (kinds >> n->kind & 1)
            *vec_push(&nodes) = n;
    struct str text = nodes.n ? derive_markdown(d, nodes.at, nodes.n) : STR_NONE;
    vec_free(&nodes);
    return text;
}

/* A part as printed; where the plan has none of it, the field that says so. */
static void add_part(struct fields *f, const char *printed, const char *without,
                     const struct node *from, unsigned kinds)
{
    struct derive *d = f->derive;
    struct str text = top_markdown(d, from, d->appendix, kinds);
    if (text.n)
        add_field(f, printed, text);
    else if (without)
        add_field(f, without, STR("1"));
}

static struct str role_text(const struct derive *d, enum front_role role)
{
    for (const struct node *n = d->in.plan->root->first; n; n = n->next)
        if (n->kind == NODE_FRONT && n->role == role)
            return node_text(d->arena, n);
    return STR_NONE;
}

/* Two bodies that issued the plan together have a line each. */
static bool has_two_issuers(const struct derive *d)
{
    unsigned count = 0;
    for (const struct node *n = d->in.plan->root->first; n; n = n->next)
        count += n->kind == NODE_FRONT && n->role == FRONT_ISSUER;
    return count > 1;
}

/* The plan's date: its own, or that of the line "Kèm theo ..." over its appendix. Where neither is
 * known but bodies need one, that of the central text, and a message says so. */
static struct str plan_date(const struct derive *d)
{
    if (d->in.plan->date.n)
        return d->in.plan->date;
    const struct node *title = top_node(d, NODE_TABLE_TITLE, 0);
    for (; title; title = title->next) {
        struct str text = title->kind == NODE_TABLE_TITLE ? node_text(d->arena, title) : STR("");
        struct str date = date_find(d->arena, text);
        if (date.n)
            return date;
    }
    if (!derive_table_is_tasks(d) || !d->in.central->date.n)
        return STR_NONE;
    diag(MSG_DERIVE_DATE, source_pos(d->in.plan->source, 1, 1), STR_ARG(d->in.central->date));
    return d->in.central->date;
}

enum { LINES_MOST = 4, TITLE_MOST = 3 }; /* of a signature, a title that the form prints */

/* The lines of a text, as far as there is room; how many there are. */
static size_t split_lines(struct str text, struct str lines[LINES_MOST])
{
    size_t n = 0;
    do {
        struct str line = str_line(&text);
        if (n < LINES_MOST)
            lines[n] = line;
        n++;
    } while (text.p);
    return n;
}

static size_t count_top(const struct derive *d, enum node_kind kind)
{
    size_t n = 0;
    while (top_node(d, kind, n))
        n++;
    return n;
}

static void add_title(struct fields *f)
{
    struct derive *d = f->derive;
    const struct node *title = top_node(d, NODE_TITLE, 0);
    struct str lines[LINES_MOST];
    size_t n = split_lines(title ? node_text(d->arena, title) : STR(""), lines);
    struct letter_key key = letter_key(d->arena, lines[0]);
    bool sign = lexicon_starts(&key, WORDS_LETTER_SUBJECT);
    bool letter = n == 1 && (sign || lexicon_starts(&key, WORDS_LETTER_SUBJECT_WORDS));
    if ((n < 2 && !letter) || n > TITLE_MOST)
        d->printed[PART_TITLE] = true;
    if (d->printed[PART_TITLE]) {
        add_field(f, "subject", d->in.plan->subject);
        add_part(f, "printed-title", NULL, d->in.plan->root->first, 1u << NODE_TITLE);
        return;
    }
    if (n == 3)
        add_field(f, "author", lines[1]);
    size_t words = letter ? str_find(lines[0], STR(" "), 0) : 0; /* "V/v" is the form's, */
    if (letter && !sign)                                         /* as is "về việc" */
        words = str_find(lines[0], STR(" "), words + 1);
    add_field(f, "subject", str_trim(str_slice(lines[n - 1], words, lines[n - 1].n)));
}

/*
 * Whom the paper is sent to: "Kính gửi:" above its text, with a name or with entries below it.
 * Returns the node after them, from which on recipients are those of the closing.
 */
static const struct node *add_addressees(struct fields *f)
{
    struct derive *d = f->derive;
    const struct node *n = top_node(d, NODE_RECIPIENT, 0);
    struct letter_key key = letter_key(d->arena, n ? node_text(d->arena, n) : STR(""));
    if (!n || n->label.n || !lexicon_starts(&key, WORDS_ADDRESS))
        return d->in.plan->root->first;
    size_t most = count_top(d, NODE_RECIPIENT);
    struct profile_text *list = arena_array(d->arena, most, sizeof *list);
    struct str head = derive_words(d, n);
    size_t colon = str_find(head, STR(":"), 0), count = 0;
    struct str name = colon < head.n ? str_trim(str_slice(head, colon + 1, head.n)) : STR("");
    if (name.n)
        list[count++] = (struct profile_text){name, POS_NONE};
    for (n = n->next; n && n->kind == NODE_RECIPIENT && n->label.n; n = n->next)
        list[count++] = (struct profile_text){derive_words(d, n), POS_NONE};
    f->profile->addressees = list;
    f->profile->addressee_count = count;
    return n;
}

static void add_closing(struct fields *f)
{
    struct derive *d = f->derive;
    const struct node *from = add_addressees(f);
    const struct node *signature = top_node(d, NODE_SIGNATURE, 0);
    struct str lines[LINES_MOST];
    size_t count = split_lines(signature ? node_text(d->arena, signature) : STR(""), lines);
    size_t n = 0;
    for (const struct node *r = from; r; r = r->next)
        n += r->kind == NODE_RECIPIENT;
    if (count_top(d, NODE_SIGNATURE) != 1 || count < 2 || count > LINES_MOST || n < 2)
        d->printed[PART_CLOSING] = true;
    if (d->printed[PART_CLOSING]) {
        add_part(f, "printed-closing", "without-closing", from,
                 1u << NODE_RECIPIENT | 1u << NODE_SIGNATURE);
        return;
    }
    f->profile->recipients = arena_array(d->arena, n + 1, sizeof *f->profile->recipients);
    bool head = true;
    for (const struct node *r = from; r; r = r->next) {
        if (r->kind != NODE_RECIPIENT)
            continue;
        if (!head)
            f->profile->recipients[f->profile->recipient_count++] =
                (struct profile_text){derive_words(d, r), POS_NONE};
        head = false;
    }
    /* The last line is a name where it does not begin as a position does. */
    struct letter_key last = letter_key(d->arena, lines[count - 1]);
    size_t named = count > 2 && !lexicon_starts(&last, WORDS_POSITION) ? count - 1 : count;
    struct str end = lines[named - 1];
    add_field(f, "authority", lines[0]);
    add_field(f, "position", (struct str){lines[1].p, (size_t)(end.p + end.n - lines[1].p)});
    if (named < count)
        add_field(f, "signatory", lines[named]);
}

static void add_appendix(struct fields *f)
{
    struct derive *d = f->derive;
    const struct node *first = d->appendix;
    if (!first)
        return;
    d->printed[PART_APPENDIX] |= !derive_table_is_tasks(d);
    if (d->printed[PART_APPENDIX]) {
        add_field(f, "printed-appendix", top_markdown(d, first, NULL, ALL_KINDS));
        return;
    }
    if (derive_merges_leads(d))
        add_field(f, "merged-leads", STR("1"));
    add_field(f, "printed-appendix-title", top_markdown(d, first, NULL, 1u << NODE_TABLE_TITLE));
    const struct node *head = derive_table(d)->first;
    if (head && head->kind == NODE_TABLE_HEAD) {
        struct doc *part = doc_new(NULL);
        node_attach(doc_append(part, part->root, NODE_TABLE, POS_NONE), doc_clone(part, head));
        struct str rows = derive_part(d, part);
        add_field(f, "printed-columns", str_line(&rows));
    }
}

void derive_front(struct derive *d, struct profile *p)
{
    struct fields f = {.derive = d, .profile = p};
    const struct doc *plan = d->in.plan;
    struct str issuer = role_text(d, FRONT_ISSUER);
    bool two = has_two_issuers(d);
    if (!issuer.n || two || !role_text(d, FRONT_MOTTO).n || !plan->date.n)
        d->printed[PART_MASTHEAD] = true;
    add_field(&f, "superior", role_text(d, FRONT_SUPERIOR));
    add_field(&f, "issuer", issuer.n && !two ? issuer : plan->issuer);
    add_field(&f, "place", plan->place);
    add_field(&f, "number", plan->number);
    add_field(&f, "date", plan_date(d));
    if (d->printed[PART_MASTHEAD])
        add_part(&f, "printed-masthead", "without-masthead", plan->root->first, 1u << NODE_FRONT);
    add_title(&f);
    add_part(&f, "preamble", NULL, plan->root->first, 1u << NODE_PREAMBLE);
    add_closing(&f);
    add_appendix(&f);
    vec_move(d->arena, &f.list, p->fields, p->field_count);
}
