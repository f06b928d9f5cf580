build-o2/names/citation_spans.o: gen/names/citation_spans.c \
 gen/names/citation_spans.h gen/lexicon/phrase.h gen/base/text.h \
 gen/base/mem.h gen/base/unicode.h gen/lexicon/kinds.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/names/citation_spans.h:
gen/lexicon/phrase.h:
gen/base/text.h:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
