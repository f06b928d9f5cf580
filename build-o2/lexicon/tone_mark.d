build-o2/lexicon/tone_mark.o: gen/lexicon/tone_mark.c \
 gen/lexicon/tone_mark.h gen/base/text.h gen/base/unicode.h
gen/lexicon/tone_mark.h:
gen/base/text.h:
gen/base/unicode.h:
