build-o2/merge/overlay/overlay_text.o: gen/merge/overlay/overlay_text.c \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/merge/overlay/clause.h gen/model/doc.h gen/model/profile.h \
 gen/merge/overlay/slot.h gen/base/mem.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/merge/overlay/rebase.h \
 gen/merge/overlay/revision.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/merge/overlay/clause.h:
gen/model/doc.h:
gen/model/profile.h:
gen/merge/overlay/slot.h:
gen/base/mem.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/merge/overlay/rebase.h:
gen/merge/overlay/revision.h:
