/*
 * Acts: citations that do not say which act they mean. Numbers begin anew each term and each year,
 * and bodies of one kind give the same, so an act is known by number, issuer and day (or term):
 *
 *     Nghị quyết số 10-NQ/TW ngày 08/6/2026 ... Nghị quyết số 10-NQ/TW   one act: the first says
 * which Nghị quyết số 10-NQ/TW                     which of those that the registry has?
 */
#ifndef MERGE_PLAN_ACTS_H
#define MERGE_PLAN_ACTS_H

#include "model/doc.h"
#include "model/registry.h"

/* Reports numbers without day and term that several acts have, of those that the documents cite
 * with a day and those of the registry. The central paper is meant by its own number. NULL
 * documents are passed over. */
void acts_check(const struct registry *, const struct doc *central, const struct doc *plan,
                const struct doc *appendix);

#endif
