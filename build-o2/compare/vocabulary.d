build-o2/compare/vocabulary.o: gen/compare/vocabulary.c \
 gen/compare/vocabulary.h gen/base/mem.h gen/base/text.h \
 gen/model/comparison.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/msg.def gen/lexicon/word_key.h gen/base/map.h \
 gen/base/unicode.h
gen/compare/vocabulary.h:
gen/base/mem.h:
gen/base/text.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/lexicon/word_key.h:
gen/base/map.h:
gen/base/unicode.h:
