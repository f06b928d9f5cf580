build-o2/derive/tasks.o: gen/derive/tasks.c gen/base/unicode.h \
 gen/base/text.h gen/merge/plan/context.h gen/merge/plan/literal.h \
 gen/base/mem.h gen/template/render.h gen/base/source.h \
 gen/template/value.h gen/template/origin.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/doc.h gen/base/diag.h \
 gen/base/msg.def gen/model/profile.h gen/merge/plan/plan.h \
 gen/model/registry.h gen/model/style.h gen/derive/derive_int.h \
 gen/derive/derive.h gen/derive/patch.h gen/merge/overlay/clause_words.h \
 gen/model/comparison.h gen/model/runs.h gen/model/tasks.h
gen/base/unicode.h:
gen/base/text.h:
gen/merge/plan/context.h:
gen/merge/plan/literal.h:
gen/base/mem.h:
gen/template/render.h:
gen/base/source.h:
gen/template/value.h:
gen/template/origin.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
gen/model/profile.h:
gen/merge/plan/plan.h:
gen/model/registry.h:
gen/model/style.h:
gen/derive/derive_int.h:
gen/derive/derive.h:
gen/derive/patch.h:
gen/merge/overlay/clause_words.h:
gen/model/comparison.h:
gen/model/runs.h:
gen/model/tasks.h:
