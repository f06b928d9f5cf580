/* Addresses in a Word file: see docx_int.h. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/unicode.h"
#include "write/docx/docx_int.h"

enum { LONGEST_NAME = 40 }; /* of a bookmark, in characters; Word takes no longer one */

static void find_in_blocks(struct docx_file *d, const struct block *blocks, size_t n);

static void find_in_table(struct docx_file *d, const struct table *t)
{
    for (size_t i = 0; i < t->row_count; i++)
        for (size_t k = 0; k < t->rows[i].cell_count; k++)
            find_in_blocks(d, t->rows[i].cells[k].blocks, t->rows[i].cells[k].block_count);
}

static void find_in_blocks(struct docx_file *d, const struct block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (blocks[i].kind == BLOCK_TABLE)
            find_in_table(d, &blocks[i].as.table);
        else if (blocks[i].kind == BLOCK_PARAGRAPH)
            for (size_t k = 0; k < blocks[i].as.paragraph.run_count; k++)
                d->linked[blocks[i].as.paragraph.runs[k].link] = true;
}

void docx_find_links(struct docx_file *d)
{
    const struct flow *flow = &d->paper->flow;
    d->linked = arena_array(d->arena, d->paper->anchor_count + 1, sizeof *d->linked);
    for (size_t i = 0; i < flow->section_count; i++)
        find_in_blocks(d, flow->sections[i].blocks, flow->sections[i].block_count);
    for (size_t i = 0; i < flow->note_count; i++)
        find_in_blocks(d, flow->notes[i].blocks, flow->notes[i].block_count);
    for (size_t i = 0; i < d->paper->name_count; i++)
        d->linked[d->paper->names[i].anchor] = true;
    d->linked[0] = false;
}

/* The name of a bookmark: of a clause or row by its path. */
static struct str bookmark_name(struct arena *a, struct str path)
{
    struct buf b = {0};
    buf_puts(&b, "clause_");
    for (size_t i = 0; i < path.n; i++) {
        char c = path.p[i];
        bool kept = is_digit(c) || is_letter(c) || (unsigned char)c > 0x7f;
        buf_puts(&b, c == '#' ? "__" : kept ? "" : "_");
        if (kept)
            buf_char(&b, c);
    }
    if (utf8_length(buf_view(&b)) > LONGEST_NAME) {
        b.n = strlen("clause_");
        buf_printf(&b, "%016llx", (unsigned long long)hash_bytes(HASH_START, path));
    }
    return buf_take(&b, a);
}

static const struct node *node_of(const struct docx_file *d, unsigned anchor)
{
    return anchor ? d->paper->anchored[anchor - 1] : NULL;
}

static struct str name_of(const struct docx_file *d, unsigned anchor)
{
    const struct node *n = node_of(d, anchor);
    return n && n->path.n ? bookmark_name(d->arena, n->path)
                          : str_format(d->arena, "place_%u", anchor);
}

unsigned docx_open_bookmark(struct docx_file *d, unsigned anchor)
{
    if (!d->linked[anchor])
        return 0;
    xml_open(&d->w, "w:bookmarkStart");
    xml_set_number(&d->w, "w:id", ++d->bookmarks);
    xml_set(&d->w, "w:name", name_of(d, anchor));
    xml_close(&d->w);
    return d->bookmarks;
}

void docx_close_bookmark(struct docx_file *d, unsigned number)
{
    if (number)
        xml_leaf_number(&d->w, "w:bookmarkEnd", "w:id", number);
}

/* The counterpart that the link leads to, or NULL for a place of this file. */
static const struct form_counterpart *counterpart_of(const struct docx_file *d, unsigned link)
{
    for (size_t i = 0; i < d->paper->external_link_count; i++)
        if (d->paper->external_links[i].link == link)
            return d->paper->external_links[i].to;
    return NULL;
}

bool docx_has_link(const struct docx_file *d, unsigned link)
{
    return link && !d->plain && !(d->note && counterpart_of(d, link));
}

void docx_open_link(struct docx_file *d, unsigned link)
{
    const struct form_counterpart *to = counterpart_of(d, link);
    xml_open(&d->w, "w:hyperlink");
    if (!to) {
        xml_set(&d->w, "w:anchor", name_of(d, link));
        return;
    }
    size_t i = 0;
    while (i < d->targets.n && !str_eq(d->targets.at[i], to->file))
        i++;
    if (i == d->targets.n)
        *vec_push(&d->targets) = to->file;
    xml_set(&d->w, "r:id", str_format(d->arena, "link%zu", i + 1));
    if (!form_is_address_of_web(to))
        xml_set(&d->w, "w:anchor", bookmark_name(d->arena, to->there));
}

void docx_enter(struct docx_file *d, unsigned anchor)
{
    const struct node *n = node_of(d, anchor);
    if (!n)
        return;
    d->address = n->path.n ? n->path : str_of(node_kind_name(n->kind));
    d->paragraphs = 0;
}

/* Below 0x80000000, and 0 is none: [MS-DOCX] 2.6.2.4. Another try where it is taken, after
 * the last one that began with the same number: notes have one address. */
void docx_put_id(struct docx_file *d)
{
    unsigned number = ++d->paragraphs;
    uint64_t hash = hash_bytes(hash_bytes(HASH_START, d->address), MAP_KEY(number));
    char id[9];
    size_t known;
    uint32_t chain = number_map_add(&d->chains, hash);
    if (chain == d->tries.n)
        *arena_push(d->arena, &d->tries) = hash;
    hash = d->tries.at[chain];
    do {
        known = d->ids.keys.n;
        snprintf(id, sizeof id, "%08X", (unsigned)(hash % 0x7FFFFFFF) + 1);
        hash = hash_bytes(hash, STR("again"));
    } while (map_add(&d->ids, str_of(id)) != known);
    d->tries.at[chain] = hash;
    xml_set(&d->w, "w14:paraId", str_of(id));
}
