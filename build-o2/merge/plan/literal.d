build-o2/merge/plan/literal.o: gen/merge/plan/literal.c \
 gen/merge/plan/literal.h gen/base/mem.h gen/template/render.h \
 gen/base/source.h gen/base/text.h gen/template/value.h \
 gen/template/origin.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/doc.h gen/base/diag.h \
 gen/base/msg.def gen/model/profile.h
gen/merge/plan/literal.h:
gen/base/mem.h:
gen/template/render.h:
gen/base/source.h:
gen/base/text.h:
gen/template/value.h:
gen/template/origin.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
gen/model/profile.h:
