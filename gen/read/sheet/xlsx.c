/*
 * An Excel file: see sheet.h. Names of parts follow the relationships, ISO/IEC 29500-2, 9.3; in
 * ISO/IEC 29500-1 sheets are 18.2.19, rows 18.3.1.73, cells 18.3.1.4, merged ones 18.3.1.55,
 * strings 18.4.
 */
#include "read/sheet/sheet.h"

#include "base/archive.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/search.h"
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

static const char *path_of(struct xlsx_sheet *s, const struct xml *links, const struct xml *sheet)
{
    struct str id = xml_value(sheet, "id");
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

static bool is_hidden(const struct xml *sheet)
{
    struct str state = xml_value(sheet, "state");
    return state.n && !str_is(state, "visible");
}

static bool has_text(const struct xml *data)
{
    xml_each (row, data, "row")
        xml_each (cell, row, "c")
            if (xml_child(cell, "v") || xml_child(cell, "is"))
                return true;
    return false;
}

/* The first sheet that is shown; says of others that they are not read, where they have text. */
static const struct xml *first_sheet(struct xlsx_sheet *s)
{
    const struct xml *sheets = xml_child(part(s, "xl/workbook.xml"), "sheets"), *first = NULL;
    const struct xml *links = sheets ? part(s, "xl/_rels/workbook.xml.rels") : NULL;
    xml_each (sheet, sheets, "sheet")
        first = first || is_hidden(sheet) ? first : sheet;
    first = first ? first : xml_child(sheets, "sheet");
    const char *path = first ? path_of(s, links, first) : NULL;
    const struct xml *read = path ? part(s, path) : NULL;
    xml_each (sheet, sheets, "sheet") {
        const char *other = sheet == first || is_hidden(sheet) ? NULL : path_of(s, links, sheet);
        if (read && other && has_text(xml_child(part(s, other), "sheetData")))
            diag_file(MSG_XLSX_OTHER_SHEET, s->file->name, STR_ARG(xml_value(first, "name")),
                      STR_ARG(xml_value(sheet, "name")));
    }
    return read;
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

/* "AB12" */
static struct str name_of(struct arena *a, size_t column, size_t line)
{
    char letters[8];
    size_t n = sizeof letters;
    for (column++; column && n; column = (column - 1) / 26)
        letters[--n] = (char)('A' + (column - 1) % 26);
    return str_format(a, "%.*s%zu", (int)(sizeof letters - n), letters + n, line);
}

static struct str value_of(struct xlsx_sheet *s, const struct xml *cell, struct str name)
{
    struct str type = xml_value(cell, "t");
    const struct xml *v = xml_child(cell, "v");
    if (!v && xml_child(cell, "f"))
        diag_file(MSG_XLSX_NO_VALUE, s->file->name, STR_ARG(name));
    else if (v && str_is(type, "e"))
        diag_file(MSG_XLSX_ERROR, s->file->name, STR_ARG(name), STR_ARG(xml_text(s->arena, v)));
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
        struct str name = name_of(s->arena, column, row.line);
        struct str value = str_trim(value_of(s, cell, name));
        s->bytes += value.n;
        if (column >= LIMIT_SHEET && value.n)
            diag_file(MSG_XLSX_COLUMNS, s->file->name, STR_ARG(name), (size_t)LIMIT_SHEET);
        else if (column < LIMIT_SHEET && s->bytes <= LIMIT_TEXT)
            *sheet_cell(g, &row, column) = value;
        next = column + 1;
    }
    *arena_push(g->arena, &g->rows) = row;
}

/* The row that a reference names: 12 in "AB12". */
static unsigned line_of(struct str reference)
{
    unsigned line = 0;
    size_t n = 0;
    while (n < reference.n && !is_digit(reference.p[n]))
        n++;
    str_number(reference, n, reference.n, &line);
    return line;
}

/* "B2:B5": a cell that is merged over several rows says its text in each of them. */
static void fill_merged(struct xlsx_sheet *s, struct sheet_rows *g, struct str range)
{
    size_t colon = str_find(range, STR(":"), 0), column = column_of(range, LIMIT_SHEET), i = 0;
    unsigned from = line_of(range), to = line_of(str_slice(range, colon, range.n));
    search_first(i, g->rows.n, g->rows.at[i].line < from);
    struct sheet_row *top = i < g->rows.n ? &g->rows.at[i] : NULL;
    if (!top || top->line != from || column >= top->cells.n || !top->cells.at[column].n)
        return;
    struct str text = top->cells.at[column];
    for (i++; i < g->rows.n && g->rows.at[i].line <= to && s->bytes <= LIMIT_TEXT; i++) {
        *sheet_cell(g, &g->rows.at[i], column) = text;
        s->bytes += text.n;
    }
}

bool sheet_read_xlsx(struct sheet_rows *g, const struct source *file)
{
    struct xlsx_sheet s = {.arena = g->arena, .file = file};
    const struct xml *sheet = first_sheet(&s);
    const struct xml *strings = sheet ? part(&s, "xl/sharedStrings.xml") : NULL;
    xml_each (item, strings, "si")
        *arena_push(s.arena, &s.strings) = string_of(&s, item);
    const struct xml *data = xml_child(sheet, "sheetData");
    xml_each (row, data, "row")
        add_row(&s, g, row);
    xml_each (merged, xml_child(sheet, "mergeCells"), "mergeCell")
        fill_merged(&s, g, xml_value(merged, "ref"));
    if (s.bytes > LIMIT_TEXT)
        diag_file(MSG_TEXT_TOO_LARGE, file->name, (size_t)LIMIT_TEXT >> 20);
    else if (!data && !s.faulty)
        diag_file(MSG_XLSX_NO_SHEET, file->name);
    return data && s.bytes <= LIMIT_TEXT;
}
