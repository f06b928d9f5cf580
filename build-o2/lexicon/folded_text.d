build-o2/lexicon/folded_text.o: gen/lexicon/folded_text.c \
 gen/lexicon/folded_text.h gen/base/text.h gen/base/unicode.h
gen/lexicon/folded_text.h:
gen/base/text.h:
gen/base/unicode.h:
