build-o2/lexicon/word_key.o: gen/lexicon/word_key.c \
 gen/lexicon/word_key.h gen/base/text.h gen/base/unicode.h
gen/lexicon/word_key.h:
gen/base/text.h:
gen/base/unicode.h:
