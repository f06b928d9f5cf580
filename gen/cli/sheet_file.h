/* A table as a sheet, whatever the file: Excel, CSV, or a paper with a table. */
#ifndef CLI_SHEET_FILE_H
#define CLI_SHEET_FILE_H

#include "read/sheet/sheet.h"

/* False after a diagnostic. */
bool sheet_file_read(const struct source *, struct sheet_rows *);

#endif
