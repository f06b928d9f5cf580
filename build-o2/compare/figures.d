build-o2/compare/figures.o: gen/compare/figures.c gen/compare/figures.h \
 gen/compare/clauses.h gen/compare/vocabulary.h gen/base/mem.h \
 gen/base/text.h gen/model/comparison.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/base/sequence.h \
 gen/compare/facts.h gen/base/map.h
gen/compare/figures.h:
gen/compare/clauses.h:
gen/compare/vocabulary.h:
gen/base/mem.h:
gen/base/text.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/sequence.h:
gen/compare/facts.h:
gen/base/map.h:
