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

#include "model/source_block.h"
#include "read/scan/flow_text.h"

/* Makes one line of an office of two, "PHÓ" above "CHỦ TỊCH". */
void flow_mend_offices(const struct flow_text *, struct source_runs *);
/* Finds them where rows and names leave no doubt who is who. */
void flow_signers_find(struct flow_text *);

#endif
