/* An Excel file: see sheet.h. Names of parts follow the relationships, ISO/IEC
 * 29500-2, 9.3; cells: ISO/IEC 29500-1, 18.3.1.4, strings: 18.4. */
#include "read/sheet/sheet.h"

#include "base/archive.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/xml.h"

struct xlsx_sheet {
    struct arena *arena;
    const struct source *file;
    vec(struct str) strings; /* shared ones */
    size_t bytes;            /* of all cells until now */
    bool faulty;             /* a part of the file cannot be read */
};

/* NULL where the file has no such part, or after a diagnostic. */
static const struct xml *part(struct xlsx_sheet *s, const char *name)
{
    struct archive_member m = {name, STR_NONE};
    bool good = archive_unpack(s->arena, s->file->name, s->file->raw, &m, 1);
    const char *shown = str_format(s->arena, "%s(%s)", s->file->name, name).p;
    struct source *text = m.bytes.n ? source_from(s->arena, shown, m.bytes) : NULL;
    const struct xml *x = text ? xml_parse(s->arena, text, NULL, NULL) : NULL;
    s->faulty |= !good || (m.bytes.n && !x);
    return x;
}

/* The path of the first sheet. */
static const char *first_sheet(struct xlsx_sheet *s)
{
    const struct xml *sheets = xml_child(part(s, "xl/workbook.xml"), "sheets");
    struct str id = xml_value(xml_child(sheets, "sheet"), "id");
    const struct xml *links = sheets ? part(s, "xl/_rels/workbook.xml.rels") : NULL;
    xml_each (link, links, "Relationship") {
        struct str target = xml_value(link, "Target");
        if (!id.n || !str_eq(xml_value(link, "Id"), id))
            continue;
        if (str_starts(target, STR("/")))
            return str_format(s->arena, "%.*s", STR_ARG(str_slice(target, 1, target.n))).p;
        return str_format(s->arena, "xl/%.*s", STR_ARG(target)).p;
    }
    return NULL;
}

/* The text of a string, its runs joined; phonetic runs are left out. */
static struct str string_of(struct xlsx_sheet *s, const struct xml *item)
{
    struct buf text = {0};
    xml_each (x, item, NULL) {
        const struct xml *t = xml_is(x, "r") ? xml_child(x, "t") : xml_is(x, "t") ? x : NULL;
        if (t)
            buf_str(&text, xml_text(s->arena, t));
    }
    return buf_take(&text, s->arena);
}

/* "AB12": column 27, from 0; the one after `last` where nothing is said. */
static size_t column_of(struct str reference, size_t last)
{
    size_t column = 0, n = 0;
    while (n < reference.n && reference.p[n] >= 'A' && reference.p[n] <= 'Z' && n < 4)
        column = column * 26 + (size_t)(reference.p[n++] - 'A' + 1);
    return n ? column - 1 : last;
}

static struct str value_of(struct xlsx_sheet *s, const struct xml *cell)
{
    struct str type = xml_value(cell, "t");
    const struct xml *v = xml_child(cell, "v");
    if (str_is(type, "inlineStr"))
        return string_of(s, xml_child(cell, "is"));
    struct str value = v ? xml_text(s->arena, v) : STR_NONE;
    if (!str_is(type, "s"))
        return value;
    unsigned i = 0;
    return str_number(value, 0, value.n, &i) == value.n && i < s->strings.n ? s->strings.at[i]
                                                                            : STR_NONE;
}

static void add_row(struct xlsx_sheet *s, struct sheet_rows *g, const struct xml *x)
{
    struct sheet_row row = {0};
    unsigned line = 0;
    struct str number = xml_value(x, "r");
    str_number(number, 0, number.n, &line);
    row.line = line ? line : g->rows.n + 1;
    size_t next = 0;
    xml_each (cell, x, "c") {
        size_t column = column_of(xml_value(cell, "r"), next);
        struct str value = column < LIMIT_SHEET ? str_trim(value_of(s, cell)) : STR_NONE;
        s->bytes += value.n;
        if (column < LIMIT_SHEET && s->bytes <= LIMIT_TEXT)
            *sheet_cell(g, &row, column) = value;
        next = column + 1;
    }
    *arena_push(g->arena, &g->rows) = row;
}

bool sheet_read_xlsx(struct sheet_rows *g, const struct source *file)
{
    struct xlsx_sheet s = {.arena = g->arena, .file = file};
    const char *name = first_sheet(&s);
    const struct xml *strings = name ? part(&s, "xl/sharedStrings.xml") : NULL;
    xml_each (item, strings, "si")
        *arena_push(s.arena, &s.strings) = string_of(&s, item);
    const struct xml *data = name ? xml_child(part(&s, name), "sheetData") : NULL;
    xml_each (row, data, "row")
        add_row(&s, g, row);
    if (s.bytes > LIMIT_TEXT)
        diag_file(MSG_TEXT_TOO_LARGE, file->name, (size_t)LIMIT_TEXT >> 20);
    else if (!data && !s.faulty)
        diag_file(MSG_XLSX_NO_SHEET, file->name);
    return data && s.bytes <= LIMIT_TEXT;
}
