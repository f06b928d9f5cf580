build-o2/write/akn/akn_plan.o: gen/write/akn/akn_plan.c \
 gen/write/akn/akn_plan.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/map.h \
 gen/base/mem.h gen/base/unicode.h gen/lexicon/label.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/lexicon/phrase.h gen/model/akn.h
gen/write/akn/akn_plan.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/map.h:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/phrase.h:
gen/model/akn.h:
