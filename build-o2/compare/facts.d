build-o2/compare/facts.o: gen/compare/facts.c gen/compare/facts.h \
 gen/base/map.h gen/base/mem.h gen/base/text.h gen/compare/clauses.h \
 gen/compare/vocabulary.h gen/model/comparison.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/msg.def gen/base/unicode.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/compare/facts.h:
gen/base/map.h:
gen/base/mem.h:
gen/base/text.h:
gen/compare/clauses.h:
gen/compare/vocabulary.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
