build-o2/model/central_matter.o: gen/model/central_matter.c \
 gen/model/central_matter.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/lexicon/phrase.h
gen/model/central_matter.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/phrase.h:
