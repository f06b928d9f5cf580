build-o2/compare/long_clauses.o: gen/compare/long_clauses.c \
 gen/compare/compare.h gen/model/comparison.h gen/base/text.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/model/matrix.h gen/base/hash.h gen/base/mem.h gen/base/search.h \
 gen/model/runs.h
gen/compare/compare.h:
gen/model/comparison.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/matrix.h:
gen/base/hash.h:
gen/base/mem.h:
gen/base/search.h:
gen/model/runs.h:
