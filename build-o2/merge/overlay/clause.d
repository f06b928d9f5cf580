build-o2/merge/overlay/clause.o: gen/merge/overlay/clause.c \
 gen/merge/overlay/clause.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/model/profile.h \
 gen/base/mem.h gen/model/runs.h
gen/merge/overlay/clause.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/base/mem.h:
gen/model/runs.h:
