/*
 * The body of a Word file as blocks: see docx.h. ISO/IEC 29500-1, 17.3 (paragraphs), 17.4 (tables),
 * 17.11 (notes). Rows of a table come as Word lays them out: a cell over several columns is
 * followed by empty ones, a cell over several rows has empty ones below it.
 */
#include "read/docx/docx.h"

#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/list_mark.h"
#include "model/doc.h"
#include "read/docx/docx_form.h"
#include "read/docx/docx_numbering.h"
#include "read/docx/docx_parts.h"
#include "read/docx/docx_text.h"

enum {
    MAX_SPAN = 64 /* columns; Word has 63 at most */
};

struct note_parts { /* of one part: footnotes or endnotes */
    struct map ids;
    vec(const struct xml *) notes; /* by number of the id */
};

struct docx_body {
    struct docx_text text;
    struct docx_parts parts;
    struct docx_numbering *numbering;
    struct note_parts footnotes, endnotes;
    struct source_blocks *out;
    bool apart;   /* an empty paragraph is before the next block */
    size_t noted; /* calls whose notes have been added */
};

static void content(struct docx_body *, const struct xml *parent);

static struct source_block *add_block(struct docx_body *b, enum source_block_kind kind)
{
    struct source_block *block = source_blocks_add(b->out, kind, (struct pos){NULL, b->text.out.n});
    block->glued = !b->apart && b->out->list.n > 1;
    block->first_line = block->last_line = b->text.line;
    b->apart = false;
    return block;
}

static void end_line(struct docx_body *b)
{
    buf_char(&b->text.out, '\n');
    b->text.line++;
}

/* --- paragraphs --------------------------------------------------------------------------- */

/* pPr of a paragraph; what it was before, where changes are rejected, 17.13.5.29. */
static const struct xml *properties_of(const struct docx_body *b, const struct xml *p)
{
    const struct xml *ppr = xml_child(p, "pPr");
    const struct xml *change = ppr && b->text.rejected ? xml_child(ppr, "pPrChange") : NULL;
    return change ? xml_child(change, "pPr") : ppr;
}

static const struct docx_style *style_of(const struct docx_body *b, const struct xml *p)
{
    struct str id = docx_value(properties_of(b, p), "pStyle");
    return id.n ? docx_style_find(b->text.styles, id) : docx_style_default(b->text.styles);
}

static bool mark_is_deleted(const struct docx_body *b, const struct xml *p)
{
    const struct xml *ppr = xml_child(p, "pPr"), *rpr = xml_child(ppr, "rPr");
    const char *const gone[][2] = {{"del", "moveFrom"}, {"ins", "moveTo"}};
    return rpr &&
           (xml_child(rpr, gone[b->text.rejected][0]) || xml_child(rpr, gone[b->text.rejected][1]));
}

/* A first letter in large, 17.3.1.11: in a frame that says so, or alone in a frame. */
static bool is_drop_cap(const struct docx_body *b, const struct xml *p)
{
    const struct xml *frame = xml_child(properties_of(b, p), "framePr");
    struct str cap = xml_value(frame, "dropCap");
    if (!frame || str_is(cap, "drop") || str_is(cap, "margin"))
        return frame;
    struct str letter = str_trim(xml_text(b->text.arena, p));
    return utf8_length(letter) == 1 && cp_is_upper(utf8_first(letter, 0));
}

/*
 * A paragraph whose mark is deleted, or that is a drop cap, continues in the next one, whose mark
 * gives all of it its style and number, 17.13.5.15: the last paragraph that belongs to p.
 */
static const struct xml *last_of(const struct docx_body *b, const struct xml *p)
{
    while (mark_is_deleted(b, p) || is_drop_cap(b, p)) {
        const struct xml *next = p->next;
        while (next && (!next->name || !next->first)) /* bookmarks, ends of ranges */
            next = next->next;
        if (!next || !xml_is(next, "p"))
            break;
        p = next;
    }
    return p;
}

/* The label that Word prints; false where the paragraph is in no list. */
static bool read_label(struct docx_body *b, const struct xml *p, const struct docx_style *style,
                       struct buf *label, bool *bullet)
{
    const struct xml *ppr = properties_of(b, p), *own = xml_child(ppr, "numPr");
    struct str num = own ? docx_value(own, "numId") : STR_NONE;
    struct str level = own ? docx_value(own, "ilvl") : STR_NONE;
    num = num.p ? num : style->num;
    level = level.p ? level : style->level;
    return num.n && !str_is(num, "0") &&
           docx_numbering_next(b->numbering, num, docx_number(level, 0), label, bullet);
}

static bool has_text(const struct source_runs *runs)
{
    for (size_t i = 0; i < runs->n; i++)
        if (runs->at[i].call || runs->at[i].text.n)
            return true;
    return false;
}

/*
 * Label, blank and text of the paragraphs from first to last, which are one, at the end of runs;
 * *mark is the mark of a list, kept apart. False where they print nothing.
 */
static bool paragraph_text(struct docx_body *b, const struct xml *first, const struct xml *last,
                           struct source_runs *runs, struct str *mark)
{
    const struct docx_style *style = style_of(b, last);
    struct source_runs label_first = *runs;
    struct buf label = {0};
    bool bullet = false, labelled = read_label(b, last, style, &label, &bullet);
    b->text.runs = &label_first;
    b->text.look = style->look;
    size_t before = b->text.out.n, count = label_first.n;
    if (labelled && !(bullet && mark)) {
        docx_text_add(&b->text, buf_view(&label), style->look.style);
        docx_text_add(&b->text, STR(" "), style->look.style);
    }
    size_t label_end = b->text.out.n, label_runs = label_first.n;
    for (const struct xml *p = first;; p = p->next) {
        if (xml_is(p, "p"))
            docx_text_content(&b->text, p);
        if (p == last)
            break;
    }
    bool text = label_first.n > label_runs || b->text.out.n > label_end;
    if (labelled && bullet && mark)
        *mark = str_copy(b->text.arena, buf_view(&label));
    if (!text && !(labelled && !bullet)) { /* an empty paragraph prints no list mark */
        b->text.out.n = before;
        label_first.n = count;
    } else if (labelled && !(bullet && mark) && label_first.n > label_runs) {
        const struct source_run *next = &label_first.at[label_runs];
        if (next->pos.at == label_end && !next->call)
            label_first.at[label_runs - 1].style = next->style;
    }
    *runs = label_first;
    buf_free(&label);
    return text || (labelled && !bullet);
}

/* The text boxes of the paragraph just read; those within them come with their own paragraphs. */
static struct docx_boxes take_boxes(struct docx_body *b)
{
    struct docx_boxes boxes = b->text.boxes;
    b->text.boxes = (struct docx_boxes){0};
    return boxes;
}

static void read_notes(struct arena *a, struct note_parts *part, const struct xml *root,
                       const char *name)
{
    part->ids.arena = a;
    xml_each (n, root, name)
        if (map_add(&part->ids, xml_value(n, "id")) == part->notes.n)
            *vec_push(&part->notes) = n;
}

/* A note whose mark is text begins with it; LibreOffice saves some of them with two. */
static void leave_out_mark(const struct docx_body *b, struct source_runs *runs, struct str mark)
{
    struct str text = buf_view(&b->text.out);
    bool left_out = false;
    for (size_t i = 0; i < runs->n;) {
        struct source_run *r = &runs->at[i];
        bool is_mark = str_starts(str_slice(text, r->pos.at, r->pos.at + r->text.n), mark) &&
                       (!left_out || r->style & STYLE_SUPERSCRIPT);
        if (r->text.n && !is_mark)
            return;
        left_out |= is_mark;
        r->pos.at += is_mark ? mark.n : 0;
        r->text.n -= is_mark ? mark.n : 0;
        i += !is_mark;
    }
}

/* The notes called since the last time, each a block, after what calls them. */
static void add_notes(struct docx_body *b)
{
    for (; b->noted < b->text.calls.n; b->noted++) {
        struct docx_note_call call = b->text.calls.at[b->noted];
        const struct note_parts *part = call.endnote ? &b->endnotes : &b->footnotes;
        uint32_t number = map_find(&part->ids, call.id);
        const struct xml *note = number == MAP_NONE ? NULL : part->notes.at[number];
        struct source_block *block = add_block(b, SOURCE_FOOTNOTE);
        size_t index = b->out->list.n - 1;
        struct source_runs runs = {0};
        block->mark = call.mark;
        block->whole = true;
        xml_each (p, note, "p") {
            b->text.runs = &runs;
            if (has_text(&runs))
                docx_text_break(&b->text);
            paragraph_text(b, p, p, &runs, NULL);
        }
        if (call.own_mark)
            leave_out_mark(b, &runs, call.mark);
        block = &b->out->list.at[index];
        block->runs = runs;
        block->last_line = b->text.line;
        end_line(b);
    }
}

/* The paragraph and those that it continues in; the last of them. */
static const struct xml *add_paragraph(struct docx_body *b, const struct xml *p)
{
    const struct xml *last = last_of(b, p), *ppr = properties_of(b, last);
    const struct docx_style *style = style_of(b, last);
    unsigned heading = docx_heading(ppr, style->heading);
    struct source_block *block = add_block(b, heading ? SOURCE_HEADING : SOURCE_PARA);
    struct str mark = STR_NONE;
    block->level = heading;
    bool filled = paragraph_text(b, p, last, &block->runs, &mark);
    block->align = docx_align(ppr, style->align);
    if (mark.n && filled) {
        block->kind = SOURCE_BULLET;
        block->mark = mark;
    }
    struct str text = str_slice(buf_view(&b->text.out), block->pos.at, b->text.out.n);
    if (block->kind == SOURCE_HEADING && list_mark_length(text))
        block->kind = SOURCE_PARA; /* an outline level on an entry of a list */
    block->last_line = b->text.line;
    if (filled && b->out->nested)
        docx_form_block(b->text.arena, block, style->id, text);
    if (!filled) {
        vec_free(&block->runs);
        b->out->list.n--;
        b->apart = true;
    }
    end_line(b);
    struct docx_boxes boxes = take_boxes(b);
    for (size_t i = 0; i < boxes.n; i++)
        content(b, boxes.at[i]);
    vec_free(&boxes);
    add_notes(b);
    return last;
}

/* --- tables ------------------------------------------------------------------------------- */

static void cell_content(struct docx_body *b, const struct xml *parent, struct source_runs *runs)
{
    xml_each (e, parent, NULL) {
        if (!docx_text_is_kept(&b->text, e))
            continue;
        if (!xml_is(e, "p")) {
            if (!xml_is(e, "tcPr") && !xml_is(e, "tblPr"))
                cell_content(b, e, runs); /* a table in a cell gives its text */
            continue;
        }
        b->text.runs = runs;
        bool lines = has_text(runs);
        size_t before = b->text.out.n, count = runs->n;
        unsigned line = b->text.line;
        if (lines)
            docx_text_break(&b->text);
        const struct xml *last = last_of(b, e);
        if (!paragraph_text(b, e, last, runs, NULL) && lines) {
            b->text.out.n = before;
            runs->n = count;
            b->text.line = line;
        }
        e = last;
        struct docx_boxes boxes = take_boxes(b);
        for (size_t i = 0; i < boxes.n; i++)
            cell_content(b, boxes.at[i], runs);
        vec_free(&boxes);
    }
}

static void empty_cells(struct source_block *row, long count, struct source_cell like)
{
    while (count-- > 0)
        *vec_push(&row->cells) = like;
}

/* Blanks at the end of a cell are no text of it. */
static void trim_end(struct docx_body *b, struct source_runs *runs)
{
    while (runs->n) {
        struct source_run *last = &runs->at[runs->n - 1];
        if (last->call || !last->text.n || !is_blank(b->text.out.p[b->text.out.n - 1]))
            return;
        b->text.out.n--;
        if (!--last->text.n)
            runs->n--;
    }
}

/* Our own writer has a style for the cells that repeat the one above (write/docx/docx_table.c). */
static bool repeats(const struct xml *tc)
{
    return str_is(docx_value(xml_child(xml_child(tc, "p"), "pPr"), "pStyle"), "FormRepeat");
}

/* The text of the cell above, as runs of their own. */
static void repeat_cell(const struct docx_body *b, size_t row, struct source_runs *runs)
{
    size_t column = b->out->list.at[row].cells.n;
    const struct source_runs *from = NULL;
    while (row-- && (!from || !from->n)) {
        const struct source_block *above = &b->out->list.at[row];
        if (above->kind == SOURCE_ROW && column < above->cells.n)
            from = &above->cells.at[column].runs;
    }
    for (size_t i = 0; from && i < from->n; i++)
        if (!from->at[i].call)
            *vec_push(runs) = from->at[i];
}

static void add_cell(struct docx_body *b, size_t row, const struct xml *tc)
{
    const struct xml *tcpr = xml_child(tc, "tcPr");
    struct str merge = docx_value(tcpr, "vMerge");
    bool merged = xml_child(tcpr, "vMerge") && !str_is(merge, "restart");
    struct source_runs runs = {0};
    struct pos pos = {NULL, b->text.out.n};
    cell_content(b, tc, &runs);
    trim_end(b, &runs);
    if (merged && repeats(tc) && !has_text(&runs))
        repeat_cell(b, row, &runs);
    struct source_block *block = &b->out->list.at[row];
    merged = merged && !has_text(&runs);
    *vec_push(&block->cells) = (struct source_cell){.runs = runs, .pos = pos, .merged = merged};
    block->last_line = b->text.line;
    long span = docx_number(docx_value(tcpr, "gridSpan"), 1);
    empty_cells(block, (span < MAX_SPAN ? span : MAX_SPAN) - 1,
                (struct source_cell){.pos = pos, .merged = merged, .spanned = true});
    end_line(b);
}

static void cells(struct docx_body *b, size_t row, const struct xml *parent)
{
    xml_each (e, parent, NULL) {
        const char *gone = b->text.rejected ? "cellIns" : "cellDel";
        if (xml_is(e, "tc") && !xml_child(xml_child(e, "tcPr"), gone))
            add_cell(b, row, e);
        else if (xml_is(e, "sdt") || xml_is(e, "sdtContent"))
            cells(b, row, e);
    }
}

static void add_row(struct docx_body *b, const struct xml *tr, size_t first)
{
    const struct xml *trpr = xml_child(tr, "trPr");
    if (xml_child(trpr, b->text.rejected ? "ins" : "del"))
        return;
    struct source_block *block = add_block(b, SOURCE_ROW);
    size_t row = b->out->list.n - 1;
    block->glued = row > first;
    block->head = docx_is_on(xml_child(trpr, "tblHeader"));
    long before = docx_number(docx_value(trpr, "gridBefore"), 0);
    empty_cells(block, before > 0 && before < MAX_SPAN ? before : 0,
                (struct source_cell){.pos = block->pos});
    cells(b, row, tr);
    add_notes(b);
}

static void rows(struct docx_body *b, const struct xml *parent, size_t first)
{
    xml_each (e, parent, NULL) {
        if (xml_is(e, "tr"))
            add_row(b, e, first);
        else if (xml_is(e, "sdt") || xml_is(e, "sdtContent"))
            rows(b, e, first);
    }
}

static void content(struct docx_body *b, const struct xml *parent)
{
    xml_each (e, parent, NULL) {
        if (!docx_text_is_kept(&b->text, e))
            continue;
        if (xml_is(e, "p"))
            e = add_paragraph(b, e);
        else if (xml_is(e, "tbl")) {
            rows(b, e, b->out->list.n);
            b->apart = true;
        } else if (!docx_text_comment(&b->text, e) && !xml_is(e, "sectPr"))
            content(b, e); /* sdt, customXml, ins, ... */
    }
}

/* --- the whole ---------------------------------------------------------------------------- */

static void place_runs(struct source_runs *runs, const struct source *s)
{
    for (size_t i = 0; i < runs->n; i++) {
        runs->at[i].pos.source = s;
        if (runs->at[i].text.n)
            runs->at[i].text.p = s->text.p + runs->at[i].pos.at;
    }
}

/* Offsets become places in the finished text. */
static void place_blocks(struct source_blocks *out, const struct source *s)
{
    for (size_t i = 0; i < out->list.n; i++) {
        struct source_block *b = &out->list.at[i];
        b->pos.source = s;
        place_runs(&b->runs, s);
        for (size_t k = 0; k < b->cells.n; k++) {
            b->cells.at[k].pos.source = s;
            place_runs(&b->cells.at[k].runs, s);
        }
    }
    out->source = s;
}

bool docx_blocks(struct arena *arena, const struct source *file, struct source_blocks *out)
{
    struct docx_body b = {.out = out};
    out->arena = arena;
    out->whole = true;
    if (!docx_parts_read(arena, file, &b.parts))
        return false;
    b.text = (struct docx_text){.arena = arena,
                                .styles = docx_styles_read(arena, b.parts.styles),
                                .rejected = file->changes_rejected,
                                .line = 1};
    out->nested = docx_styles_are_ours(b.text.styles);
    b.numbering = docx_numbering_read(arena, b.parts.numbering);
    b.text.comment_lines.arena = arena;
    read_notes(arena, &b.footnotes, b.parts.footnotes, "footnote");
    read_notes(arena, &b.endnotes, b.parts.endnotes, "endnote");
    content(&b, xml_child(b.parts.document, "body"));
    const struct source *made = source_made(file, buf_view(&b.text.out));
    docx_comments(&b.text, b.parts.comments, out);
    place_blocks(out, made);
    docx_numbering_free(b.numbering);
    vec_free(&b.footnotes.notes);
    vec_free(&b.endnotes.notes);
    vec_free(&b.text.calls);
    vec_free(&b.text.boxes);
    vec_free(&b.text.comment_at);
    buf_free(&b.text.out);
    if (b.text.full)
        diag_file(MSG_TEXT_TOO_LARGE, file->name, (size_t)LIMIT_TEXT >> 20);
    else if (!out->list.n)
        diag_file(MSG_FILE_EMPTY, file->name);
    return out->list.n && !b.text.full;
}
