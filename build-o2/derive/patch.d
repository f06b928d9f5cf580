build-o2/derive/patch.o: gen/derive/patch.c gen/derive/patch.h \
 gen/merge/overlay/clause_words.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/model/profile.h \
 gen/base/mem.h gen/merge/overlay/clause.h
gen/derive/patch.h:
gen/merge/overlay/clause_words.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/base/mem.h:
gen/merge/overlay/clause.h:
