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

#include "base/unicode.h"
#include "markdown/md_converter.h"
#include "markdown/md_marks.h"
#include "model/doc.h"

/* Rows of * or _ above MD_LONGEST_MARK would also be the way to quadratic time in cmark-gfm before
 * 0.29.0.gfm.10 (CVE-2023-26485). */
enum { LONGEST_CALL = 32, LONGEST_RAISED = 4, LONGEST_ENTITY = 32, PIECE = 16 << 20 };

/* What a token looks like to cmark, and the origin of a byte that stands for a line end. */
static const char carrier[] = "<t>";
#define BREAK_HERE ((size_t)-1)

enum md_token_kind {
    TOKEN_BREAK, /* a line end, or <br> */
    TOKEN_STYLE, /* <b> ... </u> that has its partner */
    TOKEN_CALL,
    TOKEN_COMMENT
};

struct md_token { /* a piece of the text that is neither plain text nor emphasis */
    enum md_token_kind kind;
    size_t from, to;
    unsigned style;
    bool close, paired, hard;
    struct str mark; /* of a call */
};

struct md_line { /* what cmark gets */
    struct arena *arena;
    struct str text;
    struct pos at;
    vec(struct md_token) tokens;
    struct buf prepared;
    vec(size_t) origin;  /* of each prepared byte: offset in text */
    bool entities;       /* there are some */
    bool plain_entities; /* leave entities alone: decoded, they would not be in normal form */
};

static bool is_gap(char c)
{
    return is_space(c) && c != '\n';
}

/* ---- tokens ---- */

/* The tag at i of text as a token; false when it is none of ours. */
static bool scan_tag(struct str text, size_t i, struct md_token *t)
{
    struct md_tag tag;
    size_t n = md_tag(text, i, &tag);
    *t = (struct md_token){.kind = tag.style ? TOKEN_STYLE : TOKEN_BREAK,
                           .from = i,
                           .to = i + n,
                           .style = tag.style,
                           .close = tag.close,
                           .hard = true};
    return n > 0;
}

static bool call_mark(struct str mark)
{
    if (!mark.n || mark.n > LONGEST_CALL)
        return false;
    for (size_t i = 0; i < mark.n; i++)
        if (is_gap(mark.p[i]) || mark.p[i] == '\n' || strchr("[]^\\<>", mark.p[i]))
            return false;
    return true;
}

/* "[^1]" at the head of s: its length, or 0. */
static size_t bracket_call(struct str s, struct str *mark)
{
    if (!str_starts(s, STR("[^")))
        return 0;
    size_t end = 2;
    while (end < s.n && end < LONGEST_CALL + 3 && s.p[end] != ']')
        end++;
    *mark = str_slice(s, 2, end);
    return str_at(s, end) == ']' && call_mark(*mark) ? end + 1 : 0;
}

/* "<sup>1</sup>" at the head of s, as scans have it: a number, or stars only. */
static size_t raised_call(struct str s, struct str *mark)
{
    struct md_token open, close;
    if (!scan_tag(s, 0, &open) || open.style != STYLE_SUPERSCRIPT || open.close)
        return 0;
    size_t end = open.to;
    bool star = str_at(s, end) == '*';
    while (end - open.to < LONGEST_RAISED &&
           (star ? str_at(s, end) == '*' : cp_is_digit((unsigned char)str_at(s, end))))
        end++;
    *mark = str_slice(s, open.to, end);
    if (!mark->n || !scan_tag(s, end, &close))
        return 0;
    return close.close && close.style == STYLE_SUPERSCRIPT ? close.to : 0;
}

size_t md_inline_call(struct str text, struct str *mark)
{
    size_t n = bracket_call(text, mark);
    return n ? n : str_at(text, 0) == '<' ? raised_call(text, mark) : 0;
}

static bool scan_call(struct str text, size_t i, struct md_token *t)
{
    struct str mark;
    size_t n = md_inline_call(str_slice(text, i, text.n), &mark);
    *t = (struct md_token){.kind = TOKEN_CALL, .from = i, .to = i + n, .mark = mark};
    return n > 0;
}

static bool scan_break(struct str text, size_t i, struct md_token *t)
{
    size_t end = i + 1;
    if (text.p[i] == '\r' && str_at(text, end) == '\n')
        end++;
    size_t from = i;
    while (from && text.p[from - 1] == ' ')
        from--;
    end += md_converter_quote(str_slice(text, end, text.n));
    *t = (struct md_token){.kind = TOKEN_BREAK, .from = from, .to = end, .hard = i - from >= 2};
    return true;
}

/* An HTML comment at i; *none is set once there is no "-->" any more, so that it is looked for
 * once. */
static bool scan_comment(struct str text, size_t i, bool *none, struct md_token *t)
{
    if (*none || !str_starts(str_slice(text, i, text.n), STR("<!--")))
        return false;
    size_t end = str_find(text, STR("-->"), i + 4);
    *none = end == (size_t)-1;
    *t = (struct md_token){.kind = TOKEN_COMMENT, .from = i, .to = end + 3};
    return !*none;
}

/* A backslash before a line end, at i; else the escape is plain text. */
static bool scan_escaped_break(struct str text, size_t i, struct md_token *t)
{
    char next = str_at(text, i + 1);
    if ((next != '\n' && next != '\r') || !scan_break(text, i + 1, t))
        return false;
    t->from = i;
    t->hard = true;
    return true;
}

/* What other converters write: a style, or a mark that is left out. */
static bool scan_converter(struct str text, size_t i, struct md_token *t)
{
    struct md_converter_mark m;
    if (!md_converter_mark(text, i, &m))
        return false;
    *t = (struct md_token){.kind = m.style ? TOKEN_STYLE : TOKEN_COMMENT,
                           .from = i,
                           .to = i + m.n,
                           .style = m.style,
                           .close = m.close};
    return true;
}

static bool scan_token(struct str text, size_t i, bool *no_comment, struct md_token *t)
{
    switch (text.p[i]) {
    case '\n':
    case '\r':
        return scan_break(text, i, t);
    case '\\':
        return scan_escaped_break(text, i, t);
    case '[':
        return scan_call(text, i, t) || scan_converter(text, i, t);
    case '<':
        return scan_comment(text, i, no_comment, t) || scan_call(text, i, t) ||
               scan_tag(text, i, t) || scan_converter(text, i, t);
    default:
        return scan_converter(text, i, t);
    }
}

/* Finds partners: a style tag without one is literal text. */
static void pair_tags(struct md_line *l)
{
    vec(size_t) open = {0};
    for (size_t i = 0; i < l->tokens.n; i++) {
        struct md_token *t = &l->tokens.at[i];
        if (t->kind != TOKEN_STYLE)
            continue;
        if (!t->close) {
            *vec_push(&open) = i;
            continue;
        }
        size_t k = open.n; /* few are ever open: those of another style are given up on the way */
        while (k && l->tokens.at[open.at[k - 1]].style != t->style && open.n - k < 8)
            k--;
        if (!k || l->tokens.at[open.at[k - 1]].style != t->style)
            continue;
        l->tokens.at[open.at[k - 1]].paired = t->paired = true;
        memmove(open.at + k - 1, open.at + k, (open.n - k) * sizeof *open.at);
        open.n--;
    }
    vec_free(&open);
}

/* ---- the prepared line ---- */

static void put(struct md_line *l, char c, size_t origin)
{
    buf_char(&l->prepared, c);
    *vec_push(&l->origin) = origin;
}

static void put_literal(struct md_line *l, char c, size_t origin)
{
    if (md_punctuation(c))
        put(l, '\\', origin);
    put(l, c, origin);
}

/* Only letters, digits and signs that stand for themselves: no blanks, line ends, joiners. */
static bool presentable(struct str decoded)
{
    uint32_t cp;
    size_t n = utf8_next(decoded, &cp);
    return n && n == decoded.n && cp > ' ' && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0) &&
           cp != 0xFFFD;
}

/* "&amp;" at i: puts what it means and returns its length, or 0. */
static size_t put_entity(struct md_line *l, size_t i)
{
    cmark_strbuf decoded;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &decoded, 0);
    size_t room = l->text.n - i - 1;
    bufsize_t n = houdini_unescape_ent(&decoded, (const uint8_t *)l->text.p + i + 1,
                                       (bufsize_t)(room < LONGEST_ENTITY ? room : LONGEST_ENTITY));
    struct str meant = {(const char *)decoded.ptr, (size_t)decoded.size};
    bool good = n > 0 && !l->plain_entities && presentable(meant);
    for (size_t k = 0; good && k < meant.n; k++)
        put_literal(l, meant.p[k], i);
    cmark_strbuf_free(&decoded);
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
                    put(l, l->text.p[i], i + k);
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

static bool travels(const struct md_token *t) /* to cmark, as a tag that comes back as it is */
{
    return t->kind == TOKEN_CALL || (t->kind == TOKEN_STYLE && t->paired);
}

static void prepare(struct md_line *l)
{
    size_t i = 0;
    bool fresh = true; /* nothing is put since the line began */
    l->prepared.n = l->origin.n = 0;
    put(l, '#', 0);
    put(l, ' ', 0);
    for (size_t k = 0; k <= l->tokens.n; k++) {
        const struct md_token *t = k < l->tokens.n ? &l->tokens.at[k] : NULL;
        size_t end = t ? t->from : l->text.n;
        fresh = fresh || l->tokens.at[k - 1].kind == TOKEN_BREAK;
        while (fresh && i < end && is_gap(l->text.p[i]))
            i++;
        if (!t || t->kind == TOKEN_BREAK)
            while (end > i && is_gap(l->text.p[end - 1]))
                end--;
        put_text(l, i, end);
        fresh = fresh && i >= end && t && t->kind == TOKEN_COMMENT;
        if (t) {
            if (travels(t))
                for (const char *p = carrier; *p; p++)
                    put(l, *p, t->from);
            else if (t->kind == TOKEN_BREAK)
                put(l, '\f', BREAK_HERE); /* white space next to marks, as CommonMark has it */
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

static void flush_piece(struct md_aligner *a, struct buf *piece, size_t start)
{
    if (piece->n)
        add_run(a, start)->text = buf_take(piece, a->line->arena);
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
            a->at++; /* what cmark left out: places stay right behind it */
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
}

static void add_carried(struct md_aligner *a)
{
    while (!travels(&a->line->tokens.at[a->carried]))
        a->carried++;
    const struct md_token *t = &a->line->tokens.at[a->carried++];
    a->at += strlen(carrier);
    if (t->kind == TOKEN_STYLE) {
        shift_style(a, t->style, t->close);
        return;
    }
    struct source_run *r = add_run(a, t->from);
    r->text = STR("");
    r->call = t->mark;
}

static void take_event(struct md_aligner *a, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        a->at += 1;
        shift_style(a, STYLE_ITALIC, !enter);
        break;
    case CMARK_NODE_STRONG:
        a->at += 2;
        shift_style(a, STYLE_BOLD, !enter);
        break;
    case CMARK_NODE_TEXT:
        add_text(a, cmark_node_get_literal(node));
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
    cmark_node *root = cmark_parse_document(l->prepared.p, l->prepared.n, CMARK_OPT_DEFAULT);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type e; (e = cmark_iter_next(it)) != CMARK_EVENT_DONE;)
        take_event(&a, cmark_iter_get_node(it), e == CMARK_EVENT_ENTER);
    cmark_iter_free(it);
    cmark_node_free(root);
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

/* A line end gets the styles that stand on both its sides; none stays at the end. */
static void settle_breaks(struct source_runs *runs, size_t from)
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
    bool no_comment = false;
    for (size_t i = 0; i < l.text.n;) {
        struct md_token t;
        if (scan_token(l.text, i, &no_comment, &t)) {
            *vec_push(&l.tokens) = t;
            i = t.to;
        } else {
            i += l.text.p[i] == '\\' && md_punctuation(str_at(l.text, i + 1)) ? 2 : 1;
        }
    }
    pair_tags(&l);
    prepare(&l);
    align(&l, out);
    if (l.entities && !in_normal_form(out, from)) {
        out->n = from;
        l.plain_entities = true;
        prepare(&l);
        align(&l, out);
    }
    settle_breaks(out, from);
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
    while (cut > from + PIECE / 2 && !is_gap(text.p[cut]) && text.p[cut] != '\n')
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
