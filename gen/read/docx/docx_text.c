/* Text of paragraphs: see docx_text.h. ISO/IEC 29500-1, 17.3.3 (run content), 17.13.5 (changes),
 * 17.16 (fields). */
#include "read/docx/docx_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "model/doc.h"
#include "read/docx/docx_parts.h"

enum {
    SOFT_HYPHEN = 0xAD,
    HARD_HYPHEN = 0x2011,
    MARKS = 30 /* of a letter, at most: UAX 15, stream-safe text */
};

static struct source_run *last_run(struct docx_text *t)
{
    return t->runs->n ? &t->runs->at[t->runs->n - 1] : NULL;
}

static bool is_mark(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

/* A run that begins with a combining mark: its mark belongs to the letter before it, in NFC. */
static struct str give_back_marks(struct docx_text *t, struct str s)
{
    struct source_run *last = last_run(t);
    uint32_t c;
    size_t n = 0, size;
    while ((size = utf8_next(str_slice(s, n, s.n), &c)) && is_mark(c))
        n += size;
    if (!n || !last || last->call || !last->text.n || last->pos.at + last->text.n != t->out.n)
        return s;
    size_t letter = t->out.n;
    for (int marks = 0; letter > last->pos.at && (!marks || is_mark(c)) && marks <= MARKS; marks++)
        letter -= utf8_last(str_slice(buf_view(&t->out), 0, letter), &c);
    buf_add(&t->out, s.p, n);
    struct str whole = str_slice(buf_view(&t->out), letter, t->out.n);
    struct str composed = unicode_nfc(t->arena, str_copy(t->arena, whole));
    t->out.n = letter;
    buf_str(&t->out, composed);
    last->text.n = t->out.n - last->pos.at;
    return str_slice(s, n, s.n);
}

void docx_text_add(struct docx_text *t, struct str s, unsigned style)
{
    s = give_back_marks(t, s);
    struct source_run *last = last_run(t);
    t->full |= t->out.n + s.n > LIMIT_TEXT;
    if (!s.n || t->full)
        return;
    bool joins = last && !last->call && last->style == style && !last->hard &&
                 last->pos.at + last->text.n == t->out.n;
    if (!joins) {
        last = vec_push(t->runs);
        *last = (struct source_run){.style = style, .pos = {NULL, t->out.n}};
    }
    buf_str(&t->out, s);
    last->text.n = t->out.n - last->pos.at;
}

void docx_text_break(struct docx_text *t)
{
    struct source_run *last = last_run(t);
    unsigned style = last ? last->style : 0;
    *vec_push(t->runs) = (struct source_run){
        .style = style, .text = {NULL, 1}, .pos = {NULL, t->out.n}, .hard = true};
    buf_char(&t->out, '\n');
    t->line++;
}

bool docx_text_is_kept(const struct docx_text *t, const struct xml *e)
{
    return t->rejected ? !xml_is(e, "ins") && !xml_is(e, "moveTo")
                       : !xml_is(e, "del") && !xml_is(e, "moveFrom");
}

static void add_text(struct docx_text *t, struct str s, struct docx_look look)
{
    if (look.hidden || t->instruction)
        return;
    struct buf one_line = {0};
    for (size_t i = 0; i < s.n; i++) /* line ends of the XML are blanks, 17.3.3.31 */
        buf_char(&one_line, s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
    struct str text = buf_take(&one_line, t->arena);
    docx_text_add(t, look.capitals ? unicode_upper(t->arena, text) : text, look.style);
}

static void add_code_point(struct docx_text *t, uint32_t c, struct docx_look look)
{
    struct buf b = {0};
    utf8_append(&b, c);
    add_text(t, buf_take(&b, t->arena), look);
}

/* Signs of two fonts by their private code points: Unicode's mappings of Symbol and Wingdings. */
static const struct {
    const char *font;
    uint16_t code, meant;
} signs[] = {
    {"Symbol", 0xF0A3, 0x2264},    {"Symbol", 0xF0AC, 0x2190},    {"Symbol", 0xF0AE, 0x2192},
    {"Symbol", 0xF0B0, 0x00B0},    {"Symbol", 0xF0B1, 0x00B1},    {"Symbol", 0xF0B3, 0x2265},
    {"Symbol", 0xF0B4, 0x00D7},    {"Symbol", 0xF0B7, 0x2022},    {"Symbol", 0xF0B8, 0x00F7},
    {"Symbol", 0xF0B9, 0x2260},    {"Symbol", 0xF0BB, 0x2248},    {"Symbol", 0xF02D, 0x2212},
    {"Wingdings", 0xF06F, 0x25FB}, {"Wingdings", 0xF0A8, 0x25FB}, {"Wingdings", 0xF0E0, 0x2192},
    {"Wingdings", 0xF0FB, 0x2717}, {"Wingdings", 0xF0FC, 0x2713}, {"Wingdings", 0xF0FE, 0x2612},
};

/*
 * "F0B3" of a font of signs: its private code point means nothing elsewhere. Unknown signs of
 * Symbol, which has letters and relations, become U+FFFD, which the reader warns of; other fonts
 * have ornaments, which are marks of lists.
 */
static uint32_t sign_meant(struct str font, unsigned long c)
{
    if (c < 0xE000 || c > 0xF8FF)
        return c >= 32 && c < 0xD800 ? (uint32_t)c : 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].code == c && str_is(font, signs[i].font))
            return signs[i].meant;
    return str_is(font, "Symbol") ? 0xFFFD : 0x2022;
}

static void add_sign(struct docx_text *t, const struct xml *e, struct docx_look look)
{
    char hex[8] = "";
    struct str code = xml_value(e, "char");
    if (code.n && code.n < sizeof hex)
        memcpy(hex, code.p, code.n);
    uint32_t c = sign_meant(xml_value(e, "font"), strtoul(hex, NULL, 16));
    if (c)
        add_code_point(t, c, look);
}

static void add_mark(struct docx_text *t, struct str mark)
{
    struct source_run *r = vec_push(t->runs);
    *r = (struct source_run){.style = STYLE_SUPERSCRIPT, .pos = {NULL, t->out.n}};
    source_run_call(r, mark);
}

static void add_call(struct docx_text *t, const struct xml *e, bool endnote)
{
    enum { ROMAN = 10 }; /* endnotes so far have small Roman numbers */
    size_t *count = endnote ? &t->endnotes : &t->footnotes;
    struct str own = xml_value(e, "customMarkFollows"); /* 17.11.14 */
    struct docx_note_call call = {.id = xml_value(e, "id"), .endnote = endnote};
    struct buf mark = {0};
    call.own_mark = own.n && !str_is(own, "0") && !str_is(own, "false");
    if (call.own_mark)
        buf_str(&mark, str_trim(xml_text(t->arena, e->parent)));
    else if (++*count <= ROMAN && endnote)
        buf_roman(&mark, (unsigned)*count, false);
    else
        buf_printf(&mark, "%zu", *count);
    call.mark = buf_take(&mark, t->arena);
    *vec_push(&t->calls) = call;
    add_mark(t, call.mark);
}

/* Text is printed only where every field around it has come to its result. */
static void field_character(struct docx_text *t, const struct xml *e)
{
    struct str type = xml_value(e, "fldCharType");
    if (str_is(type, "begin")) {
        if (t->fields < DOCX_FIELDS)
            t->result[t->fields++] = false;
    } else if (t->fields && str_is(type, "separate"))
        t->result[t->fields - 1] = true;
    else if (t->fields && str_is(type, "end"))
        t->fields--;
    t->instruction = false;
    for (unsigned i = 0; i < t->fields; i++)
        t->instruction |= !t->result[i];
}

static void find_boxes(struct docx_text *t, const struct xml *e)
{
    xml_each (c, e, NULL)
        if (xml_is(c, "txbxContent"))
            *vec_push(&t->boxes) = c;
        else
            find_boxes(t, c);
}

/* mc:AlternateContent: the first choice that holds text, else its fallback. */
static void add_alternatives(struct docx_text *t, const struct xml *e)
{
    size_t before = t->boxes.n;
    xml_each (c, e, NULL)
        if (t->boxes.n == before)
            find_boxes(t, c);
}

/* One element inside a run; false where it is none of those that print text. */
static bool add_run_content(struct docx_text *t, const struct xml *e, struct docx_look look)
{
    const char *n = e->name;
    if (!strcmp(n, "t") || (!strcmp(n, "delText") && t->rejected))
        add_text(t, xml_text(t->arena, e), look);
    else if (!strcmp(n, "tab") || !strcmp(n, "ptab"))
        add_text(t, STR("\t"), look);
    else if (!strcmp(n, "softHyphen"))
        add_code_point(t, SOFT_HYPHEN, look);
    else if (!strcmp(n, "noBreakHyphen"))
        add_code_point(t, HARD_HYPHEN, look);
    else if (!strcmp(n, "sym"))
        add_sign(t, e, look);
    else if (!strcmp(n, "fldChar"))
        field_character(t, e);
    else if (!strcmp(n, "footnoteReference") || !strcmp(n, "endnoteReference"))
        add_call(t, e, *n == 'e');
    else if (!strcmp(n, "AlternateContent"))
        add_alternatives(t, e);
    else if (!strcmp(n, "drawing") || !strcmp(n, "pict") || !strcmp(n, "object"))
        find_boxes(t, e);
    else
        return false;
    return true;
}

static bool calls_with_mark(const struct docx_text *t, const char *element)
{
    return (!strcmp(element, "footnoteReference") || !strcmp(element, "endnoteReference")) &&
           t->calls.at[t->calls.n - 1].own_mark;
}

/*
 * What our own writer puts into a text is known by its style (write/docx/docx_text.c) as long as
 * nobody has written into it: marks of the form are none of the paper's, FormBlank takes the place
 * of a blank, FormLineEnd that of a line end.
 */
static bool add_form(struct docx_text *t, const struct xml *run)
{
    static const char *const names[] = {"FormMark", "FormBlank", "FormLineEnd"};
    size_t form = str_among(docx_value(xml_child(run, "rPr"), "rStyle"), names);
    struct str text = xml_text(t->arena, run);
    uint32_t c;
    if (form == sizeof names / sizeof *names)
        return false;
    for (size_t at = 0, n; (n = utf8_next(str_slice(text, at, text.n), &c)); at += n)
        if (cp_is_word(c))
            return false;
    if (form == 1)
        docx_text_add(t, STR(" "), t->look.style);
    else if (form == 2)
        docx_text_break(t);
    return true;
}

/*
 * A note that is called again: its raised mark as a link, or as the result of a field (17.16.5.37,
 * NOTEREF).
 */
static bool add_call_again(struct docx_text *t, const struct xml *run, struct docx_look look)
{
    bool linked = t->fields || xml_value(run->parent, "anchor").n;
    struct str mark = str_trim(xml_text(t->arena, run));
    for (size_t i = 0; linked && (look.style & STYLE_SUPERSCRIPT) && i < t->calls.n; i++)
        if (str_eq(t->calls.at[i].mark, mark)) {
            add_mark(t, t->calls.at[i].mark);
            return true;
        }
    return false;
}

static void add_run(struct docx_text *t, const struct xml *run)
{
    struct docx_look look = docx_look_with(t->styles, t->look, xml_child(run, "rPr"));
    if (add_form(t, run) || add_call_again(t, run, look))
        return;
    xml_each (e, run, NULL) {
        if (docx_text_comment(t, e) || add_run_content(t, e, look)) {
            if (calls_with_mark(t, e->name))
                return; /* the rest of the run is the mark */
            continue;
        }
        bool page = str_is(xml_value(e, "type"), "page") || str_is(xml_value(e, "type"), "column");
        if ((xml_is(e, "br") && !page) || xml_is(e, "cr"))
            docx_text_break(t);
    }
}

void docx_text_content(struct docx_text *t, const struct xml *parent)
{
    xml_each (e, parent, NULL) {
        if (!docx_text_is_kept(t, e))
            continue;
        if (xml_is(e, "r"))
            add_run(t, e);
        else if (xml_is(e, "AlternateContent"))
            add_alternatives(t, e);
        else if (!docx_text_comment(t, e) && !xml_is(e, "pPr") && !xml_is(e, "sdtPr"))
            docx_text_content(t, e); /* hyperlink, ins, fldSimple, sdt, smartTag, ... */
    }
}
