build-o2/merge/overlay/rebase.o: gen/merge/overlay/rebase.c \
 gen/merge/overlay/rebase.h gen/merge/overlay/revision.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/model/profile.h gen/base/mem.h gen/base/search.h gen/base/sequence.h \
 gen/model/runs.h
gen/merge/overlay/rebase.h:
gen/merge/overlay/revision.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/base/mem.h:
gen/base/search.h:
gen/base/sequence.h:
gen/model/runs.h:
