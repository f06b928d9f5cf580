/* Readers: see read.h. */
#include "read/read.h"

#include "base/diag.h"
#include "base/mem.h"
#include "model/source_block.h"
#include "markdown/md_block.h"
#include "markdown/md_converter.h"
#include "read/akn/akn.h"
#include "read/docx/docx.h"
#include "read/doubts.h"
#include "read/paper/structure.h"
#include "read/pdf/pdf.h"
#include "read/pdf/picture_file.h"
#include "read/pdf/printed.h"
#include "read/scan/scan_block.h"
#include "read/paper/keywords.h"

typedef void front_end(struct arena *, const struct source *, struct source_blocks *);

static struct doc *read_blocks(const struct source *source, front_end *scan)
{
    struct arena *arena = arena_new();
    struct source_blocks blocks = {0};
    scan(arena, source, &blocks);
    struct doc *doc = structure_build(&blocks);
    source_blocks_free(&blocks);
    arena_free(arena);
    return doc;
}

struct doc *read_text(const struct source *source)
{
    return read_blocks(source, scan_blocks);
}

/*
 * The level of the heading mark before the type of the document, "# KẾ HOẠCH", or 0.
 * People write the first level; optical readers any.
 */
static size_t title_level(struct arena *scratch, const struct source *s)
{
    enum { REACH = 100 }; /* lines, of which one is the title */
    for (size_t line = 1; line <= s->lines && line <= REACH; line++) {
        struct str text = source_line(s, line);
        size_t level = 0;
        while (level < text.n && text.p[level] == '#')
            level++;
        struct letter_key key = letter_key(scratch, str_slice(text, level, text.n));
        if (level && keyword_kind(&key))
            return level;
    }
    return 0;
}

/* Cells parted by tabs: Markdown knows none, optical readers do. */
static bool has_tab_rows(const struct source *s)
{
    for (size_t line = 1; line <= s->lines; line++) {
        struct str text = str_trim(source_line(s, line));
        size_t tab = str_find(text, STR("\t"), 0);
        if (tab != (size_t)-1 && str_find(text, STR("\t"), tab + 1) != (size_t)-1)
            return true;
    }
    return false;
}

/* By its head; a Markdown file may begin with an HTML comment. */
static bool is_xml(const struct source *source)
{
    enum { HEAD = 1024 };
    struct str head = str_slice(str_trim(source->text), 0, HEAD);
    return str_starts(head, STR("<?xml")) ||
           (str_starts(head, STR("<")) && str_find(head, STR("akomaNtoso"), 0) != (size_t)-1) ||
           str_ends(str_of(source->name), STR(".xml"));
}

/* Marks that only converters write: fences, attributes, links to pictures, escaped labels. */
static bool has_converter_marks(const struct source *s)
{
    static const char *const marks[] = {"]{.", "](media/", "](#", "`{=", "` {="};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(s->text, str_of(marks[i]), 0) != (size_t)-1)
            return true;
    for (size_t line = 1; line <= s->lines; line++) {
        struct str text = source_line(s, line);
        size_t n = md_converter_quote(text), digits = str_number(text, n, text.n, NULL);
        bool escaped = digits && str_at(text, n + digits) == '\\' &&
                       (str_at(text, n + digits + 1) == '.' || str_at(text, n + digits + 1) == ')');
        if (str_starts(text, STR("::: ")) || (n && escaped))
            return true;
    }
    return false;
}

/* A converter knows where paragraphs end, as Word does; people and optical readers may not. */
static void markdown_blocks(struct arena *arena, const struct source *source,
                            struct source_blocks *out)
{
    md_block_scan(arena, source, out);
    out->whole = has_converter_marks(source);
}

struct doc *read_markdown(const struct source *source)
{
    return read_blocks(source, markdown_blocks);
}

static bool is_markdown(const struct source *source)
{
    struct arena *scratch = arena_new();
    struct str name = str_of(source->name);
    size_t level = title_level(scratch, source);
    bool named = str_ends(name, STR(".md")) || str_ends(name, STR(".markdown"));
    arena_free(scratch);
    return level == 1 || (!has_tab_rows(source) && has_converter_marks(source)) ||
           (named && !level && !has_tab_rows(source)) ||
           str_starts(str_trim(source->text), STR("<!-- digest"));
}

/* By line number, 1-based, the first unit that has the line; NULL for none. */
static const struct node **nodes_of_lines(struct arena *a, const struct doc *doc, size_t lines)
{
    const struct node **of_line = arena_array(a, lines + 1, sizeof *of_line);
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root))
        for (size_t i = 0; i < n->line_count; i++) {
            size_t line = node_lines(n)[i];
            if (line <= lines && !of_line[line])
                of_line[line] = n;
        }
    return of_line;
}

static void take_comments(struct arena *scratch, struct doc *doc,
                          const struct source_blocks *blocks)
{
    struct comment **end = &doc->comments;
    size_t lines = 0;
    for (size_t i = 0; i < blocks->comments.n; i++)
        lines = blocks->comments.at[i].line > lines ? blocks->comments.at[i].line : lines;
    const struct node **of_line = nodes_of_lines(scratch, doc, lines);
    for (size_t i = 0; i < blocks->comments.n; i++) {
        const struct source_comment *from = &blocks->comments.at[i];
        struct comment *c = arena_alloc(doc->arena, sizeof *c);
        c->author = str_copy(doc->arena, from->author);
        c->date = str_copy(doc->arena, from->date);
        c->text = str_copy(doc->arena, from->text);
        c->place = from->line ? of_line[from->line] : NULL;
        *end = c;
        end = &c->next;
    }
}

static struct doc *read_docx(const struct source *file)
{
    struct arena *arena = arena_new();
    struct source_blocks blocks = {0};
    struct doc *doc = docx_blocks(arena, file, &blocks) ? structure_build(&blocks) : NULL;
    if (doc)
        take_comments(arena, doc, &blocks);
    source_blocks_free(&blocks);
    arena_free(arena);
    return doc;
}

struct doc *read_document(const struct source *source)
{
    if (source->format == SOURCE_FORMAT_DOCX)
        return read_docx(source);
    if (source->format == SOURCE_FORMAT_PDF) {
        const struct source *text = pdf_text(source, NULL);
        return text ? read_text(text) : NULL;
    }
    if (source->format == SOURCE_FORMAT_PICTURE) {
        const struct source *pdf = picture_files_pdf(&source, 1);
        return pdf ? read_document(pdf) : NULL;
    }
    if (is_xml(source))
        return read_akn(source);
    return is_markdown(source) ? read_markdown(source) : read_text(source);
}

struct doc *read_printed(const struct source *source, struct printed_pages *pages)
{
    const struct source *text = pdf_text(source, &pages->words);
    return text ? read_text(text) : NULL;
}

/* messages: entries of the log before the file was opened. */
static struct doc *read_since(const struct source *source, size_t messages)
{
    struct doc *doc = read_document(source);
    if (doc) {
        doubts_find(doc, !is_xml(source), messages);
        structure_give_back(doc);
    }
    return doc;
}

struct doc *read_paper(const struct source *source)
{
    return read_since(source, diag_entries());
}

struct doc *read_file(struct arena *arena, const char *path)
{
    size_t messages = diag_entries();
    const struct source *source = source_open_paper(arena, path);
    return source ? read_since(source, messages) : NULL;
}

struct doc *read_pages(struct arena *arena, const char *const *paths, size_t n)
{
    size_t messages = diag_entries();
    const struct source **files = arena_array(arena, n, sizeof *files);
    for (size_t i = 0; i < n; i++)
        if (!(files[i] = source_open_paper(arena, paths[i])))
            return NULL;
    const struct source *pdf = picture_files_pdf(files, n);
    return pdf ? read_since(pdf, messages) : NULL;
}
