build-o2/read/pdf/picture_level.o: gen/read/pdf/picture_level.c \
 gen/base/mem.h gen/base/unicode.h gen/base/text.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/read/pdf/words.h gen/base/source.h
gen/base/mem.h:
gen/base/unicode.h:
gen/base/text.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/read/pdf/words.h:
gen/base/source.h:
