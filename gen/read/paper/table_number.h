/* Numbers in cells of tables: of rows, of columns, amounts. */
#ifndef READ_PAPER_TABLE_NUMBER_H
#define READ_PAPER_TABLE_NUMBER_H

#include <stdbool.h>

/* "7", "2031", "7." */
bool table_number_plain(const char *);
/* "3=2/1", "(4)=(2)-(3)": is the text the number of a column, which may say how it is reckoned. */
bool table_number_of_column(const char *, unsigned number);
bool table_number_year(const char *); /* "2031" */
/* "6.250", "108,9": an amount, which no title is; a year may be one. */
bool table_number_amount(const char *);

#endif
