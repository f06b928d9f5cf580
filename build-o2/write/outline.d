build-o2/write/outline.o: gen/write/outline.c gen/write/outline.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/base/mem.h
gen/write/outline.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
