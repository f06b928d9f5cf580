/* Tables of Akoma Ntoso: cells that the source merged have colspan and rowspan. */
#ifndef WRITE_AKN_AKN_TABLE_WRITE_H
#define WRITE_AKN_AKN_TABLE_WRITE_H

#include "write/akn/akn_lines.h"

void akn_table_write(struct akn_writer *, const struct node *table);

#endif
