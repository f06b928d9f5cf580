build-o2/merge/overlay/renumber.o: gen/merge/overlay/renumber.c \
 gen/merge/overlay/renumber.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/base/unicode.h gen/lexicon/label.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/model/runs.h
gen/merge/overlay/renumber.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/model/runs.h:
