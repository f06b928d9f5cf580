build-o2/lexicon/label.o: gen/lexicon/label.c gen/lexicon/label.h \
 gen/base/text.h gen/base/unicode.h gen/lexicon/folded_text.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/lexicon/label.h:
gen/base/text.h:
gen/base/unicode.h:
gen/lexicon/folded_text.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
