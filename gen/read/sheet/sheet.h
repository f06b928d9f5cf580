/*
 * Sheets: rows of cells of text, from CSV, Excel, or the tables of a paper. What the columns mean
 * is not known here.
 */
#ifndef READ_SHEET_SHEET_H
#define READ_SHEET_SHEET_H

#include "model/doc.h"

#include "base/mem.h"

struct sheet_row {
    size_t line; /* of the file; of a sheet its row; from 1 */
    vec(struct str) cells;
};

struct sheet_rows {
    struct arena *arena; /* owns all */
    vec(struct sheet_row) rows;
};

/* A row's cell i (from 0), the row made wide enough. */
struct str *sheet_cell(struct sheet_rows *, struct sheet_row *, size_t i);

/* csv.c: RFC 4180; the cells are parted by commas, semicolons or tabs, whichever the first line
 * that has any has most of. */
void sheet_read_csv(struct sheet_rows *, const struct source *);
/*
 * xlsx.c: the first sheet of an Excel file that is shown, ISO/IEC 29500-1, 18.3; hidden rows and
 * columns are read as others. False after a diagnostic.
 */
bool sheet_read_xlsx(struct sheet_rows *, const struct source *);
/* sheet.c: the tables of a paper: of Markdown, Word, PDF. */
void sheet_read_doc(struct sheet_rows *, const struct doc *);

#endif
