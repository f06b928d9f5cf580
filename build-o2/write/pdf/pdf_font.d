build-o2/write/pdf/pdf_font.o: gen/write/pdf/pdf_font.c \
 gen/write/pdf/pdf_font.h gen/write/pdf/pdf_file.h gen/base/text.h \
 gen/write/pdf/truetype.h gen/base/diag.h gen/base/source.h \
 gen/base/msg.def gen/base/hash.h gen/base/mem.h gen/base/unicode.h
gen/write/pdf/pdf_font.h:
gen/write/pdf/pdf_file.h:
gen/base/text.h:
gen/write/pdf/truetype.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/hash.h:
gen/base/mem.h:
gen/base/unicode.h:
