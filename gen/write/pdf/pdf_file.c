/*
 * libharu as a store of objects: see pdf_file.h.
 *
 * Its own fonts, text and annotations are not used: libharu 2.3.0 numbers letters by UTF-16 units,
 * writes a ToUnicode map that readers complain about, loses the components of nested composite
 * letters, and cannot place words inside one line. Each of our dictionaries is a libharu
 * dictionary without entries, whose write function prints ours.
 */
#include "write/pdf/pdf_file.h"

#include <hpdf.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/library.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "write/pdf/deflate.h"

static struct library libharu = {.file = LIBHPDF_FILE};
#define HARU(function) LIBRARY_CALL(&libharu, function)

/* Objects that are one dictionary of libharu, which says something else each time. */
struct late_objects {
    unsigned first;
    size_t n;
    void (*print)(void *data, struct buf *);
    void *data;
    struct buf entries;
    HPDF_Obj_Header *headers; /* of annotations: what pages refer to */
};

enum { LATE_OBJECTS, LATE_ANNOTATIONS, LATES };

struct pdf_file {
    HPDF_Doc haru;
    struct late_objects late[LATES];
    HPDF_STATUS fault; /* the first error; later ones are its echo */
    struct deflater *deflater;
    vec(HPDF_Dict) deflated; /* by stream of the deflater */
    vec(HPDF_Dict) objects;
    vec(HPDF_Page) pages;
};

/* Pages in one node of the page tree: libharu's arrays end at 32767 entries. */
enum { PAGES_PER_NODE = 1024 };

static void keep_first_fault(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
    struct pdf_file *f = user;
    (void)detail;
    if (!f->fault)
        f->fault = code;
}

/* After a fault libharu would make nothing more (NULL); it is kept, and reported when the file is
 * saved. */
static void reset_fault(struct pdf_file *f)
{
    HARU(HPDF_ResetError)(f->haru);
}

static void *take_memory(HPDF_UINT size)
{
    return mem_alloc(size);
}

/* Our entries of a dictionary hang on its attr and are printed when libharu prints it. */
static HPDF_STATUS print_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    struct buf *entries = dict->attr;
    return HARU(HPDF_Stream_Write)(stream, (const HPDF_BYTE *)entries->p, (HPDF_UINT)entries->n);
}

static void free_entries(HPDF_Dict dict)
{
    buf_free(dict->attr);
    free(dict->attr);
}

static void add_entries(HPDF_Dict dict, struct str entries)
{
    if (!dict->attr) {
        dict->attr = mem_zalloc(sizeof(struct buf));
        dict->write_fn = print_entries;
        dict->free_fn = free_entries;
    }
    buf_grow(dict->attr, entries.n + 1); /* at once: most dictionaries get no more */
    buf_str(dict->attr, entries);
    buf_char(dict->attr, '\n');
}

static void take_entries(HPDF_Dict dict, struct buf *entries)
{
    add_entries(dict, buf_view(entries));
    buf_free(entries);
}

struct pdf_file *pdf_file_new(void)
{
    struct pdf_file *f = mem_zalloc(sizeof *f);
    f->haru = HARU(HPDF_NewEx)(keep_first_fault, take_memory, free, 0, f);
    HARU(HPDF_SetPagesConfiguration)(f->haru, PAGES_PER_NODE);
    f->deflater = deflater_new();
    f->haru->pdf_version = HPDF_VER_17;
    HARU(HPDF_Dict_RemoveElement)(f->haru->info, "Producer");
    return f;
}

void pdf_file_free(struct pdf_file *f)
{
    if (!f)
        return;
    deflater_free(f->deflater);
    vec_free(&f->deflated);
    for (struct late_objects *late = f->late; late < f->late + LATES; late++) {
        for (size_t i = 1; i < late->n; i++) { /* the first frees the dictionary */
            HPDF_UINT number = late->first + (HPDF_UINT)i;
            ((HPDF_XrefEntry)HARU(HPDF_Xref_GetEntry)(f->haru->xref, number))->obj = NULL;
        }
        buf_free(&late->entries);
    }
    HARU(HPDF_Free)(f->haru);
    free(f->late[LATE_ANNOTATIONS].headers);
    vec_free(&f->objects);
    vec_free(&f->pages);
    free(f);
}

static unsigned number_of(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

/* libharu numbers objects in the order of their making; ours are found again by that number. */
static unsigned keep_object(struct pdf_file *f, HPDF_Dict dict)
{
    unsigned number = number_of(dict);
    while (f->objects.n <= number)
        *vec_push(&f->objects) = NULL;
    f->objects.at[number] = dict;
    return number;
}

/* The table of libharu would grow by a thousand at a time, copied each time. */
static void take_number(struct pdf_file *f, HPDF_Dict dict)
{
    HPDF_List entries = f->haru->xref->entries;
    if (entries->count > entries->items_per_block)
        entries->items_per_block = entries->count;
    HARU(HPDF_Xref_Add)(f->haru->xref, dict);
}

unsigned pdf_object(struct pdf_file *f)
{
    reset_fault(f);
    HPDF_Dict dict = HARU(HPDF_Dict_New)(f->haru->mmgr);
    take_number(f, dict);
    return keep_object(f, dict);
}

void pdf_object_add(struct pdf_file *f, unsigned object, struct buf *entries)
{
    take_entries(f->objects.at[object], entries);
}

unsigned pdf_object_of(struct pdf_file *f, struct buf *entries)
{
    unsigned object = pdf_object(f);
    pdf_object_add(f, object, entries);
    return object;
}

static HPDF_STATUS print_late(HPDF_Dict dict, HPDF_Stream stream)
{
    struct late_objects *late = dict->attr;
    struct buf *b = &late->entries;
    b->n = 0;
    late->print(late->data, b);
    buf_char(b, '\n');
    return HARU(HPDF_Stream_Write)(stream, (const HPDF_BYTE *)b->p, (HPDF_UINT)b->n);
}

static unsigned add_late(struct pdf_file *f, struct late_objects *late, size_t n,
                         void (*print)(void *, struct buf *), void *data)
{
    if (f->haru->xref->entries->count + n > HPDF_LIMIT_MAX_XREF_ELEMENT) {
        f->fault = f->fault ? f->fault : HPDF_XREF_COUNT_ERR;
        n = 0;
    }
    if (!n)
        return 0;
    reset_fault(f);
    HPDF_Dict dict = HARU(HPDF_Dict_New)(f->haru->mmgr);
    *late = (struct late_objects){.n = n, .print = print, .data = data};
    dict->attr = late;
    dict->write_fn = print_late;
    for (size_t i = 0; i < n; i++) {
        dict->header.obj_id = HPDF_OTYPE_NONE; /* libharu takes an object once */
        take_number(f, dict);
        if (!i)
            late->first = number_of(dict);
    }
    return late->first;
}

unsigned pdf_objects_late(struct pdf_file *f, size_t n, void (*print)(void *, struct buf *),
                          void *data)
{
    return add_late(f, &f->late[LATE_OBJECTS], n, print, data);
}

unsigned pdf_annotations_late(struct pdf_file *f, size_t n, void (*print)(void *, struct buf *),
                              void *data)
{
    struct late_objects *late = &f->late[LATE_ANNOTATIONS];
    unsigned first = add_late(f, late, n, print, data);
    late->headers = first ? mem_zalloc(n * sizeof *late->headers) : NULL;
    for (unsigned i = 0; first && i < n; i++)
        late->headers[i] = (HPDF_Obj_Header){.obj_id = (first + i) | HPDF_OTYPE_INDIRECT,
                                             .obj_class = HPDF_OCLASS_DICT};
    return first;
}

static void write_stream(HPDF_Stream stream, struct str bytes)
{
    HARU(HPDF_Stream_Write)(stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
}

/* libharu would keep the plain bytes of all streams, and deflate them one by one at the end. */
static void deflate_into(struct pdf_file *f, HPDF_Dict dict, struct str bytes)
{
    add_entries(dict, STR("/Filter /FlateDecode"));
    deflater_add(f->deflater, bytes);
    *vec_push(&f->deflated) = dict;
}

unsigned pdf_stream(struct pdf_file *f, struct str entries, struct str bytes, bool deflate)
{
    reset_fault(f);
    HPDF_Dict dict = HARU(HPDF_DictStream_New)(f->haru->mmgr, f->haru->xref);
    if (entries.n)
        add_entries(dict, entries);
    if (deflate)
        deflate_into(f, dict, bytes);
    else
        write_stream(dict->stream, bytes);
    return keep_object(f, dict);
}

size_t pdf_page(struct pdf_file *f, double width, double height, unsigned fonts)
{
    reset_fault(f);
    HPDF_Page page = HARU(HPDF_AddPage)(f->haru);
    HARU(HPDF_Page_SetWidth)(page, (HPDF_REAL)width);
    HARU(HPDF_Page_SetHeight)(page, (HPDF_REAL)height);
    HPDF_Dict resources = HARU(HPDF_Page_GetInheritableItem)(page, "Resources", HPDF_OCLASS_DICT);
    HARU(HPDF_Dict_Add)(resources, "Font", f->objects.at[fonts]);
    *vec_push(&f->pages) = page;
    return f->pages.n - 1;
}

unsigned pdf_page_object(const struct pdf_file *f, size_t page)
{
    return number_of(f->pages.at[page]);
}

void pdf_page_content(struct pdf_file *f, size_t page, struct str operators)
{
    HPDF_PageAttr attr = f->pages.at[page]->attr;
    deflate_into(f, attr->contents, operators);
}

void pdf_page_set_number(struct pdf_file *f, size_t page, const char *key, long value)
{
    HARU(HPDF_Dict_AddNumber)(f->pages.at[page], key, (HPDF_INT32)value);
}

void pdf_page_set_name(struct pdf_file *f, size_t page, const char *key, const char *name)
{
    HARU(HPDF_Dict_AddName)(f->pages.at[page], key, name);
}

void pdf_page_annotate(struct pdf_file *f, size_t page, unsigned annotation)
{
    HPDF_Array list = HARU(HPDF_Dict_GetItem)(f->pages.at[page], "Annots", HPDF_OCLASS_ARRAY);
    if (!list) {
        list = HARU(HPDF_Array_New)(f->haru->mmgr);
        HARU(HPDF_Dict_Add)(f->pages.at[page], "Annots", list);
    }
    const struct late_objects *late = &f->late[LATE_ANNOTATIONS];
    HARU(HPDF_Array_Add)(list, &late->headers[annotation - late->first]);
}

void pdf_catalog_add(struct pdf_file *f, struct buf *entries)
{
    take_entries(f->haru->catalog, entries);
}

void pdf_info_add(struct pdf_file *f, struct buf *entries)
{
    take_entries(f->haru->info, entries);
}

static HPDF_STATUS print_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    buf_add(stream->attr, (const char *)bytes, n);
    return HPDF_OK;
}

/* As HPDF_SaveToStream(), which would make a copy of the file on its way. */
static void print_file(struct pdf_file *f, struct buf *out)
{
    HPDF_Doc haru = f->haru;
    HPDF_Stream stream = HARU(HPDF_CallbackWriter_New)(haru->mmgr, print_bytes, out);
    HARU(HPDF_Stream_WriteStr)(stream, "%PDF-1.7\012%\267\276\255\252\012");
    HARU(HPDF_Dict_Add)(haru->trailer, "Root", haru->catalog);
    HARU(HPDF_Dict_Add)(haru->trailer, "Info", haru->info);
    f->fault = HARU(HPDF_Xref_WriteToStream)(haru->xref, stream, NULL);
    HARU(HPDF_Stream_Free)(stream);
}

/* About how many bytes the file has, rather more: a buffer that grows is there twice meanwhile. */
static size_t file_size(const struct pdf_file *f, size_t packed)
{
    enum {
        OBJECT = 80,
        LATE = 240,
        ALL = 1 << 16
    }; /* around entries, with the place in the table */
    size_t n = packed + ALL + (f->late[LATE_OBJECTS].n + f->late[LATE_ANNOTATIONS].n) * LATE +
               f->haru->xref->entries->count * OBJECT;
    for (size_t i = 0; i < f->objects.n; i++) {
        const struct buf *entries = f->objects.at[i] ? f->objects.at[i]->attr : NULL;
        n += entries ? entries->n : 0;
    }
    return n;
}

bool pdf_file_save(struct pdf_file *f, struct buf *out)
{
    static const char zeros[] = "00000000000000000000000000000000";
    size_t from = out->n;
    struct buf id = {0};
    buf_printf(&id, "/ID [<%s><%s>]", zeros, zeros);
    take_entries(f->haru->trailer, &id);
    deflater_finish(f->deflater);
    size_t packed = 0;
    for (size_t i = 0; i < f->deflated.n; i++) {
        struct buf bytes = deflater_take(f->deflater, i);
        write_stream(f->deflated.at[i]->stream, buf_view(&bytes));
        packed += bytes.n;
        buf_free(&bytes);
    }
    buf_grow(out, file_size(f, packed));
    if (!f->fault)
        print_file(f, out);
    if (f->fault) {
        diag(MSG_PDF_LIBRARY, POS_NONE, (unsigned)f->fault);
        return false;
    }
    /* A digest of the file, made with zeros in its place, goes into the two strings of its ID:
     * 14.4 asks for what differs between files, not for what cannot be forged. */
    static const char mark[] = "/ID [<";
    char digest[HASH_QUICK];
    hash_quick((struct str){out->p + from, out->n - from}, digest);
    size_t at = out->n;
    while (at > from && memcmp(out->p + at - sizeof mark, mark, sizeof mark - 1))
        at--;
    memcpy(out->p + at - 1, digest, 32);
    memcpy(out->p + at - 1 + 34, digest, 32);
    return true;
}

static void put_utf16(struct buf *b, uint32_t c)
{
    if (c > 0xFFFF) {
        put_utf16(b, 0xD800 + ((c - 0x10000) >> 10));
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    for (int shift = 12; shift >= 0; shift -= 4)
        buf_char(b, "0123456789ABCDEF"[c >> shift & 15]);
}

void pdf_put_utf16(struct buf *b, struct str utf8)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(utf8, &c)); utf8 = str_slice(utf8, n, utf8.n))
        put_utf16(b, c);
}

void pdf_put_text(struct buf *b, struct str utf8)
{
    buf_puts(b, "<FEFF");
    pdf_put_utf16(b, utf8);
    buf_char(b, '>');
}

void pdf_put_escaped(struct buf *b, char c)
{
    buf_char(b, '\\');
    buf_char(b, c == '\r' ? 'r' : c); /* a bare line end would be read as \n */
}

void pdf_put_count(struct buf *b, unsigned long long n)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    buf_add(b, digits + at, sizeof digits - at);
}

void pdf_put_length(struct buf *b, long long millipoints)
{
    if (millipoints < 0) {
        buf_char(b, '-');
        millipoints = -millipoints;
    }
    pdf_put_count(b, (unsigned long long)millipoints / 1000);
    int rest = (int)(millipoints % 1000);
    if (!rest)
        return;
    buf_char(b, '.');
    for (int place = 100; rest; rest %= place, place /= 10)
        buf_char(b, (char)('0' + rest / place));
}

void pdf_put_number(struct buf *b, double value)
{
    pdf_put_length(b, (long long)(value * 1000 + (value < 0 ? -0.5 : 0.5)));
}

void pdf_put_reference(struct buf *b, unsigned object)
{
    buf_char(b, ' ');
    pdf_put_count(b, object);
    buf_puts(b, " 0 R");
}
