/* Structure: see structure.h. The stages of line.h, then the tree from the units they found. */
#include "read/paper/structure.h"

#include "base/mem.h"
#include "read/paper/masthead_facts.h"
#include "read/paper/heading.h"
#include "read/paper/nesting.h"
#include "read/paper/node_text.h"
#include "read/paper/sentence.h"
#include "read/paper/stages.h"
#include "read/paper/table.h"
#include "read/paper/keywords.h"

enum {
    LINE_HEADING = 200, /* characters: a heading without a number is no longer */
    DECIDER_LINES = 4   /* lines that name who decides */
};

/* A unit of which lines are left, so that those of others may be released before they are read. */
struct unit_rest {
    struct node_text pen; /* of its node, with what is read of it */
    size_t next;          /* the first line that is left, LINE_NONE: none is */
};

struct tree_builder {
    struct paper *paper;
    struct doc *doc;
    struct nesting numbering;
    struct node_text pen;
    struct footnotes notes;
    struct paper_clauses clauses;
    vec(struct unit_rest) rests;
    struct node *last; /* the last clause, for footnotes that nothing calls */
    size_t preamble;   /* text units before this piece are preamble */
    bool central_only; /* a comment says so of the clause to come */
    bool steps_head;   /* the open sequence of steps heads what is below each */
    bool marked;       /* Markdown whose numbered headings are marked: so are the others */
};

/* A dash of any length as the hyphen that Decree 30/2020 knows; other marks as they are. */
static struct str plain_mark(struct str mark)
{
    size_t bullet = lexicon_is(mark, WORDS_BULLET);
    struct str plain = bullet ? lexicon_field(WORDS_BULLET, bullet - 1, 1) : STR_NONE;
    return plain.n ? plain : mark;
}

/* "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH" right below the bases: it opens what is decided. */
static bool is_order(const struct paper *paper, const struct source_line *p)
{
    const struct source_line *above = p;
    if (!p->caps || !keyword_body_orders(&p->key))
        return keyword_order(&p->key);
    while (above > paper->at &&
           (above == p || above->unit.noise || above->unit.head != (size_t)(above - paper->at)))
        above--;
    return line_starts(above, WORDS_BASIS);
}

/* A line that heads what follows though it has no number: capitals, or marked, or bold. */
static bool is_line_heading(const struct paper *paper, const struct source_line *p)
{
    if (p->unit.kind != NODE_PARA || p->label.class != LABEL_NONE || p->length > LINE_HEADING ||
        p->quoted || p->form || p->unit.next != LINE_NONE || is_order(paper, p))
        return false;
    if (*p->key.text == '(' &&
        str_at(p->text, p->text.n - 1) == ')') /* "(Phân công ... kèm theo)" */
        return false;
    if (p->kind == SOURCE_HEADING)
        return !p->sentences;
    bool open = p->ending == END_OPEN || p->ending == END_COLON;
    return open && p->length > 1 && (p->caps || (p->bold && !paper->nested));
}

/* The next unit of text after the unit that begins at i; n when there is none. */
static size_t next_unit(const struct paper *paper, size_t i)
{
    for (i++; i < paper->n; i++)
        if (paper->at[i].unit.head == i && paper->at[i].unit.kind != NODE_NOISE &&
            paper->at[i].unit.kind != NODE_FOOTNOTE)
            break;
    return i;
}

/* Lines in capitals above bases or "QUYẾT ĐỊNH:": the deciding body, its term and session. */
static bool names_who_decides(const struct paper *paper, size_t i)
{
    for (size_t lines = 0; lines < DECIDER_LINES && (i = next_unit(paper, i)) < paper->n; lines++) {
        const struct source_line *below = &paper->at[i];
        if (line_starts(below, WORDS_BASIS) || keyword_order(&below->key))
            return true;
        if (!below->caps || below->label.class != LABEL_NONE)
            break;
    }
    return false;
}

/* A numbered clause, or a heading; the issuer's name above bases or "QUYẾT ĐỊNH:" is none. */
static bool opens_clauses(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    if (p->unit.kind != NODE_PARA || p->label.class != LABEL_NONE)
        return p->unit.kind == NODE_PARA;
    return p->first_step || (is_line_heading(paper, p) && !names_who_decides(paper, i));
}

/*
 * Where the preamble ends: at the first numbered clause or heading; in a text without any, after
 * the last of the opening paragraphs that names a basis or leads on with a colon.
 */
static size_t preamble_end(const struct paper *paper)
{
    size_t bases = paper->body;
    bool leading = true;
    for (size_t i = paper->body; i < paper->n; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.head != i || (p->unit.kind != NODE_PARA && p->unit.kind != NODE_BULLET))
            continue;
        if (opens_clauses(paper, i))
            return i;
        const struct source_line *last = line_last(paper, i);
        leading &= last->ending == END_COLON || line_starts(p, WORDS_BASIS);
        if (leading)
            bases = i + 1;
    }
    return bases;
}

static struct node *add_node(struct tree_builder *b, struct node *parent, enum node_kind kind,
                             size_t i, unsigned mask)
{
    const struct source_line *p = &b->paper->at[i];
    struct pos pos = line_pos(b->paper, p);
    struct node *n = doc_append(b->doc, parent, kind, pos);
    n->role = p->unit.role;
    n->quoted = p->quoted;
    b->pen.node = n;
    b->pen.mask = mask;
    size_t next = node_text_unit(&b->pen, b->paper, i, lines_kept(b->paper));
    if (next != LINE_NONE) {
        *vec_push(&b->rests) = (struct unit_rest){b->pen, next};
        b->pen.lines = (struct line_numbers){0};
    }
    return n;
}

/* Adds what is left of lines before end to the units that they are of. */
static void add_rests(struct tree_builder *b, size_t end)
{
    size_t left = 0;
    for (size_t i = 0; i < b->rests.n; i++) {
        struct unit_rest *r = &b->rests.at[i];
        if (r->next < end)
            r->next = node_text_rest(&r->pen, b->paper, r->next, end);
        if (r->next != LINE_NONE)
            b->rests.at[left++] = *r;
    }
    b->rests.n = left;
}

/* The form alone decides how these are set; styles in a scan are its traces. */
static unsigned mask_of(enum node_kind kind)
{
    return kind == NODE_FRONT || kind == NODE_TITLE || kind == NODE_SIGNATURE ||
                   kind == NODE_RECIPIENT || kind == NODE_TABLE_TITLE || kind == NODE_NOISE
               ? (unsigned)STYLE_SUPERSCRIPT
               : ~0U;
}

static void add_noise(struct tree_builder *b, size_t i)
{
    const struct source_line *p = &b->paper->at[i];
    if (p->kind == SOURCE_COMMENT) {
        struct str text = str_trim(p->text);
        b->central_only |= str_is(text, "central-only");
        b->doc->digest |= str_starts(text, STR("digest"));
    }
    struct node *parent = p->unit.role ? b->doc->root : nesting_top(&b->numbering);
    add_node(b, parent, NODE_NOISE, i, mask_of(NODE_NOISE));
}

static struct node *add_clause(struct tree_builder *b, struct node *parent, enum node_kind kind,
                               size_t i)
{
    struct node *n = add_node(b, parent, kind, i, ~0U);
    n->central_only = b->central_only;
    b->central_only = false;
    b->last = n;
    return n;
}

/* The label of the next numbered clause after piece i; LABEL_NONE at the end. */
static struct label next_label(const struct paper *paper, size_t i, enum label_class class)
{
    enum { REACH = 400 }; /* pieces; a list that begins anew shows it soon */
    for (size_t k = i + 1; k < paper->n && k < i + REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (p->unit.head != k || p->unit.kind != NODE_PARA || p->label.class == LABEL_NONE)
            continue;
        if (p->label.class == class || p->label.class < class)
            return p->label;
    }
    return (struct label){0};
}

static void add_numbered(struct tree_builder *b, size_t i)
{
    struct source_line *p = &b->paper->at[i];
    struct label next = p->label.number[p->label.depth - 1] == 1
                            ? next_label(b->paper, i, p->label.class)
                            : (struct label){0};
    struct node *parent = nesting_parent(&b->numbering, &p->label, &next, p->columns);
    struct node *n = add_clause(b, parent, NODE_PARA, i);
    nesting_open(&b->numbering, n, &p->label, p->columns);
    clauses_add(&b->clauses, n, p, line_last(b->paper, i));
}

/*
 * A paragraph after a bullet is the bullet's own, but not one that leads on to further bullets,
 * nor the sentence that closes a paper.
 */
static bool leaves_bullets(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    const struct source_line *last = line_last(paper, i);
    size_t next = next_unit(paper, i);
    enum node_kind follows = next < paper->n ? paper->at[next].unit.kind : NODE_RECIPIENT;
    if (follows == NODE_BULLET)
        return last->ending == END_COLON;
    return (follows == NODE_RECIPIENT || follows == NODE_SIGNATURE) && sentence_ends_paper(p, last);
}

/* Is something of its own below the step that begins at i: no other step, and no outer clause. */
static bool step_heads(const struct paper *paper, size_t i)
{
    size_t next = next_unit(paper, i);
    const struct source_line *p = next < paper->n ? &paper->at[next] : NULL;
    bool clause = p && (p->unit.kind == NODE_BULLET || p->unit.kind == NODE_PARA);
    return clause && !p->step && (p->label.class == LABEL_NONE || p->label.class > LABEL_ROMAN);
}

/* Does the step that begins at i head what is below it: as the first of its sequence does. */
static bool is_step_heading(struct tree_builder *b, size_t i)
{
    const struct source_line *p = &b->paper->at[i], *last = line_last(b->paper, i);
    if (p->first_step)
        b->steps_head = step_heads(b->paper, i);
    return p->step && b->steps_head && !b->marked && !p->unit.sentences &&
           (last->ending == END_OPEN || last->ending == END_COLON);
}

static bool marks_headings(const struct paper *paper)
{
    for (size_t i = paper->body; paper->nested && i < paper->n; i++)
        if (paper->at[i].kind == SOURCE_HEADING && paper->at[i].label.class != LABEL_NONE)
            return true;
    return false;
}

/* A line without a number that cuts the running sequence is text of the section: "GDP 12%". */
static bool cuts_sequence(const struct tree_builder *b, size_t i)
{
    const struct source_line *p = &b->paper->at[i];
    if (p->kind == SOURCE_HEADING || (p->bold && !p->caps))
        return false;
    if (b->marked && !p->bold)
        return true;
    struct label next = next_label(b->paper, i, LABEL_CLASSES);
    return next.class != LABEL_NONE && nesting_follows(&b->numbering, &next);
}

static void add_para(struct tree_builder *b, size_t i)
{
    const struct source_line *p = &b->paper->at[i];
    bool step = is_step_heading(b, i);
    if (p->label.class != LABEL_NONE)
        add_numbered(b, i);
    else if (step) {
        struct node *n = add_clause(b, nesting_heading(&b->numbering, false), NODE_HEADING, i);
        nesting_open(&b->numbering, n, &p->label, p->columns);
    } else if (i >= b->preamble && is_line_heading(b->paper, p) && !cuts_sequence(b, i)) {
        struct node *parent = nesting_heading(&b->numbering, p->caps);
        struct node *n = add_clause(b, parent, NODE_HEADING, i);
        nesting_open(&b->numbering, n, &p->label, p->columns);
    } else if (i < b->preamble)
        add_clause(b, b->doc->root, NODE_PREAMBLE, i);
    else {
        if (p->step || (!b->paper->nested && leaves_bullets(b->paper, i)))
            b->numbering.bullets = 0;
        nesting_end_sentence(&b->numbering);
        add_clause(b, nesting_para_parent(&b->numbering, p->depth), NODE_PARA, i);
    }
}

static void add_bullet(struct tree_builder *b, size_t i)
{
    const struct source_line *p = &b->paper->at[i];
    if (i < b->preamble) {
        add_clause(b, b->doc->root, NODE_PREAMBLE, i);
        return;
    }
    struct str mark = plain_mark(line_mark(p));
    struct node *parent = nesting_bullet_parent(&b->numbering, mark, p->depth);
    struct node *n = add_clause(b, parent, NODE_BULLET, i);
    nesting_bullet(&b->numbering, n, mark, p->depth);
}

/* Lists of Markdown are as deep as they are written even where the marks of headings belie it. */
static void start_nesting(struct tree_builder *b)
{
    nesting_start(&b->numbering, b->doc, b->paper->nested, b->paper->blocks->nested);
}

static void add_unit(struct tree_builder *b, size_t i)
{
    enum node_kind kind = b->paper->at[i].unit.kind;
    struct node *n;
    switch (kind) {
    case NODE_NOISE:
        add_noise(b, i);
        break;
    case NODE_FOOTNOTE:
        n = add_node(b, b->doc->root, NODE_FOOTNOTE, i, ~0U);
        node_detach(n);
        *vec_push(&b->notes.notes) = (struct footnote){.node = n, .anchor = b->last};
        break;
    case NODE_PARA:
        add_para(b, i);
        break;
    case NODE_BULLET:
        add_bullet(b, i);
        break;
    default: /* units of the form end all clauses that are open */
        start_nesting(b);
        add_node(b, b->doc->root, kind, i, mask_of(kind));
    }
}

static size_t add_table(struct tree_builder *b, size_t i)
{
    size_t end = table_build(&b->pen, b->paper, i, nesting_top(&b->numbering));
    for (i = b->paper->released > i ? b->paper->released : i; i < end; i++) {
        const struct line_unit *unit = &b->paper->at[i].unit;
        if (unit->noise)
            add_noise(b, i);
        else if (unit->head == i && unit->kind == NODE_FOOTNOTE)
            add_unit(b, i);
    }
    return end;
}

static void build(struct tree_builder *b)
{
    struct paper *paper = b->paper;
    for (size_t i = 0; i < paper->n;) {
        const struct source_line *p = &paper->at[i];
        if (p->kind == SOURCE_ROW) {
            add_rests(b, LINE_NONE);
            i = add_table(b, i);
        } else {
            if (p->unit.head == i)
                add_unit(b, i);
            i++;
        }
        if (i >= lines_kept(paper))
            add_rests(b, i);
        lines_release(paper, i);
    }
    add_rests(b, LINE_NONE);
    vec_free(&b->rests);
}

/* A style that the whole unit has is the form's: bold of a heading, italics of legal bases. */
static void strip_form(struct doc *d)
{
    for (struct node *n = d->root; n; n = node_next(n, d->root)) {
        if (n->kind != NODE_HEADING && n->kind != NODE_PREAMBLE)
            continue;
        unsigned common = STYLE_BOLD | STYLE_ITALIC | STYLE_UNDERLINE;
        for (const struct run *r = n->runs; r; r = r->next)
            if (!r->note && str_trim(r->text).n)
                common &= r->style;
        for (struct run *r = n->runs; r; r = r->next)
            r->style &= ~common;
    }
}

struct taken_lines {
    size_t lines; /* of the source */
    unsigned char *by;
};

/* Lines that a unit before it has do not count for this one. */
static bool is_left(void *context, unsigned line)
{
    const struct taken_lines *taken = context;
    return line > taken->lines || !taken->by[line]++;
}

/* Where a line holds several units, columns or cells, the first of them has it; noise comes last.
 */
static void share_lines(struct arena *scratch, struct doc *d)
{
    struct taken_lines taken = {d->source->lines, arena_array(scratch, d->source->lines + 2, 1)};
    for (int noise = 0; noise < 2; noise++)
        for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
            if ((n->kind == NODE_NOISE) == noise)
                node_keep_lines(n, is_left, &taken);
}

/* What metadata before the text says serves where the paper does not. */
static void take_metadata(struct doc *d, const struct source_blocks *blocks)
{
    if (!d->subject.n && blocks->title.n)
        d->subject = str_copy(d->arena, blocks->title);
    if (!d->date.n && blocks->date.n)
        d->date = str_copy(d->arena, blocks->date);
}

static void remark_note(struct paper *paper, enum msg msg, const struct node *note)
{
    struct remark *r = arena_push(paper->arena, &paper->remarks);
    *r = (struct remark){.msg = msg, .pos = note->pos};
    r->text = str_first_words(node_text(paper->arena, note), 60);
    r->lines[0] = note->line_count ? node_lines(note)[0] : 0;
    r->lines[1] = note->line_count ? node_lines(note)[note->line_count - 1] : 0;
}

/* Notes that nothing calls; in Markdown also marks that two notes have: of a scan each page may
 * begin anew. */
static void remark_notes(const struct tree_builder *b)
{
    const struct footnotes *notes = &b->notes;
    for (size_t i = 0; i < notes->notes.n; i++) {
        const struct footnote *note = &notes->notes.at[i];
        if (note->again && b->paper->blocks->nested)
            remark_note(b->paper, MSG_READ_NOTE_TWICE, note->node);
        else if (!note->called)
            remark_note(b->paper, MSG_READ_NOTE_UNCALLED, note->node);
    }
}

static void keep_remarks(struct doc *d, const struct paper *paper)
{
    d->remark_count = paper->remarks.n;
    d->remarks = vec_copy(d->arena, &paper->remarks);
    for (size_t i = 0; i < d->remark_count; i++)
        d->remarks[i].text = str_copy(d->arena, d->remarks[i].text);
}

void structure_give_back(const struct doc *d)
{
    enum { LONG_PAPER = 10000 }; /* lines from which on it is worth it */
    if (d->source->lines > LONG_PAPER)
        mem_trim();
}

struct doc *structure_build(struct source_blocks *blocks)
{
    struct arena *scratch = arena_new();
    struct paper paper = {.blocks = blocks, .arena = scratch};
    struct tree_builder b = {.paper = &paper, .doc = doc_new(blocks->source)};
    tables_narrow(blocks);
    lines_cut(&paper);
    running_mark(&paper);
    columns_mark(&paper);
    mottoes_mark(&paper);
    noise_mark(&paper);
    masthead_mark(&paper);
    closing_mark(&paper);
    fill_ins_keep(&paper);
    widths_measure(&paper);
    quotations_mark(&paper);
    sequence_mark(&paper);
    steps_mark(&paper);
    rejoin_mark(&paper);
    b.pen = (struct node_text){.doc = b.doc, .notes = &b.notes};
    b.preamble = preamble_end(&paper);
    b.marked = marks_headings(&paper);
    start_nesting(&b);
    build(&b);
    lines_free(&paper);
    structure_give_back(b.doc);
    footnotes_attach(&b.notes, b.doc);
    remark_notes(&b);
    footnotes_free(&b.notes);
    clauses_decide(&b.clauses, paper.nested);
    strip_form(b.doc);
    masthead_facts_read(b.doc);
    take_metadata(b.doc, blocks);
    share_lines(scratch, b.doc);
    keep_remarks(b.doc, &paper);
    arena_free(scratch);
    doc_number(b.doc);
    return b.doc;
}
