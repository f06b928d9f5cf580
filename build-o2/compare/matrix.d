build-o2/compare/matrix.o: gen/compare/matrix.c gen/compare/compare.h \
 gen/model/comparison.h gen/base/text.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/model/matrix.h gen/base/mem.h
gen/compare/compare.h:
gen/model/comparison.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/matrix.h:
gen/base/mem.h:
