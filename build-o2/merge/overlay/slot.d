build-o2/merge/overlay/slot.o: gen/merge/overlay/slot.c \
 gen/merge/overlay/slot.h gen/base/mem.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/model/profile.h \
 gen/merge/overlay/rebase.h gen/merge/overlay/revision.h \
 gen/base/search.h gen/base/unicode.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/model/central_matter.h
gen/merge/overlay/slot.h:
gen/base/mem.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/merge/overlay/rebase.h:
gen/merge/overlay/revision.h:
gen/base/search.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/model/central_matter.h:
