build-o2/merge/plan/context.o: gen/merge/plan/context.c \
 gen/merge/plan/context.h gen/merge/plan/literal.h gen/base/mem.h \
 gen/template/render.h gen/base/source.h gen/base/text.h \
 gen/template/value.h gen/template/origin.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/model/doc.h gen/base/diag.h \
 gen/base/msg.def gen/model/profile.h gen/merge/plan/plan.h \
 gen/model/registry.h gen/model/style.h gen/merge/plan/open_items.h \
 gen/base/date.h gen/base/unicode.h gen/names/rename.h \
 gen/lexicon/phrase.h gen/lexicon/tone_mark.h
gen/merge/plan/context.h:
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
gen/merge/plan/plan.h:
gen/model/registry.h:
gen/model/style.h:
gen/merge/plan/open_items.h:
gen/base/date.h:
gen/base/unicode.h:
gen/names/rename.h:
gen/lexicon/phrase.h:
gen/lexicon/tone_mark.h:
