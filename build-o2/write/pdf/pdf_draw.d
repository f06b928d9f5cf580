build-o2/write/pdf/pdf_draw.o: gen/write/pdf/pdf_draw.c \
 gen/write/pdf/pdf_draw.h gen/base/mem.h gen/form/form.h \
 gen/layout/layout.h gen/base/text.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/model/style.h \
 gen/write/pdf/pdf_file.h gen/write/pdf/pdf_font.h \
 gen/write/pdf/truetype.h gen/write/pdf/pdf_tag.h gen/base/unicode.h \
 gen/layout/font.h gen/layout/paragraph.h
gen/write/pdf/pdf_draw.h:
gen/base/mem.h:
gen/form/form.h:
gen/layout/layout.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/style.h:
gen/write/pdf/pdf_file.h:
gen/write/pdf/pdf_font.h:
gen/write/pdf/truetype.h:
gen/write/pdf/pdf_tag.h:
gen/base/unicode.h:
gen/layout/font.h:
gen/layout/paragraph.h:
