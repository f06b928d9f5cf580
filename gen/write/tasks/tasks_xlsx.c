/* Tasks as an Excel file (ECMA-376, part 1, 18): see tasks_write.h. */
#include "write/tasks/task_table.h"

#include "base/archive.h"
#include "base/diag.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "base/xml_write.h"

enum { ROWS_MOST = 1048575, CELL_MOST = 32767 /* UTF-16 units */, STYLE_BODY = 0, STYLE_HEAD = 1 };

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define CONTENT "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define CORE_CONTENT "application/vnd.openxmlformats-package.core-properties+xml"

static const char types[] = DECLARATION
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/"
    "vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" CONTENT "sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" CONTENT "worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" CONTENT "styles+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"" CORE_CONTENT "\"/></Types>";

static const char relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"book\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "<Relationship Id=\"core\" Type=\"" PACKAGE
    "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char book[] =
    DECLARATION "<workbook xmlns=\"" SHEET "\" xmlns:r=\"" OFFICE "\"><sheets>"
                "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"sheet\"/></sheets></workbook>";

static const char book_relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"sheet\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"styles\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
    "</Relationships>";

/* Cells of the body begin at the top, those of the head are bold; all wrap. */
static const char styles[] = DECLARATION
    "<styleSheet xmlns=\"" SHEET "\">"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"2\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\""
    " applyAlignment=\"1\"><alignment wrapText=\"1\"/></xf></cellXfs></styleSheet>";

/* "B7": column and row from 0. */
static struct str name_of(struct arena *a, size_t column, size_t row)
{
    _Static_assert(TASK_CELLS_MOST <= 26, "columns have one letter");
    return str_format(a, "%c%zu", (char)('A' + column), row + 1);
}

/* False where Excel cannot hold the text. */
static bool put_cell(struct xml_writer *w, struct arena *a, size_t column, size_t row,
                     struct str text, int style)
{
    xml_open(w, "c");
    xml_set(w, "r", name_of(a, column, row));
    xml_set_number(w, "s", style);
    if (text.n) {
        xml_set(w, "t", STR("inlineStr"));
        xml_open(w, "is");
        xml_open(w, "t");
        xml_set(w, "xml:space", STR("preserve"));
        xml_chars(w, text);
        xml_close(w);
        xml_close(w);
    }
    xml_close(w);
    return utf8_length(text) <= CELL_MOST;
}

static bool put_row(struct xml_writer *w, struct arena *a, const struct task_table *t, size_t row,
                    const struct str *cells, int style)
{
    bool good = true;
    xml_open(w, "row");
    xml_set_number(w, "r", (long)row + 1);
    for (size_t i = 0; i < t->columns; i++)
        good &= put_cell(w, a, i, row, cells[i], style);
    xml_close(w);
    return good;
}

/* The head stays in sight, and columns are as wide as they ask for. */
static void put_view(struct xml_writer *w, const struct task_table *t)
{
    xml_literal(w, "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\""
                   " topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                   "</sheetView></sheetViews>");
    xml_open(w, "cols");
    for (size_t i = 0; i < t->columns; i++) {
        xml_open(w, "col");
        xml_set_number(w, "min", (long)i + 1);
        xml_set_number(w, "max", (long)i + 1);
        xml_set_number(w, "width", t->widths[i]);
        xml_set(w, "customWidth", STR("1"));
        xml_close(w);
    }
    xml_close(w);
}

/* In a form the states are offered for choice. */
static void offer_states(struct xml_writer *w, struct arena *a, const struct task_table *t)
{
    size_t i = 0;
    while (i < t->columns && !str_is(t->titles[i], msg_text(MSG_TASKS_STATE)))
        i++;
    if (i == t->columns || !t->rows.n)
        return;
    xml_open(w, "dataValidations");
    xml_open(w, "dataValidation");
    xml_set(w, "type", STR("list"));
    xml_set(w, "allowBlank", STR("1"));
    xml_set(w, "showErrorMessage", STR("1"));
    xml_set(w, "sqref", str_format(a, "%s:%s", name_of(a, i, 1).p, name_of(a, i, t->rows.n).p));
    xml_open(w, "formula1");
    xml_chars(w, str_format(a, "\"%s,%s,%s\"", msg_text(MSG_TASKS_NOT_BEGUN),
                            msg_text(MSG_TASKS_GOING), msg_text(MSG_TASKS_FINISHED)));
    xml_close(w);
    xml_close(w);
    xml_close(w);
}

/* False where Excel cannot hold all. */
static bool put_sheet(struct arena *a, const struct task_table *t, bool form, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declare(&w);
    xml_open(&w, "worksheet");
    xml_set(&w, "xmlns", STR(SHEET));
    put_view(&w, t);
    xml_open(&w, "sheetData");
    bool good = put_row(&w, a, t, 0, t->titles, STYLE_HEAD) && t->rows.n <= ROWS_MOST;
    for (size_t k = 0; k < t->rows.n && good; k++)
        good = put_row(&w, a, t, k + 1, t->rows.at[k].cells, STYLE_BODY);
    xml_close(&w);
    xml_leaf_with(&w, "autoFilter", "ref",
                  str_format(a, "A1:%s", name_of(a, t->columns - 1, t->rows.n).p));
    if (form)
        offer_states(&w, a, t);
    xml_close(&w);
    return good;
}

/* It was made at noon of its date. */
static struct str core_of(struct arena *a, struct str stamp)
{
    return str_format(a,
                      DECLARATION "<cp:coreProperties xmlns:cp=\"" PACKAGE
                                  "metadata/core-properties\""
                                  " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                                  " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                                  "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%.*sT12:00:00Z"
                                  "</dcterms:created></cp:coreProperties>",
                      STR_ARG(str_slice(stamp, 0, strlen("2026-03-31"))));
}

bool write_tasks_xlsx(const struct task_writing *w, struct buf *out)
{
    struct arena *a = arena_new();
    struct task_table t = task_table(a, w);
    struct buf sheet = {0};
    bool good = put_sheet(a, &t, w->form, &sheet);
    struct archive_member members[] = {
        {"[Content_Types].xml", STR(types)},
        {"_rels/.rels", STR(relations)},
        {"docProps/core.xml", core_of(a, w->stamp)},
        {"xl/workbook.xml", STR(book)},
        {"xl/_rels/workbook.xml.rels", STR(book_relations)},
        {"xl/styles.xml", STR(styles)},
        {"xl/worksheets/sheet1.xml", buf_view(&sheet)},
    };
    if (good)
        archive_pack(members, sizeof members / sizeof *members, out);
    else
        diag_file(MSG_TASKS_XLSX, "tasks.xlsx");
    buf_free(&sheet);
    arena_free(a);
    return good;
}
