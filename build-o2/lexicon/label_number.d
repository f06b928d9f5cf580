build-o2/lexicon/label_number.o: gen/lexicon/label_number.c \
 gen/base/mem.h gen/base/unicode.h gen/base/text.h gen/lexicon/label.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/base/mem.h:
gen/base/unicode.h:
gen/base/text.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
