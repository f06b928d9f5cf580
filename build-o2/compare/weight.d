build-o2/compare/weight.o: gen/compare/weight.c gen/compare/weight.h \
 gen/compare/clauses.h gen/compare/vocabulary.h gen/base/mem.h \
 gen/base/text.h gen/model/comparison.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/base/map.h
gen/compare/weight.h:
gen/compare/clauses.h:
gen/compare/vocabulary.h:
gen/base/mem.h:
gen/base/text.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/map.h:
