/* The structure tree: see pdf_tag.h. Clauses are of ISO 32000-1:2008. */
#include "write/pdf/pdf_tag.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Keys of the parent tree: pages from 0, annotations above any page that a file can have. */
enum { FIRST_ANNOTATION_KEY = 1 << 24 };

enum kid_kind { KID_ELEMENT, KID_MARK, KID_ANNOTATION };

struct kid { /* long papers have millions of kids and elements */
    enum kid_kind kind : 8;
    unsigned value; /* element, mark or annotation object */
    uint32_t page;  /* of a mark or an annotation */
    uint32_t next;  /* index + 1 of the next kid of the same element, 0 at the end */
};

struct element {
    const char *type;
    const char *entries; /* the arena's, or NULL */
    unsigned parent;
    uint32_t first, last; /* kids: index + 1 */
    unsigned object;      /* its number in the file, 0 while it has none */
    unsigned name : 31;   /* number in its identifier, 0 for none */
    bool used : 1;        /* it or one below it has a mark or an annotation */
};

struct page_marks {
    vec(unsigned) owner; /* element of each mark */
};

struct pdf_tags {
    struct arena *arena;
    struct pdf_file *file; /* once they are written, like the next */
    unsigned root;
    unsigned printed; /* elements that the file has asked for */
    vec(struct element) elements;
    vec(struct kid) kids;
    vec(struct page_marks) pages;
    vec(unsigned) annotation_owner;
};

struct pdf_tags *pdf_tags_new(void)
{
    struct pdf_tags *t = mem_zalloc(sizeof *t);
    t->arena = arena_new();
    pdf_tag(t, PDF_TAG_ROOT, "Document", STR_NONE);
    return t;
}

void pdf_tags_free(struct pdf_tags *t)
{
    if (!t)
        return;
    for (size_t i = 0; i < t->pages.n; i++)
        vec_free(&t->pages.at[i].owner);
    vec_free(&t->elements);
    vec_free(&t->kids);
    vec_free(&t->pages);
    vec_free(&t->annotation_owner);
    arena_free(t->arena);
    free(t);
}

static void add_kid(struct pdf_tags *t, unsigned element, struct kid kid)
{
    *vec_push(&t->kids) = kid;
    struct element *e = &t->elements.at[element];
    if (e->last)
        t->kids.at[e->last - 1].next = (uint32_t)t->kids.n;
    else
        e->first = (uint32_t)t->kids.n;
    e->last = (uint32_t)t->kids.n;
}

static bool is_row(const struct pdf_tags *t, unsigned element)
{
    return !strcmp(t->elements.at[element].type, "TR");
}

/* The row's cells before that element which have no text: without them columns would shift. */
static void use_empty_cells(struct pdf_tags *t, unsigned row, size_t before)
{
    for (size_t i = row + 1; i < before; i++)
        if (t->elements.at[i].parent == row && !t->elements.at[i].used) {
            t->elements.at[i].used = true;
            add_kid(t, row, (struct kid){.kind = KID_ELEMENT, .value = (unsigned)i});
        }
}

/*
 * An element becomes its parent's last kid when the first text is tied to it; a cell after all
 * cells of its row before it.
 */
static void use(struct pdf_tags *t, unsigned element)
{
    if (t->elements.at[element].used)
        return;
    t->elements.at[element].used = true;
    if (element == PDF_TAG_ROOT)
        return;
    unsigned parent = t->elements.at[element].parent;
    use(t, parent);
    if (is_row(t, parent))
        use_empty_cells(t, parent, element);
    add_kid(t, parent, (struct kid){.kind = KID_ELEMENT, .value = element});
}

unsigned pdf_tag(struct pdf_tags *t, unsigned parent, const char *type, struct str entries)
{
    struct element *e = vec_push(&t->elements);
    *e = (struct element){.type = type, .parent = parent};
    if (entries.n)
        e->entries = arena_copy(t->arena, entries.p, entries.n);
    return (unsigned)t->elements.n - 1;
}

void pdf_tag_name(struct pdf_tags *t, unsigned element, unsigned number)
{
    t->elements.at[element].name = number;
}

const char *pdf_tag_type(const struct pdf_tags *t, unsigned element)
{
    return t->elements.at[element].type;
}

unsigned pdf_tag_mark(struct pdf_tags *t, unsigned element, size_t page)
{
    while (t->pages.n <= page)
        *vec_push(&t->pages) = (struct page_marks){0};
    struct page_marks *marks = &t->pages.at[page];
    unsigned mark = (unsigned)marks->owner.n;
    *vec_push(&marks->owner) = element;
    use(t, element);
    add_kid(t, element, (struct kid){.kind = KID_MARK, .value = mark, .page = (uint32_t)page});
    return mark;
}

unsigned pdf_tag_annotation(struct pdf_tags *t, unsigned element, size_t page, unsigned annotation)
{
    use(t, element);
    add_kid(t, element,
            (struct kid){.kind = KID_ANNOTATION, .value = annotation, .page = (uint32_t)page});
    *vec_push(&t->annotation_owner) = element;
    return FIRST_ANNOTATION_KEY + (unsigned)t->annotation_owner.n - 1;
}

/* Ten digits: identifiers are in the order of their numbers. */
void pdf_tag_put_name(struct buf *b, unsigned number)
{
    buf_printf(b, "(e%010u)", number);
}

/* 14.7.2, table 323: the page that an element's marks are on unless they say otherwise. */
static bool home_page(const struct pdf_tags *t, const struct element *e, size_t *page)
{
    for (size_t k = e->first; k; k = t->kids.at[k - 1].next)
        if (t->kids.at[k - 1].kind == KID_MARK) {
            *page = t->kids.at[k - 1].page;
            return true;
        }
    return false;
}

static void put_kid(const struct pdf_tags *t, struct buf *b, const struct kid *kid, size_t home)
{
    unsigned page = kid->kind == KID_ELEMENT ? 0 : pdf_page_object(t->file, kid->page);
    if (kid->kind == KID_ANNOTATION)
        buf_printf(b, " << /Type /OBJR /Obj %u 0 R /Pg %u 0 R >>", kid->value, page);
    else if (kid->kind == KID_MARK && kid->page == home) {
        buf_char(b, ' ');
        pdf_put_count(b, kid->value);
    } else if (kid->kind == KID_MARK)
        buf_printf(b, " << /Type /MCR /Pg %u 0 R /MCID %u >>", page, kid->value);
    else
        pdf_put_reference(b, t->elements.at[kid->value].object);
}

/* The entries of the next element that is used. */
static void print_element(void *data, struct buf *b)
{
    struct pdf_tags *t = data;
    while (!t->elements.at[t->printed].used)
        t->printed++;
    unsigned number = t->printed++;
    const struct element *e = &t->elements.at[number];
    size_t home = 0;
    unsigned parent = number == PDF_TAG_ROOT ? t->root : t->elements.at[e->parent].object;
    buf_puts(b, "/Type /StructElem /S /");
    buf_puts(b, e->type);
    buf_puts(b, " /P");
    pdf_put_reference(b, parent);
    if (home_page(t, e, &home)) {
        buf_puts(b, " /Pg");
        pdf_put_reference(b, pdf_page_object(t->file, home));
    }
    if (e->name) {
        buf_puts(b, " /ID ");
        pdf_tag_put_name(b, e->name);
    }
    if (e->entries)
        buf_printf(b, " %s", e->entries);
    buf_puts(b, " /K [");
    for (size_t k = e->first; k; k = t->kids.at[k - 1].next)
        put_kid(t, b, &t->kids.at[k - 1], home);
    buf_puts(b, " ]");
}

/* 14.7.4.4: from a page's marks, and from an annotation, back to the elements. */
static unsigned write_parent_tree(struct pdf_tags *t, struct pdf_file *file)
{
    struct buf b = {0};
    buf_puts(&b, "/Nums [");
    for (size_t p = 0; p < t->pages.n; p++) {
        buf_printf(&b, "\n%zu [", p);
        for (size_t m = 0; m < t->pages.at[p].owner.n; m++)
            pdf_put_reference(&b, t->elements.at[t->pages.at[p].owner.at[m]].object);
        buf_puts(&b, " ]");
    }
    for (size_t a = 0; a < t->annotation_owner.n; a++)
        buf_printf(&b, "\n%zu %u 0 R", FIRST_ANNOTATION_KEY + a,
                   t->elements.at[t->annotation_owner.at[a]].object);
    buf_puts(&b, " ]");
    return pdf_object_of(file, &b);
}

static int by_name(const void *left, const void *right)
{
    const struct element *a = *(const struct element *const *)left;
    const struct element *b = *(const struct element *const *)right;
    return (a->name > b->name) - (a->name < b->name);
}

/* 14.7.2, table 322: elements by their identifiers; 0 where there are none. */
static unsigned write_name_tree(struct pdf_tags *t, struct pdf_file *file)
{
    vec(const struct element *) named = {0};
    for (size_t i = 0; i < t->elements.n; i++)
        if (t->elements.at[i].used && t->elements.at[i].name)
            *vec_push(&named) = &t->elements.at[i];
    unsigned object = 0;
    if (named.n) {
        struct buf b = {0};
        array_sort(named.at, named.n, by_name);
        buf_puts(&b, "/Names [");
        for (size_t i = 0; i < named.n; i++) {
            pdf_tag_put_name(&b, named.at[i]->name);
            buf_printf(&b, " %u 0 R ", named.at[i]->object);
        }
        buf_puts(&b, "]");
        object = pdf_object_of(file, &b);
    }
    vec_free(&named);
    return object;
}

void pdf_tags_write(struct pdf_tags *t, struct pdf_file *file)
{
    unsigned root = pdf_object(file), used = 0;
    t->file = file;
    t->root = root;
    use(t, PDF_TAG_ROOT);
    for (unsigned i = 0, next; i < t->elements.n; i = next) { /* cells after a row's last text */
        next = i + 1;
        if (!is_row(t, i) || !t->elements.at[i].used)
            continue;
        while (next < t->elements.n && !is_row(t, next))
            next++;
        use_empty_cells(t, i, next);
    }
    for (size_t i = 0; i < t->elements.n; i++)
        used += t->elements.at[i].used;
    unsigned object = pdf_objects_late(file, used, print_element, t);
    for (size_t i = 0; i < t->elements.n; i++)
        if (t->elements.at[i].used)
            t->elements.at[i].object = object++;
    for (size_t p = 0; p < t->pages.n; p++)
        pdf_page_set_number(file, p, "StructParents", (long)p);
    struct buf b = {0};
    buf_printf(&b, "/Type /StructTreeRoot /K %u 0 R /ParentTree %u 0 R /ParentTreeNextKey %zu",
               t->elements.at[PDF_TAG_ROOT].object, write_parent_tree(t, file),
               FIRST_ANNOTATION_KEY + t->annotation_owner.n);
    unsigned names = write_name_tree(t, file);
    if (names)
        buf_printf(&b, " /IDTree %u 0 R", names);
    pdf_object_add(file, root, &b);
    buf_printf(&b, "/StructTreeRoot %u 0 R /MarkInfo << /Marked true >>", root);
    pdf_catalog_add(file, &b);
}
