build-o2/compare/links.o: gen/compare/links.c gen/compare/compare_int.h \
 gen/compare/align.h gen/compare/weight.h gen/compare/clauses.h \
 gen/compare/vocabulary.h gen/base/mem.h gen/base/text.h \
 gen/model/comparison.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/msg.def gen/compare/compare.h gen/model/matrix.h \
 gen/base/sequence.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/lexicon/phrase.h \
 gen/compare/figures.h gen/compare/words.h
gen/compare/compare_int.h:
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
gen/compare/compare.h:
gen/model/matrix.h:
gen/base/sequence.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/phrase.h:
gen/compare/figures.h:
gen/compare/words.h:
