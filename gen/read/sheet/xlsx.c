/*
 * An Excel file: see sheet.h. Names of parts follow the relationships, ISO/IEC 29500-2, 9.3; in
 * ISO/IEC 29500-1 sheets are 18.2.19, rows 18.3.1.73, cells 18.3.1.4, merged ones 18.3.1.55,
 * strings 18.4.
 */
#include "read/sheet/sheet.h"

#include "base/archive.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/search.h"
#include "base/xml.h"

struct xlsx_sheet {
    struct arena *arena;
    const struct source *file;
    vec(struct str) strings; /* shared ones */
    struct map ids;          /* of relationships */
    vec(const char *) paths; /* of their parts, by number of the id */
    size_t bytes;            /* of all cells until now */
    bool faulty;             /* a part of the file cannot be read */
};

/* NULL where the file has no such part, or after a diagnostic. */
static const struct xml *parsed(struct xlsx_sheet *s, const struct archive_member *m)
{
    const char *shown = str_format(s->arena, "%s(%s)", s->file->name, m->name).p;
    struct source *text = m->bytes.n ? source_from(s->arena, shown, m->bytes) : NULL;
    const struct xml *x = text ? xml_parse(s->arena, text) : NULL;
    s->faulty |= m->bytes.n && !x;
    return x;
}

static const struct xml *part(struct xlsx_sheet *s, const char *name)
{
    struct archive_member m = {name, STR_NONE};
    s->faulty |= !archive_unpack(s->arena, s->file->name, s->file->raw, &m, 1);
    return parsed(s, &m);
}

/* The parts that ids of relationships lead to; of one id the first. */
static void read_links(struct xlsx_sheet *s)
{
    xml_each (link, part(s, "xl/_rels/workbook.xml.rels"), "Relationship") {
        struct str id = xml_value(link, "Id"), target = xml_value(link, "Target");
        bool whole = str_starts(target, STR("/"));
        if (id.n && map_add(&s->ids, id) == s->paths.n)
            *arena_push(s->arena, &s->paths) =
                str_format(s->arena, "%s%.*s", whole ? "" : "xl/",
                           STR_ARG(str_slice(target, whole, target.n)))
                    .p;
    }
}

static const char *path_of(const struct xlsx_sheet *s, const struct xml *sheet)
{
    uint32_t i = map_find(&s->ids, xml_value(sheet, "id"));
    return i == MAP_NONE ? NULL : s->paths.at[i];
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

/* Says of sheets that are not read that they have text; parts that several name are looked at once,
 * and all are unpacked at a time. */
static void tell_others(struct xlsx_sheet *s, const struct xml *sheets, const struct xml *first)
{
    struct map paths = {.arena = s->arena};
    vec(struct archive_member) parts = {0};
    vec(struct str) names = {0};
    xml_each (sheet, sheets, "sheet") {
        const char *path = sheet == first || is_hidden(sheet) ? NULL : path_of(s, sheet);
        if (path && map_add(&paths, str_of(path)) == parts.n) {
            *arena_push(s->arena, &parts) = (struct archive_member){path, STR_NONE};
            *arena_push(s->arena, &names) = xml_value(sheet, "name");
        }
    }
    s->faulty |=
        parts.n && !archive_unpack(s->arena, s->file->name, s->file->raw, parts.at, parts.n);
    for (size_t i = 0; i < parts.n; i++)
        if (has_text(xml_child(parsed(s, &parts.at[i]), "sheetData")))
            diag_file(MSG_XLSX_OTHER_SHEET, s->file->name, STR_ARG(xml_value(first, "name")),
                      STR_ARG(names.at[i]));
}

/* The first sheet that is shown. */
static const struct xml *first_sheet(struct xlsx_sheet *s)
{
    const struct xml *sheets = xml_child(part(s, "xl/workbook.xml"), "sheets"), *first = NULL;
    if (sheets)
        read_links(s);
    xml_each (sheet, sheets, "sheet")
        first = first || is_hidden(sheet) ? first : sheet;
    first = first ? first : xml_child(sheets, "sheet");
    const char *path = first ? path_of(s, first) : NULL;
    const struct xml *read = path ? part(s, path) : NULL;
    if (read)
        tell_others(s, sheets, first);
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
    struct xlsx_sheet s = {.arena = g->arena, .file = file, .ids = {.arena = g->arena}};
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
