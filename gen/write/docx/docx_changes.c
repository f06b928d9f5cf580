/* A comparison as tracked changes: see docx_changes.h. ISO/IEC 29500-1, 17.13.5. */
#include "write/docx/docx_changes.h"

#include <string.h>

#include "base/diag.h"
#include "write/docx/docx_changes_int.h"

enum { ISO_DATE = 10 }; /* bytes of YYYY-MM-DD */

/* ------------------------------------------------------------------ sides */

void docx_turn_to(struct docx_changes *c, enum docx_side side, enum docx_change change)
{
    c->file.paper = c->papers[side];
    c->file.change = change;
    c->file.note_base = side == DOCX_OLD ? (unsigned)c->papers[DOCX_NEW]->flow.note_count : 0;
}

const struct node *docx_node_of(const struct docx_changes *c, enum docx_side side, unsigned anchor)
{
    return anchor ? c->papers[side]->anchored[anchor - 1] : NULL;
}

void docx_pair_notes(struct docx_changes *c, const struct span *old, const struct span *new)
{
    if (old->note && new->note)
        c->note_of[new->note] = old->note;
}

static void comment(struct docx_changes *c, struct str text)
{
    *vec_push(&c->file.comments) = (struct docx_comment){text};
}

void docx_comment_on_omission(struct docx_changes *c, const struct node *n)
{
    struct arena *a = c->file.arena;
    if (!n || !c->omission_of[n->id])
        return;
    struct str text = node_whole_text(a, n, true, "; ");
    comment(c, str_format(a, msg_text(MSG_DIFF_LEFT_OUT), STR_ARG(n->path), STR_ARG(text)));
}

void docx_comment_on_figures(struct docx_changes *c, const struct node *n)
{
    const struct link *link = n ? c->link_of[n->id] : NULL;
    for (size_t i = 0; link && i < link->number_count; i++) {
        const struct changed_number *f = &link->numbers[i];
        const char *gap = f->what.n ? " " : "";
        if (!f->was.p) {
            enum msg put_in = f->kind == CHANGED_ACT    ? MSG_DIFF_ACT_NEW
                              : f->kind == CHANGED_LEAD ? MSG_DIFF_LEAD_NEW
                                                        : MSG_DIFF_BODY_NEW;
            comment(c, str_format(c->file.arena, msg_text(put_in), STR_ARG(f->what), gap,
                                  STR_ARG(f->now_shown)));
            continue;
        }
        comment(c, f->now.n ? str_format(c->file.arena, msg_text(MSG_DIFF_NUMBER), STR_ARG(f->what),
                                         gap, STR_ARG(f->was_shown), STR_ARG(f->now_shown))
                            : str_format(c->file.arena, msg_text(MSG_DIFF_NUMBER_GONE),
                                         STR_ARG(f->what), gap, STR_ARG(f->was_shown)));
    }
}

/* ------------------------------------------------------------------ footnotes, and the whole */

static void put_note(struct docx_changes *c, size_t call)
{
    size_t new_notes = c->papers[DOCX_NEW]->flow.note_count, i = c->file.called.at[call] - 1;
    enum docx_side side = i < new_notes ? DOCX_NEW : DOCX_OLD;
    i -= side == DOCX_OLD ? new_notes : 0;
    const struct flow *flows[] = {&c->papers[DOCX_OLD]->flow, &c->papers[DOCX_NEW]->flow};
    const struct note *note = &flows[side]->notes[i];
    unsigned old = side == DOCX_NEW ? c->note_of[i + 1] : 0;
    struct docx_setting set = {.measure = flows[side]->sections->width};
    docx_turn_to(c, side, DOCX_SAME);
    docx_open_note(&c->file, call);
    if (old)
        docx_put_both(c, flows[DOCX_OLD]->notes[old - 1].blocks,
                      flows[DOCX_OLD]->notes[old - 1].block_count, note->blocks, note->block_count,
                      &set);
    else
        docx_put_blocks(&c->file, note->blocks, note->block_count, &set);
    xml_close(&c->file.w);
    c->file.note = 0;
}

static void put_notes(struct docx_file *d, void *user)
{
    for (size_t i = 0; i < d->called.n; i++)
        put_note(user, i);
}

/* What the comparison says of each node. */
static void find_links(struct docx_changes *c)
{
    const struct comparison *of = c->comparison;
    struct arena *a = c->file.arena;
    size_t old = of->old_doc->count + 1, new = of->new_doc->count + 1;
    c->old_of = arena_array(a, new, sizeof *c->old_of);
    c->link_of = arena_array(a, new, sizeof *c->link_of);
    c->added = arena_array(a, new, sizeof *c->added);
    c->omission_of = arena_array(a, old, sizeof *c->omission_of);
    for (size_t i = 0; i < of->link_count; i++) {
        const struct link *l = &of->links[i];
        c->link_of[l->clause->id] = l;
        if (l->old_count)
            c->old_of[l->clause->id] = l->old[0];
    }
    for (size_t i = 0; i < of->frame_count; i++)
        if (of->frame[i].new && of->frame[i].old)
            c->old_of[of->frame[i].new->id] = of->frame[i].old;
    for (size_t i = 0; i < of->omitted_count; i++)
        c->omission_of[of->omitted[i].clause->id] = &of->omitted[i];
    for (size_t i = 0; i < of->added_count; i++)
        c->added[of->added[i]->id] = true;
}

/*
 * The changes are of one day; the second date is two minutes later. LibreOffice takes insertions of
 * one author and minute on both sides of the end of a paragraph for one, and the end for inserted.
 */
static void set_dates(struct docx_changes *c, struct str day)
{
    day = day.n ? day : c->comparison->new_doc->date;
    day = day.n ? day : c->comparison->old_doc->date;
    for (int i = 0; day.n >= ISO_DATE && i < 2; i++)
        c->file.dates[i] = str_format(c->file.arena, "%.*sT00:0%d:00Z", ISO_DATE, day.p, 2 * i);
}

static void put_file(struct docx_changes *c, struct str created, struct buf *out)
{
    struct docx_file *d = &c->file;
    const struct docx_content parts = {c->comparison->new_doc, created, docx_put_changes, put_notes,
                                       c};
    size_t new_notes = c->papers[DOCX_NEW]->flow.note_count;
    size_t notes = c->papers[DOCX_OLD]->flow.note_count + new_notes;
    size_t anchors = c->papers[DOCX_OLD]->anchor_count > c->papers[DOCX_NEW]->anchor_count
                         ? c->papers[DOCX_OLD]->anchor_count
                         : c->papers[DOCX_NEW]->anchor_count;
    d->plain = true;
    d->linked = arena_array(d->arena, anchors + 1, sizeof *d->linked);
    d->has_mark = arena_array(d->arena, notes + 1, sizeof *d->has_mark);
    c->note_of = arena_array(d->arena, new_notes + 1, sizeof *c->note_of);
    c->texts.arena = c->shapes.arena = c->words.arena = d->arena;
    find_links(c);
    docx_turn_to(c, DOCX_NEW, DOCX_SAME);
    docx_put_package(d, &parts, out);
}

bool write_docx_changes(const struct comparison *of, const struct style *style,
                        const struct docx_change_options *options, struct buf *out)
{
    struct docx_changes c = {.comparison = of};
    struct form_fonts *own = options->fonts ? NULL : form_fonts_new();
    struct form_fonts *fonts = options->fonts ? options->fonts : own;
    c.file.arena = arena_new();
    c.file.style = style;
    c.file.author = options->author;
    set_dates(&c, options->date);
    const struct form_request was = {.doc = of->old_doc, .style = style};
    const struct form_request now = {.doc = of->new_doc, .style = style};
    c.papers[DOCX_OLD] = form_with_fonts(c.file.arena, fonts, was);
    c.papers[DOCX_NEW] = form_with_fonts(c.file.arena, fonts, now);
    bool good = c.papers[DOCX_OLD] && c.papers[DOCX_NEW];
    if (good)
        put_file(&c, options->date, out);
    form_fonts_free(own);
    arena_free(c.file.arena);
    return good;
}
