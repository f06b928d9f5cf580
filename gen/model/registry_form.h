/*
 * Bodies by names that the registry does not have as they are: with a place after them, shortened,
 * or of one district.
 *
 *     Sở LĐTB&XH, Sở Kế hoạch - Đầu tư            letters for words; signs for "và"
 *     Sở Tài chính tỉnh Lào Cai                   a body and its province
 *     UBND thị xã Nghĩa Lộ, Huyện uỷ Bát Xát      one of "UBND huyện", of "huyện uỷ"
 */
#ifndef MODEL_REGISTRY_FORM_H
#define MODEL_REGISTRY_FORM_H

#include "model/registry.h"

/* By name as registry_by_name(), valid on that day first; else by one of these forms, where one
 * body alone has it. NULL for none. */
const struct body *registry_by_form(const struct registry *, struct str name, struct str day);
/* The units, as "đơn vị hành chính cấp huyện", of one of which a body of that name is; the province
 * that it names in full; NULL for none. */
const struct body *registry_unit_of(const struct registry *, struct str name);
const struct body *registry_place_of(const struct registry *, struct str name, struct str day);

#endif
