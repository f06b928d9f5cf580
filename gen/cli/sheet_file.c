/* Sheets of files: see sheet_file.h. */
#include "cli/sheet_file.h"

#include "read/read.h"

bool sheet_file_read(const struct source *s, struct sheet_rows *rows)
{
    struct str name = str_of(s->name);
    if (str_ends(name, STR(".xlsx")))
        return sheet_read_xlsx(rows, s);
    if (s->format == SOURCE_FORMAT_TEXT && str_ends(name, STR(".csv"))) {
        sheet_read_csv(rows, s);
        return true;
    }
    struct doc *doc = read_document(s);
    if (doc)
        sheet_read_doc(rows, doc);
    doc_free(doc);
    return doc != NULL;
}
