build-o2/lexicon/lexicon.o: gen/lexicon/lexicon.c gen/lexicon/lexicon.h \
 gen/base/text.h build-o2/include/lexicon/lists.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/base/mem.h gen/base/search.h \
 gen/base/unicode.h gen/lexicon/phrase.h \
 build-o2/include/lexicon/words.def.h \
 build-o2/include/lexicon/kinds.def.h \
 build-o2/include/lexicon/list_names.h
gen/lexicon/lexicon.h:
gen/base/text.h:
build-o2/include/lexicon/lists.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/search.h:
gen/base/unicode.h:
gen/lexicon/phrase.h:
build-o2/include/lexicon/words.def.h:
build-o2/include/lexicon/kinds.def.h:
build-o2/include/lexicon/list_names.h:
