build-o2/compare/clauses.o: gen/compare/clauses.c gen/compare/clauses.h \
 gen/compare/vocabulary.h gen/base/mem.h gen/base/text.h \
 gen/model/comparison.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/msg.def gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/lexicon/phrase.h gen/model/runs.h
gen/compare/clauses.h:
gen/compare/vocabulary.h:
gen/base/mem.h:
gen/base/text.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/phrase.h:
gen/model/runs.h:
