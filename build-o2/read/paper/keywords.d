build-o2/read/paper/keywords.o: gen/read/paper/keywords.c \
 gen/read/paper/keywords.h gen/lexicon/kinds.h gen/lexicon/lexicon.h \
 gen/base/text.h build-o2/include/lexicon/lists.h gen/base/unicode.h
gen/read/paper/keywords.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
gen/base/text.h:
build-o2/include/lexicon/lists.h:
gen/base/unicode.h:
