build-o2/model/comparison.o: gen/model/comparison.c \
 gen/model/comparison.h gen/base/text.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/base/mem.h
gen/model/comparison.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
