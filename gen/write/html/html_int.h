/* A page of HTML under way. Private to write/html/. */
#ifndef WRITE_HTML_HTML_INT_H
#define WRITE_HTML_HTML_INT_H

#include "base/mem.h"
#include "base/xml_write.h"
#include "form/form.h"
#include "model/tasks.h"

vec_named(html_lists, unsigned); /* elements of form/ */

struct html_paper {
    struct arena *arena;
    const struct form_paper *paper;
    const struct style *style;
    struct xml_writer w;
    const struct task_row *tasks; /* of all responsibility tables */
    size_t task_count;
    unsigned titles;        /* elements of titles so far: the first is the heading of the page */
    struct html_lists open; /* elements of lists and items under way, the outermost first */
};

/* Elements other than br, hr, meta and link have an end tag even when they hold nothing. */
static inline void html_close(struct html_paper *p)
{
    xml_chars(&p->w, STR(""));
    xml_close(&p->w);
}
static inline void html_open(struct html_paper *p, const char *element, const char *class)
{
    xml_open(&p->w, element);
    if (class)
        xml_set(&p->w, "class", str_of(class));
}

/* ---- html_text.c */

/* The id of the anchor's place; of a clause or row its path. */
void html_put_id(struct html_paper *, unsigned anchor);
struct str html_target(struct html_paper *, unsigned link); /* "#III.2", "appendix.html#PL/1" */
void html_put_spans(struct html_paper *, const struct paragraph *, const struct style_class *);

/* ---- html_table.c */

void html_put_table(struct html_paper *, const struct block *);

/* ---- html_body.c */

void html_put_blocks(struct html_paper *, const struct block *, size_t n, bool in_cell);
void html_put_notes(struct html_paper *);

#endif
