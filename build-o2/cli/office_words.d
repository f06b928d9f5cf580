build-o2/cli/office_words.o: gen/cli/office_words.c \
 gen/cli/office_words.h gen/base/mem.h gen/base/source.h gen/base/text.h \
 gen/cli/roots.h gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/cli/office_words.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/cli/roots.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
