build-o2/derive/text.o: gen/derive/text.c gen/derive/derive_int.h \
 gen/base/mem.h gen/derive/derive.h gen/derive/patch.h \
 gen/merge/overlay/clause_words.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/model/profile.h \
 gen/merge/plan/plan.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/registry.h gen/model/style.h \
 gen/model/comparison.h gen/model/runs.h gen/merge/overlay/clause.h
gen/derive/derive_int.h:
gen/base/mem.h:
gen/derive/derive.h:
gen/derive/patch.h:
gen/merge/overlay/clause_words.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/merge/plan/plan.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/model/registry.h:
gen/model/style.h:
gen/model/comparison.h:
gen/model/runs.h:
gen/merge/overlay/clause.h:
