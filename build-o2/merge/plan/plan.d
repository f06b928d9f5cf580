build-o2/merge/plan/plan.o: gen/merge/plan/plan.c gen/merge/plan/plan.h \
 gen/merge/overlay/overlay.h gen/merge/overlay/renumber.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/model/profile.h gen/model/registry.h gen/model/style.h \
 gen/base/map.h gen/base/mem.h gen/markdown/md_escape.h \
 gen/merge/plan/context.h gen/merge/plan/literal.h gen/template/render.h \
 gen/template/value.h gen/template/origin.h gen/template/lambda.h \
 gen/merge/plan/final.h gen/merge/plan/open_items.h gen/names/rename.h \
 gen/lexicon/phrase.h gen/lexicon/tone_mark.h gen/model/tasks.h
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
gen/base/map.h:
gen/base/mem.h:
gen/markdown/md_escape.h:
gen/merge/plan/context.h:
gen/merge/plan/literal.h:
gen/template/render.h:
gen/template/value.h:
gen/template/origin.h:
gen/template/lambda.h:
gen/merge/plan/final.h:
gen/merge/plan/open_items.h:
gen/names/rename.h:
gen/lexicon/phrase.h:
gen/lexicon/tone_mark.h:
gen/model/tasks.h:
