/*
 * Forms to be filled in, which annexes have: their heads and the places where they are signed.
 * Decree 30/2020/NĐ-CP and Guide 05-HD/VPTW say nothing of them; they follow the forms that these
 * print themselves.
 *
 *              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 *                  Độc lập - Tự do - Hạnh phúc
 *                  ---------------------------
 *                        ĐƠN ĐỀ NGHỊ ...
 *             Kính gửi: ....
 *
 *                                             ..., ngày ... tháng ... năm ...
 *         XÁC NHẬN CỦA ...                            NGƯỜI LÀM ĐƠN
 *      (Ký tên, đóng dấu)                         (Ký, ghi rõ họ tên)
 */
#ifndef FORM_FORM_SHEET_H
#define FORM_FORM_SHEET_H

#include "form/form_builder.h"

/* Of a clause in an annex: composes the part of a form that begins with it, and returns the node
 * after that part; the same node where no part begins. */
const struct node *form_sheet(struct form_builder *, const struct node *);

#endif
