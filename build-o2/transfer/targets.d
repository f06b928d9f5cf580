build-o2/transfer/targets.o: gen/transfer/targets.c \
 gen/transfer/targets.h gen/lexicon/phrase.h gen/base/text.h \
 gen/base/mem.h gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/transfer/targets.h:
gen/lexicon/phrase.h:
gen/base/text.h:
gen/base/mem.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
