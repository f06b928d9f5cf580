/*
 * Several who sign side by side, in flow text: it has their offices row by row, and their names
 * below, recipients between them:
 *
 *     KT. VIỆN TRƯỞNG               KT. VIỆN TRƯỞNG
 *     KT. BỘ TRƯỞNG                 PHÓ VIỆN TRƯỞNG
 *     PHÓ VIỆN TRƯỞNG         -->   Lê Văn Thử
 *     THỨ TRƯỞNG                    KT. BỘ TRƯỞNG
 *     Lê Văn Thử                    ...
 *     Trần Thị Mẫu
 */
#ifndef READ_SCAN_FLOW_SIGNERS_H
#define READ_SCAN_FLOW_SIGNERS_H

#include "read/scan/flow_text.h"

/* Finds them where rows and names leave no doubt who is who. */
void flow_signers_find(struct flow_text *);

#endif
