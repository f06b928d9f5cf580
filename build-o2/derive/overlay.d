build-o2/derive/overlay.o: gen/derive/overlay.c gen/base/sequence.h \
 gen/base/unicode.h gen/base/text.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/merge/overlay/clause.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/model/profile.h gen/derive/derive_int.h gen/base/mem.h \
 gen/derive/derive.h gen/derive/patch.h gen/merge/overlay/clause_words.h \
 gen/merge/plan/plan.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/registry.h gen/model/style.h \
 gen/model/comparison.h gen/model/runs.h gen/merge/overlay/rebase.h \
 gen/merge/overlay/revision.h gen/model/central_matter.h
gen/base/sequence.h:
gen/base/unicode.h:
gen/base/text.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/merge/overlay/clause.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/profile.h:
gen/derive/derive_int.h:
gen/base/mem.h:
gen/derive/derive.h:
gen/derive/patch.h:
gen/merge/overlay/clause_words.h:
gen/merge/plan/plan.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/model/registry.h:
gen/model/style.h:
gen/model/comparison.h:
gen/model/runs.h:
gen/merge/overlay/rebase.h:
gen/merge/overlay/revision.h:
gen/model/central_matter.h:
