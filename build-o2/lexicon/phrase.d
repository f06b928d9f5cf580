build-o2/lexicon/phrase.o: gen/lexicon/phrase.c gen/lexicon/phrase.h \
 gen/base/text.h gen/lexicon/word_key.h gen/base/mem.h gen/base/unicode.h
gen/lexicon/phrase.h:
gen/base/text.h:
gen/lexicon/word_key.h:
gen/base/mem.h:
gen/base/unicode.h:
