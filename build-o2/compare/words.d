build-o2/compare/words.o: gen/compare/words.c gen/compare/words.h \
 gen/base/mem.h gen/compare/vocabulary.h gen/base/text.h \
 gen/model/comparison.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/msg.def gen/base/sequence.h gen/base/unicode.h
gen/compare/words.h:
gen/base/mem.h:
gen/compare/vocabulary.h:
gen/base/text.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/sequence.h:
gen/base/unicode.h:
