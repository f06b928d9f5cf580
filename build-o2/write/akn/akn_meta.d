build-o2/write/akn/akn_meta.o: gen/write/akn/akn_meta.c \
 gen/write/akn/akn_meta.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/date.h \
 gen/base/mem.h gen/base/unicode.h gen/base/xml.h gen/model/akn.h
gen/write/akn/akn_meta.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/date.h:
gen/base/mem.h:
gen/base/unicode.h:
gen/base/xml.h:
gen/model/akn.h:
