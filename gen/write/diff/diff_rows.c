/* What every output shows of a comparison: see diff_rows.h. */
#include "write/diff/diff_rows.h"

#include <stdint.h>

#include "base/date.h"
#include "base/mem.h"

struct remarks {
    struct arena *arena;
    vec(struct str) list;
};

static void say(struct remarks *r, enum msg m, ...) /* fills the message's directives */
{
    struct buf b = {0};
    va_list args;
    va_start(args, m);
    buf_vprintf(&b, msg_text(m), args);
    va_end(args);
    *vec_push(&r->list) = buf_take(&b, r->arena);
}

static unsigned percent(unsigned thousandths)
{
    return (thousandths + 5) / 10;
}

/* The other clauses that carry parts of a clause that was split, each once. */
static void remark_elsewhere(struct remarks *r, const struct link *l)
{
    for (size_t i = 0; i < l->stretch_count; i++) {
        const struct node *n = l->stretches[i].elsewhere;
        size_t k = 0;
        while (n && k < i && l->stretches[k].elsewhere != n)
            k++;
        if (n && k == i)
            say(r, MSG_DIFF_ELSEWHERE, STR_ARG(diff_path(n)));
    }
}

static void remark_fact(struct remarks *r, const struct changed_number *n)
{
    static const enum msg changed[] = {MSG_DIFF_NUMBER, MSG_DIFF_DATE, MSG_DIFF_ACT, MSG_DIFF_LEAD,
                                       MSG_DIFF_BODY};
    static const enum msg gone[] = {MSG_DIFF_NUMBER_GONE, MSG_DIFF_DATE_GONE, MSG_DIFF_ACT_GONE,
                                    MSG_DIFF_LEAD_GONE, MSG_DIFF_BODY_GONE};
    static const enum msg put_in[] = {MSG_DIFF_NUMBER, MSG_DIFF_DATE, MSG_DIFF_ACT_NEW,
                                      MSG_DIFF_LEAD_NEW, MSG_DIFF_BODY_NEW};
    const char *joint = n->what.n ? ": " : "";
    if (!n->was.p)
        say(r, put_in[n->kind], STR_ARG(n->what), joint, STR_ARG(n->now_shown));
    else if (n->now.p)
        say(r, changed[n->kind], STR_ARG(n->what), joint, STR_ARG(n->was_shown),
            STR_ARG(n->now_shown));
    else
        say(r, gone[n->kind], STR_ARG(n->what), joint, STR_ARG(n->was_shown));
}

/* Not where a figure of the cell is named already. */
static void remark_cell(struct remarks *r, const struct link *l, const struct changed_cell *c)
{
    const char *joint = c->column.n ? ": " : "";
    for (size_t i = 0; i < l->number_count; i++)
        if (l->numbers[i].was.p &&
            (str_eq(l->numbers[i].was, c->was) || str_eq(l->numbers[i].was_shown, c->was)))
            return;
    if (!c->list)
        say(r, MSG_DIFF_CELL, STR_ARG(c->column), joint, STR_ARG(c->was), STR_ARG(c->now));
    if (c->list && c->dropped.n)
        say(r, MSG_DIFF_CELL_LESS, STR_ARG(c->column), joint, STR_ARG(c->dropped));
    if (c->list && c->added.n)
        say(r, MSG_DIFF_CELL_MORE, STR_ARG(c->column), joint, STR_ARG(c->added));
}

static void remark_turn(struct remarks *r, const struct turn *t)
{
    static const enum msg gone[] = {MSG_DIFF_ROLE_GONE, MSG_DIFF_STAGE, MSG_DIFF_AFFIRMED};
    static const enum msg put_in[] = {MSG_DIFF_ROLE_NEW, MSG_DIFF_STAGE, MSG_DIFF_NEGATED};
    static const enum msg turned[] = {MSG_DIFF_ROLE, MSG_DIFF_STAGE, MSG_DIFF_OPPOSITE};
    if (t->was.n && t->now.n)
        say(r, turned[t->kind], STR_ARG(t->was), STR_ARG(t->now));
    else if (t->was.n)
        say(r, gone[t->kind], STR_ARG(t->was));
    else
        say(r, put_in[t->kind], STR_ARG(t->now));
}

struct str diff_change(struct arena *a, const struct turn *turn, const struct changed_number *fact)
{
    struct remarks r = {.arena = a};
    if (turn)
        remark_turn(&r, turn);
    else
        remark_fact(&r, fact);
    struct str text = r.list.at[0];
    vec_free(&r.list);
    return text;
}

static void remark_link(struct remarks *r, const struct link *l)
{
    static const enum msg structures[] = {MSG_COUNT, MSG_DIFF_SPLIT, MSG_DIFF_MERGED,
                                          MSG_DIFF_MANY};
    if (l->structure != STRUCTURE_ONE)
        say(r, structures[l->structure]);
    remark_elsewhere(r, l);
    if (l->moved)
        say(r, MSG_DIFF_MOVED);
    for (size_t i = 0; i < l->number_count; i++)
        remark_fact(r, &l->numbers[i]);
    for (size_t i = 0; i < l->cell_count; i++)
        remark_cell(r, l, &l->cells[i]);
    for (size_t i = 0; i < l->turn_count; i++)
        remark_turn(r, &l->turns[i]);
    if (l->only_systematic)
        say(r, MSG_DIFF_ONLY_SYSTEMATIC);
    if (l->counts[DIFFERENCE_SLIP])
        say(r, MSG_DIFF_SLIPS, l->counts[DIFFERENCE_SLIP]);
    if (l->marks)
        say(r, MSG_DIFF_MARKS, l->marks);
    if (l->content != CONTENT_VERBATIM)
        say(r, MSG_DIFF_COVERAGE, percent(l->cov_old), percent(l->cov_new));
}

struct str diff_paper(struct arena *a, const char *head, const struct doc *d)
{
    struct remarks r = {.arena = a};
    struct buf b = {0};
    struct date day;
    const struct node *title = d->root->first;
    while (title && title->kind != NODE_TITLE)
        title = title->next;
    struct str name = title ? node_text(a, title) : str_of(d->source ? d->source->name : "");
    buf_printf(&b, "%s: ", head);
    for (size_t i = 0; i < name.n; i++)
        buf_char(&b, name.p[i] == '\n' ? ' ' : name.p[i]);
    if (d->number.n)
        say(&r, MSG_DIFF_NUMBERED, STR_ARG(d->number));
    if (d->date.n && date_read(d->date, &day) && day.day) {
        struct buf shown = {0};
        buf_printf(&shown, "%02u/%02u/%u", day.day, day.month, day.year);
        say(&r, MSG_DIFF_DATED, STR_ARG(buf_view(&shown)));
        buf_free(&shown);
    }
    for (size_t i = 0; i < r.list.n; i++)
        buf_str(&b, r.list.at[i]);
    vec_free(&r.list);
    return buf_take(&b, a);
}

static const struct str *summarise(struct arena *a, const struct comparison *c, size_t *n)
{
    struct remarks r = {.arena = a};
    say(&r, MSG_DIFF_CLAUSES, c->old_clauses, c->carried, c->omitted_count, c->added_count);
    say(&r, MSG_DIFF_LINKS, c->content[CONTENT_VERBATIM], c->content[CONTENT_ADAPTED],
        c->content[CONTENT_PARTIAL], percent(c->carried_mass));
    if (c->omitted_count && !c->draft) {
        size_t of[DUTY_CENTRAL + 1] = {0};
        for (size_t i = 0; i < c->omitted_count; i++)
            of[c->omitted[i].duty]++;
        say(&r, MSG_DIFF_OMITTED_DUTIES, of[DUTY_TARGET], of[DUTY_TASK]);
        say(&r, MSG_DIFF_OMITTED_OTHERS, of[DUTY_PRINCIPLE], of[DUTY_HEADING], of[DUTY_BACKGROUND],
            of[DUTY_CENTRAL]);
    }
    if (c->frame_count)
        say(&r, MSG_DIFF_FRAMES, c->frame_count);
    if (c->earlier) {
        say(&r, MSG_DIFF_REPAIRED, c->repaired_count);
        say(&r, MSG_DIFF_INTRODUCED, c->introduced_count);
    }
    if (c->waived || c->stale_waivers)
        say(&r, MSG_DIFF_WAIVERS, c->waived, c->stale_waivers);
    if (!c->draft)
        say(&r, MSG_DIFF_WEIGHT);
    if (c->omitted_count)
        say(&r, MSG_DIFF_NEEDED);
    const struct str *lines;
    vec_move(a, &r.list, lines, *n);
    return lines;
}

/* The lines that were said since the first n of them are about the clause. */
static void note(struct remarks *r, struct diff_note *notes, size_t n, const struct node *clause)
{
    for (; n < r->list.n; n++)
        notes[n] = (struct diff_note){clause, false, r->list.at[n]};
}

/* The facts of a kind that became others, or those that are gone. */
static void note_facts(struct remarks *r, struct diff_note *notes, const struct comparison *c,
                       enum changed_kind kind, bool gone)
{
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        size_t n = r->list.n;
        for (size_t k = 0; k < l->number_count; k++)
            if (l->numbers[k].kind == kind && gone == !l->numbers[k].now.p)
                remark_fact(r, &l->numbers[k]);
        note(r, notes, n, l->clause);
    }
}

static void note_turns(struct remarks *r, struct diff_note *notes, const struct comparison *c,
                       enum turn_kind kind)
{
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        size_t n = r->list.n;
        for (size_t k = 0; k < l->turn_count; k++)
            if (l->turns[k].kind == kind)
                remark_turn(r, &l->turns[k]);
        note(r, notes, n, l->clause);
    }
}

static void note_cells(struct remarks *r, struct diff_note *notes, const struct comparison *c)
{
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        size_t n = r->list.n;
        for (size_t k = 0; k < l->cell_count; k++)
            remark_cell(r, l, &l->cells[k]);
        note(r, notes, n, l->clause);
    }
}

static void list_substance(struct diff_report *report)
{
    const struct comparison *c = report->comparison;
    struct remarks r = {.arena = report->arena};
    size_t most = 0;
    for (size_t i = 0; i < c->link_count; i++)
        most += c->links[i].number_count + c->links[i].turn_count + 2 * c->links[i].cell_count;
    struct diff_note *notes = arena_array(report->arena, most + 1, sizeof *notes);
    note_facts(&r, notes, c, CHANGED_NUMBER, false);
    note_facts(&r, notes, c, CHANGED_DATE, false);
    note_facts(&r, notes, c, CHANGED_LEAD, false);
    note_facts(&r, notes, c, CHANGED_BODY, false);
    note_cells(&r, notes, c);
    note_turns(&r, notes, c, TURN_ROLE);
    note_turns(&r, notes, c, TURN_STAGE);
    note_turns(&r, notes, c, TURN_NEGATION);
    note_facts(&r, notes, c, CHANGED_ACT, false);
    for (int kind = CHANGED_NUMBER; kind <= CHANGED_BODY; kind++)
        note_facts(&r, notes, c, (enum changed_kind)kind, true);
    report->substance = notes;
    report->substance_count = r.list.n;
    vec_free(&r.list);
}

/* What is folded to a line each, and the parts of the old text. */
static void list_folded(struct diff_report *report)
{
    const struct comparison *c = report->comparison;
    struct arena *a = report->arena;
    struct remarks r = {.arena = a};
    struct diff_note *folded = arena_array(a, c->replacement_count + 1, sizeof *folded);
    struct diff_note *parts = arena_array(a, c->part_count + 1, sizeof *parts);
    for (size_t i = 0; i < c->replacement_count; i++) {
        const struct replacement *p = &c->replacements[i];
        say(&r, MSG_DIFF_REPLACED, STR_ARG(p->was), STR_ARG(p->now), p->places);
        folded[i] = (struct diff_note){p->first, false, r.list.at[i]};
    }
    r.list.n = 0;
    for (size_t i = 0; i < c->part_count && !c->draft; i++) {
        const struct part_share *p = &c->parts[i];
        say(&r, MSG_DIFF_PART, STR_ARG(diff_path(p->heading)), p->carried, p->clauses,
            percent(p->mass));
        parts[i].text = r.list.at[i];
    }
    report->systematic = folded;
    report->systematic_count = c->replacement_count;
    report->parts = parts;
    report->part_count = r.list.n;
    vec_free(&r.list);
}

/* One side of a row: the paths of its clauses, then the stretches that it has. */
static void add_side(struct arena *a, struct diff_row *r, enum diff_side side,
                     const struct node *const *clauses, size_t count, const struct stretch *list,
                     size_t stretches)
{
    enum change own = side == DIFF_OLD ? CHANGE_DELETED : CHANGE_INSERTED;
    struct diff_piece *pieces = arena_array(a, count + stretches, sizeof *pieces);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (!r->frame || clauses[i]->path.n)
            pieces[n++].clause = clauses[i];
    for (size_t i = 0; i < stretches; i++) {
        const struct stretch *s = &list[i];
        bool seen = s->change == own && s->level != DIFFERENCE_LAYOUT && !s->elsewhere;
        if (s->change == CHANGE_NONE || s->change == own)
            pieces[n++] =
                (struct diff_piece){.text = s->text,
                                    .marked = seen,
                                    .elsewhere = s->elsewhere != NULL,
                                    .level = s->systematic ? DIFFERENCE_SPELLING : s->level};
    }
    r->sides[side] = pieces;
    r->piece_count[side] = n;
}

static void fill_link(struct arena *a, struct diff_row *r, struct remarks *remarks)
{
    const struct link *l = r->link;
    add_side(a, r, DIFF_OLD, (const struct node *const *)l->old, l->old_count, l->stretches,
             l->stretch_count);
    add_side(a, r, DIFF_NEW, &l->clause, 1, l->stretches, l->stretch_count);
    remark_link(remarks, l);
    r->folded = l->only_systematic && !l->moved && l->structure == STRUCTURE_ONE;
    r->unchanged = !l->moved && l->structure == STRUCTURE_ONE && !l->number_count;
    for (int level = DIFFERENCE_TYPOGRAPHY; level < DIFFERENCE_LEVELS; level++)
        r->unchanged &= !l->counts[level];
}

static void fill_frame(struct arena *a, struct diff_row *r, struct remarks *remarks)
{
    const struct frame_change *f = r->frame;
    r->name = diff_part_name(f->part);
    add_side(a, r, DIFF_OLD, &f->old, f->old != NULL, f->stretches, f->stretch_count);
    add_side(a, r, DIFF_NEW, &f->new, f->new != NULL, f->stretches, f->stretch_count);
    if (!f->old)
        say(remarks, MSG_DIFF_ADDED_DRAFT);
    if (!f->new)
        say(remarks, MSG_DIFF_OMITTED_DRAFT);
    if (f->moved)
        say(remarks, MSG_DIFF_MOVED);
    if (f->filled)
        say(remarks, MSG_DIFF_FILLED);
}

static void fill_row(struct diff_report *report, struct diff_row *r)
{
    struct remarks remarks = {.arena = report->arena};
    r->name = report->names[r->class];
    if (r->link)
        fill_link(report->arena, r, &remarks);
    else if (r->frame)
        fill_frame(report->arena, r, &remarks);
    else {
        enum diff_side side = r->omission ? DIFF_OLD : DIFF_NEW;
        struct diff_piece *pieces = r->sides[side] = arena_array(report->arena, 2, sizeof *pieces);
        pieces[0].clause = r->clause;
        pieces[1].text = diff_text(report->arena, r->clause);
        r->piece_count[side] = 2;
    }
    const struct omission *o = r->omission;
    if (o) {
        say(&remarks, diff_duty_message(o->duty));
        if (o->waiver.p)
            say(&remarks, MSG_DIFF_WAIVED, STR_ARG(o->waiver));
        if (o->best)
            say(&remarks, MSG_DIFF_NEAREST, STR_ARG(diff_path(o->best)), percent(o->score));
        if (o->shared.n)
            say(&remarks, MSG_DIFF_SHARED, STR_ARG(o->shared));
        if (o->missing.n)
            say(&remarks, MSG_DIFF_MISSING, STR_ARG(o->missing));
    }
    vec_move(report->arena, &remarks.list, r->remarks, r->remark_count);
}

struct row_builder {
    const struct comparison *c;
    const struct omission **omitted; /* in reading order */
    struct diff_row *rows;
    size_t n, next_omitted, next_added;
    bool *has_row; /* by frame change: has it a row */
};

static void add_change(struct row_builder *b, size_t i)
{
    const struct frame_change *f = &b->c->frame[i];
    b->has_row[i] = true;
    b->rows[b->n++] =
        (struct diff_row){.class = DIFF_FRAME, .frame = f, .clause = f->new ? f->new : f->old};
}

/* The changes of some parts that have no row yet. */
static void add_frame(struct row_builder *b, enum frame_part from, enum frame_part end)
{
    for (size_t i = 0; i < b->c->frame_count; i++)
        if (!b->has_row[i] && b->c->frame[i].part >= from && b->c->frame[i].part < end)
            add_change(b, i);
}

/* Those of the footnotes of a link's clauses. */
static void add_notes(struct row_builder *b, const struct link *l)
{
    for (size_t i = 0; i < b->c->frame_count && b->c->frame[i].part <= FRAME_FOOTNOTE; i++) {
        const struct frame_change *f = &b->c->frame[i];
        bool here = f->new && f->new->parent == l->clause;
        for (size_t k = 0; !f->new &&k < l->old_count; k++)
            here |= f->old->parent == l->old[k];
        if (f->part == FRAME_FOOTNOTE && here && !b->has_row[i])
            add_change(b, i);
    }
}

static int in_reading_order(const void *a, const void *b)
{
    const struct omission *const *l = a, *const *r = b;
    return ((*l)->clause->id > (*r)->clause->id) - ((*l)->clause->id < (*r)->clause->id);
}

static void add_omitted_before(struct row_builder *b, unsigned old_id)
{
    while (b->next_omitted < b->c->omitted_count &&
           b->omitted[b->next_omitted]->clause->id < old_id) {
        const struct omission *o = b->omitted[b->next_omitted++];
        b->rows[b->n++] =
            (struct diff_row){.class = DIFF_OMITTED, .omission = o, .clause = o->clause};
    }
}

static void add_added_before(struct row_builder *b, unsigned new_id)
{
    while (b->next_added < b->c->added_count && b->c->added[b->next_added]->id < new_id)
        b->rows[b->n++] =
            (struct diff_row){.class = DIFF_ADDED, .clause = b->c->added[b->next_added++]};
}

static void list_rows(struct diff_report *report)
{
    const struct comparison *c = report->comparison;
    struct arena *a = report->arena;
    struct row_builder b = {.c = c};
    b.omitted = arena_array(a, c->omitted_count + 1, sizeof *b.omitted);
    b.rows = arena_array(a, c->link_count + c->omitted_count + c->added_count + c->frame_count + 1,
                         sizeof *b.rows);
    for (size_t i = 0; i < c->omitted_count; i++)
        b.omitted[i] = &c->omitted[i];
    b.has_row = arena_alloc(a, c->frame_count + 1);
    array_sort(b.omitted, c->omitted_count, in_reading_order);
    add_frame(&b, 0, FRAME_FOOTNOTE);
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        add_added_before(&b, l->clause->id);
        if (!l->moved) /* a moved clause says nothing of where the others were */
            add_omitted_before(&b, l->old[0]->id);
        b.rows[b.n++] = (struct diff_row){.class = l->content, .link = l, .clause = l->clause};
        add_notes(&b, l);
    }
    add_added_before(&b, UINT32_MAX);
    add_omitted_before(&b, UINT32_MAX);
    add_frame(&b, 0, FRAME_PARTS);
    report->rows = b.rows;
    report->row_count = b.n;
}

const struct diff_report *diff_report(struct arena *a, const struct comparison *c)
{
    static const enum msg names[2][DIFF_CLASSES] = {
        {MSG_DIFF_VERBATIM, MSG_DIFF_ADAPTED, MSG_DIFF_PARTIAL, MSG_DIFF_OMITTED, MSG_DIFF_ADDED,
         MSG_DIFF_FRAME},
        {MSG_DIFF_VERBATIM, MSG_DIFF_CHANGED_DRAFT, MSG_DIFF_REWRITTEN_DRAFT,
         MSG_DIFF_OMITTED_DRAFT, MSG_DIFF_ADDED_DRAFT, MSG_DIFF_FRAME}};
    struct diff_report *r = arena_alloc(a, sizeof *r);
    *r = (struct diff_report){.arena = a,
                              .comparison = c,
                              .heads = {msg_text(c->draft ? MSG_DIFF_OLD_DRAFT : MSG_DIFF_OLD),
                                        msg_text(c->draft ? MSG_DIFF_NEW_DRAFT : MSG_DIFF_NEW),
                                        msg_text(MSG_DIFF_REMARK)}};
    for (unsigned i = 0; i < DIFF_CLASSES; i++)
        r->names[i] = msg_text(names[c->draft][i]);
    r->omitted = arena_array(a, c->omitted_count + 1, sizeof *r->omitted);
    r->papers[DIFF_OLD] = diff_paper(a, r->heads[0], c->old_doc);
    r->papers[DIFF_NEW] = diff_paper(a, r->heads[1], c->new_doc);
    r->summary = summarise(a, c, &r->summary_count);
    list_rows(r);
    list_substance(r);
    list_folded(r);
    diff_earlier(r);
    for (size_t i = 0; i < r->row_count; i++) {
        fill_row(r, &r->rows[i]);
        if (r->rows[i].omission)
            r->omitted[r->rows[i].omission - c->omitted] = &r->rows[i];
    }
    return r;
}
