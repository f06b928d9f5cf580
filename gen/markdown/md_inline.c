/*
 * Inline Markdown: see md_inline.h.
 *
 *     paragraph --tokens--> prepared line --cmark--> events --align--> runs
 *
 * The paragraph is rewritten as one heading line in which cmark can see nothing but emphasis,
 * escapes and tags of ours: everything else is escaped. So no construct with super-linear cost is
 * reached, nothing is taken for a link, and each event answers to exactly known bytes of the line.
 * origin[] leads from these to the source, whence every run has its place: cmark's own columns are
 * not used.
 */
#include "markdown/md_inline.h"

#include <stdlib.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES /* they are those of model/doc.h */
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

#include "base/library.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "markdown/md_marks.h"
#include "markdown/md_token.h"
#include "model/doc.h"

static struct library libcmark = {.file = LIBCMARK_GFM_FILE};
#define CMARK(function) LIBRARY_CALL(&libcmark, function)

/* Rows of * or _ above MD_LONGEST_MARK would also be the way to quadratic time in cmark-gfm before
 * 0.29.0.gfm.10 (CVE-2023-26485). */
enum { LONGEST_ENTITY = 32, PIECE = 16 << 20 };

/* What a token looks like to cmark, and the origin of a byte that means a line end. */
static const char carrier[] = "<t>";
#define BREAK_HERE ((size_t)-1)

struct md_line { /* what cmark gets */
    struct arena *arena;
    struct str text;
    struct pos at;
    struct md_tokens tokens;
    struct buf prepared;
    vec(size_t) origin;  /* of each prepared byte: offset in text */
    bool entities;       /* there are some */
    bool plain_entities; /* leave entities alone: decoded, they would not be in normal form */
};

/* ---- the prepared line ---- */

static void append_char(struct md_line *l, char c, size_t origin)
{
    buf_char(&l->prepared, c);
    *vec_push(&l->origin) = origin;
}

static void put_literal(struct md_line *l, char c, size_t origin)
{
    if (md_punctuation(c))
        append_char(l, '\\', origin);
    append_char(l, c, origin);
}

/* Only letters, digits and signs that mean themselves: no blanks, line ends, joiners. */
static bool presentable(struct str decoded)
{
    uint32_t cp;
    size_t n = utf8_next(decoded, &cp);
    return n && n == decoded.n && cp > ' ' && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0) &&
           cp != 0xFFFD;
}

static void *zeroed(size_t n, size_t size)
{
    return memset(mem_resize(NULL, n, size), 0, n * size);
}

static void *resized(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

/* cmark's own allocator aborts the program when memory is out. */
static cmark_mem allocator = {zeroed, resized, free};

/* "&amp;" at i: appends what it means and returns its length, or 0. */
static size_t put_entity(struct md_line *l, size_t i)
{
    cmark_strbuf decoded;
    CMARK(cmark_strbuf_init)(&allocator, &decoded, 0);
    size_t room = l->text.n - i - 1;
    bufsize_t n =
        CMARK(houdini_unescape_ent)(&decoded, (const uint8_t *)l->text.p + i + 1,
                                    (bufsize_t)(room < LONGEST_ENTITY ? room : LONGEST_ENTITY));
    struct str meant = {(const char *)decoded.ptr, (size_t)decoded.size};
    bool good = n > 0 && !l->plain_entities && presentable(meant);
    for (size_t k = 0; good && k < meant.n; k++)
        put_literal(l, meant.p[k], i);
    CMARK(cmark_strbuf_free)(&decoded);
    l->entities |= good;
    return good ? (size_t)n + 1 : 0;
}

static void put_text(struct md_line *l, size_t i, size_t end)
{
    while (i < end) {
        char c = l->text.p[i];
        size_t entity = c == '&' ? put_entity(l, i) : 0;
        if (entity) {
            i += entity;
        } else if (c == '*' || c == '_') {
            size_t n = 1;
            while (i + n < end && l->text.p[i + n] == l->text.p[i])
                n++;
            for (size_t k = 0; k < n; k++)
                if (n <= MD_LONGEST_MARK)
                    append_char(l, l->text.p[i], i + k);
                else
                    put_literal(l, l->text.p[i], i + k);
            i += n;
        } else if (c == '\\' && i + 1 < end && md_punctuation(l->text.p[i + 1])) {
            put_literal(l, l->text.p[i + 1], i + 1);
            i += 2;
        } else {
            put_literal(l, c, i++);
        }
    }
}

static void prepare(struct md_line *l)
{
    size_t i = 0;
    bool fresh = true; /* nothing is put since the line began */
    l->prepared.n = l->origin.n = 0;
    append_char(l, '#', 0);
    append_char(l, ' ', 0);
    for (size_t k = 0; k <= l->tokens.n; k++) {
        const struct md_token *t = k < l->tokens.n ? &l->tokens.at[k] : NULL;
        size_t end = t ? t->from : l->text.n;
        fresh = fresh || l->tokens.at[k - 1].kind == TOKEN_BREAK;
        while (fresh && i < end && md_gap(l->text.p[i]))
            i++;
        if (!t || t->kind == TOKEN_BREAK)
            while (end > i && md_gap(l->text.p[end - 1]))
                end--;
        put_text(l, i, end);
        fresh = fresh && i >= end && t && t->kind == TOKEN_COMMENT;
        if (t) {
            if (md_token_travels(t))
                for (const char *p = carrier; *p; p++)
                    append_char(l, *p, t->from);
            else if (t->kind == TOKEN_BREAK)
                append_char(l, '\f',
                            BREAK_HERE); /* white space next to marks, as CommonMark has it */
            else if (t->kind == TOKEN_STYLE)
                for (size_t at = t->from; at < t->to; at++)
                    put_literal(l, l->text.p[at], at);
            i = t->to;
        }
    }
}

/* ---- events to runs ---- */

struct md_aligner {
    struct md_line *line;
    struct source_runs *out;
    size_t at;              /* in the prepared line */
    size_t carried, breaks; /* tokens that come next, of either sort */
    unsigned depth[4];      /* open marks and tags of each style */
};

static void shift_style(struct md_aligner *a, unsigned style, bool close)
{
    for (unsigned k = 0; k < 4; k++)
        if (style & 1u << k)
            a->depth[k] += close ? -1u : 1u;
}

static struct source_run *add_run(struct md_aligner *a, size_t origin)
{
    struct source_run *r = vec_push(a->out);
    *r = (struct source_run){.pos = {a->line->at.source, a->line->at.at + origin}};
    for (unsigned k = 0; k < 4; k++)
        r->style |= a->depth[k] ? 1u << k : 0;
    return r;
}

static void add_break(struct md_aligner *a)
{
    while (a->line->tokens.at[a->breaks].kind != TOKEN_BREAK)
        a->breaks++;
    const struct md_token *t = &a->line->tokens.at[a->breaks++];
    struct source_run *last = a->out->n ? &a->out->at[a->out->n - 1] : NULL;
    if (last && str_is(last->text, "\n") && !(last->hard && t->hard)) {
        last->hard |= t->hard; /* "<br>" at the end of a line is one break */
        return;
    }
    struct source_run *r = add_run(a, t->from);
    r->text = STR("\n");
    r->hard = t->hard;
}

/* A run of the piece, which is a copy where it is not what the source has there. */
static void flush_piece(struct md_aligner *a, struct buf *piece, size_t start)
{
    struct str there = str_slice(a->line->text, start, start + piece->n);
    if (!piece->n)
        return;
    bool same = str_eq(there, buf_view(piece));
    add_run(a, start)->text = same ? there : str_copy(a->line->arena, buf_view(piece));
    piece->n = 0;
}

/* Cuts the literal where it is not one stretch of the source: at escapes, entities and breaks. */
static void add_text(struct md_aligner *a, const char *literal)
{
    struct buf piece = {0};
    size_t start = 0, last = 0;
    const struct md_line *l = a->line;
    for (const char *p = literal; *p; p++, a->at++) {
        if (l->prepared.p[a->at] == '\\')
            a->at++;
        while (a->at + 1 < l->prepared.n && l->prepared.p[a->at] != *p)
            a->at++; /* what cmark left out: places stay right after it */
        size_t origin = l->origin.at[a->at];
        if (origin == BREAK_HERE) {
            flush_piece(a, &piece, start);
            add_break(a);
            continue;
        }
        if (piece.n && origin != last && origin != last + 1)
            flush_piece(a, &piece, start);
        if (!piece.n)
            start = origin;
        buf_char(&piece, *p);
        last = origin;
    }
    flush_piece(a, &piece, start);
    buf_free(&piece);
}

static void add_carried(struct md_aligner *a)
{
    while (!md_token_travels(&a->line->tokens.at[a->carried]))
        a->carried++;
    const struct md_token *t = &a->line->tokens.at[a->carried++];
    a->at += strlen(carrier);
    if (t->kind == TOKEN_STYLE) {
        shift_style(a, t->style, t->close);
        return;
    }
    source_run_call(add_run(a, t->from), t->mark);
}

static void take_event(struct md_aligner *a, cmark_node *node, bool enter)
{
    switch (CMARK(cmark_node_get_type)(node)) {
    case CMARK_NODE_EMPH:
        a->at += 1;
        shift_style(a, STYLE_ITALIC, !enter);
        break;
    case CMARK_NODE_STRONG:
        a->at += 2;
        shift_style(a, STYLE_BOLD, !enter);
        break;
    case CMARK_NODE_TEXT:
        add_text(a, CMARK(cmark_node_get_literal)(node));
        break;
    case CMARK_NODE_HTML_INLINE:
        add_carried(a);
        break;
    default:
        break;
    }
}

static void align(struct md_line *l, struct source_runs *out)
{
    struct md_aligner a = {.line = l, .out = out, .at = strlen("# ")};
    cmark_parser *parser = CMARK(cmark_parser_new_with_mem)(CMARK_OPT_DEFAULT, &allocator);
    CMARK(cmark_parser_feed)(parser, l->prepared.p, l->prepared.n);
    cmark_node *root = CMARK(cmark_parser_finish)(parser);
    CMARK(cmark_parser_free)(parser);
    cmark_iter *it = CMARK(cmark_iter_new)(root);
    for (cmark_event_type e; (e = CMARK(cmark_iter_next)(it)) != CMARK_EVENT_DONE;)
        take_event(&a, CMARK(cmark_iter_get_node)(it), e == CMARK_EVENT_ENTER);
    CMARK(cmark_iter_free)(it);
    CMARK(cmark_node_free)(root);
}

static bool in_normal_form(const struct source_runs *runs, size_t from)
{
    struct buf b = {0};
    for (size_t i = from; i < runs->n; i++)
        buf_str(&b, runs->at[i].text);
    bool good = unicode_is_nfc(buf_view(&b));
    buf_free(&b);
    return good;
}

/* A line end gets the styles on both its sides; none stays at the end. */
static void normalise_breaks(struct source_runs *runs, size_t from)
{
    while (runs->n > from && str_is(runs->at[runs->n - 1].text, "\n"))
        runs->n--;
    unsigned after = 0;
    for (size_t i = runs->n; i-- > from;)
        if (str_is(runs->at[i].text, "\n"))
            runs->at[i].style = after;
        else
            after = runs->at[i].style;
    unsigned before = 0;
    for (size_t i = from; i < runs->n; i++)
        if (str_is(runs->at[i].text, "\n"))
            runs->at[i].style &= before;
        else
            before = runs->at[i].style;
}

static void read_piece(struct arena *arena, struct str text, struct pos at, struct source_runs *out)
{
    struct md_line l = {.arena = arena, .text = text, .at = at};
    size_t from = out->n;
    md_tokens_read(text, &l.tokens);
    prepare(&l);
    align(&l, out);
    if (l.entities && !in_normal_form(out, from)) {
        out->n = from;
        l.plain_entities = true;
        prepare(&l);
        align(&l, out);
    }
    normalise_breaks(out, from);
    vec_free(&l.tokens);
    vec_free(&l.origin);
    buf_free(&l.prepared);
}

/* Where to cut a text that is longer than cmark's 31-bit sizes like: at a blank, if there is one.
 */
static size_t piece_end(struct str text, size_t from)
{
    size_t end = from + PIECE;
    if (end >= text.n)
        return text.n;
    size_t cut = end;
    while (cut > from + PIECE / 2 && !md_gap(text.p[cut]) && text.p[cut] != '\n')
        cut--;
    if (cut > from + PIECE / 2)
        return cut;
    while (utf8_continues(text.p[end]))
        end--;
    return end;
}

void md_inline(struct arena *arena, struct str text, struct pos at, struct source_runs *out)
{
    for (size_t from = 0; from < text.n;) {
        size_t end = piece_end(text, from);
        read_piece(arena, str_slice(text, from, end), (struct pos){at.source, at.at + from}, out);
        from = end;
    }
}
