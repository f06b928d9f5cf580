/* A page of HTML: see html_write.h. Its style and script are the two files beside this one. */
#include "write/html/html_write.h"

#include "model/doc.h"
#include "write/html/html_int.h"

static const char css[] =
#include "write/html/paper.css.h"
    ;
static const char margin_css[] =
#include "write/html/margin.css.h"
    ;
static const char script[] =
#include "write/html/paper.js.h"
    ;

static void put_element(struct html_paper *p, const char *element, struct str text)
{
    xml_open(&p->w, element);
    xml_chars(&p->w, text);
    html_close(p);
}

/* Sizes and distances of the form, in units of the size of its text. */
static void put_class(struct html_paper *p, const struct style_class *c, double size)
{
    static const char *const aligns[] = {[ALIGN_LEFT] = "left",
                                         [ALIGN_CENTER] = "center",
                                         [ALIGN_RIGHT] = "right",
                                         [ALIGN_JUSTIFY] = "justify"};
    const long indent = (long)(c->indent / c->size * 100);
    struct str rule = str_format(
        p->arena,
        ".c-%s{font-size:%ld%%;text-align:%s;text-indent:%ld.%02ldem;font-weight:%s;"
        "font-style:%s;text-decoration:%s;margin-top:%ldpt;margin-bottom:%ldpt}\n",
        c->name, (long)(c->size / size * 100), aligns[c->align], indent / 100, indent % 100,
        c->style & STYLE_BOLD ? "bold" : "normal", c->style & STYLE_ITALIC ? "italic" : "normal",
        c->style & STYLE_UNDERLINE ? "underline" : "none", (long)c->before, (long)c->after);
    xml_literal(&p->w, rule.p);
}

static void put_head(struct html_paper *p, const struct doc *doc)
{
    xml_open(&p->w, "head");
    xml_leaf_with(&p->w, "meta", "charset", STR("utf-8"));
    xml_open(&p->w, "meta");
    xml_set(&p->w, "name", STR("viewport"));
    xml_set(&p->w, "content", STR("width=device-width, initial-scale=1"));
    xml_close(&p->w);
    struct str title = form_document_title(p->arena, doc);
    put_element(p, "title", title.n ? title : style_word(p->style, "page-contents"));
    xml_open(&p->w, "style");
    xml_literal(&p->w, css);
    if (p->paper->flow.beside_count)
        xml_literal(&p->w, margin_css);
    double size = style_class(p->style, "body")->size;
    for (size_t i = 0; i < p->style->class_count; i++)
        put_class(p, &p->style->classes[i], size);
    html_close(p);
    html_close(p);
}

/* Entries of one level hang below the last entry of the level above them. */
static void put_contents(struct html_paper *p)
{
    unsigned levels[XML_WRITER_DEPTH / 4], depth = 0;
    const unsigned most = sizeof levels / sizeof *levels;
    xml_open(&p->w, "nav");
    xml_set(&p->w, "aria-label", style_word(p->style, "page-contents"));
    xml_open(&p->w, "details");
    xml_set(&p->w, "open", STR(""));
    put_element(p, "summary", style_word(p->style, "page-contents"));
    for (size_t i = 0; i < p->paper->outline_count; i++) {
        const struct form_place *entry = &p->paper->outline[i];
        while (depth && levels[depth - 1] > entry->level) {
            html_close(p); /* item */
            html_close(p); /* list */
            depth--;
        }
        if (depth && (levels[depth - 1] == entry->level || depth == most))
            html_close(p);
        else {
            xml_open(&p->w, "ul");
            levels[depth++] = entry->level;
        }
        xml_open(&p->w, "li");
        xml_open(&p->w, "a");
        xml_set(&p->w, "href", html_target(p, entry->anchor));
        xml_chars(&p->w, entry->title);
        html_close(p);
    }
    for (; depth; depth--) {
        html_close(p);
        html_close(p);
    }
    html_close(p);
    html_close(p);
}

static void put_page(struct html_paper *p, const struct doc *doc)
{
    const struct flow *flow = &p->paper->flow;
    xml_literal(&p->w, "<!DOCTYPE html>\n");
    xml_open(&p->w, "html");
    xml_set(&p->w, "lang", STR("vi"));
    put_head(p, doc);
    xml_open(&p->w, "body");
    if (p->paper->outline_count > 1)
        put_contents(p);
    xml_open(&p->w, "main");
    for (size_t i = 0; i < flow->section_count; i++) {
        html_open(p, "section", "part");
        html_put_blocks(p, flow->sections[i].head, flow->sections[i].head_count, false);
        html_put_blocks(p, flow->sections[i].blocks, flow->sections[i].block_count, false);
        html_put_blocks(p, flow->sections[i].foot, flow->sections[i].foot_count, false);
        html_close(p);
    }
    html_put_notes(p);
    html_close(p);
    if (p->task_count) {
        xml_open(&p->w, "script");
        xml_literal(&p->w, script);
        html_close(p);
    }
    html_close(p);
    html_close(p);
}

bool write_html(const struct doc *doc, const struct style *style,
                const struct html_options *options, struct buf *out)
{
    struct html_paper p = {.arena = arena_new(), .style = style, .w = {.out = out}};
    struct form_fonts *own = options->fonts ? NULL : form_fonts_new();
    const struct form_request request = {.doc = doc,
                                         .even = true,
                                         .style = style,
                                         .counterparts = options->counterparts,
                                         .counterpart_count = options->counterpart_count,
                                         .margin = options->margin};
    p.paper = form_with_fonts(p.arena, options->fonts ? options->fonts : own, request);
    p.tasks = doc_tasks(doc, p.arena, &p.task_count);
    if (p.paper)
        put_page(&p, doc);
    form_fonts_free(own);
    vec_free(&p.open);
    arena_free(p.arena);
    return p.paper;
}
