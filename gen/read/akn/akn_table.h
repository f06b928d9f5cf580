/*
 * Tables of Akoma Ntoso, for akn.c.
 */
#ifndef READ_AKN_AKN_TABLE_H
#define READ_AKN_AKN_TABLE_H

#include "read/akn/akn_text.h"

/* A table below parent. A cell that spans others is followed by empty ones, down and across. */
void akn_table(struct akn_reader *, struct node *parent, const struct xml *);

#endif
