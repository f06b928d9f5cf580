build-o2/merge/plan/final.o: gen/merge/plan/final.c \
 gen/merge/plan/final.h gen/merge/plan/plan.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/model/profile.h \
 gen/model/registry.h gen/model/style.h gen/base/date.h gen/base/mem.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/lexicon/phrase.h
gen/merge/plan/final.h:
gen/merge/plan/plan.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/model/registry.h:
gen/model/style.h:
gen/base/date.h:
gen/base/mem.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/phrase.h:
