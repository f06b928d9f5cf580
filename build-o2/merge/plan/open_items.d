build-o2/merge/plan/open_items.o: gen/merge/plan/open_items.c \
 gen/merge/plan/open_items.h gen/merge/plan/plan.h \
 gen/merge/overlay/overlay.h gen/merge/overlay/renumber.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/model/profile.h gen/model/registry.h gen/model/style.h \
 gen/template/render.h gen/template/value.h gen/template/origin.h \
 gen/base/mem.h gen/markdown/md_escape.h
gen/merge/plan/open_items.h:
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
gen/template/render.h:
gen/template/value.h:
gen/template/origin.h:
gen/base/mem.h:
gen/markdown/md_escape.h:
