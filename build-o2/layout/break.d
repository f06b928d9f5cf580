build-o2/layout/break.o: gen/layout/break.c gen/layout/break.h \
 gen/base/text.h gen/base/unicode.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h
gen/layout/break.h:
gen/base/text.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
