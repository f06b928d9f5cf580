build-o2/compare/expected_place.o: gen/compare/expected_place.c \
 gen/compare/align_int.h gen/base/sequence.h gen/compare/align.h \
 gen/compare/weight.h gen/compare/clauses.h gen/compare/vocabulary.h \
 gen/base/mem.h gen/base/text.h gen/model/comparison.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/msg.def
gen/compare/align_int.h:
gen/base/sequence.h:
gen/compare/align.h:
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
