build-o2/merge/overlay/revision.o: gen/merge/overlay/revision.c \
 gen/merge/overlay/revision.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/hash.h \
 gen/base/mem.h gen/base/unicode.h gen/merge/overlay/clause.h \
 gen/model/profile.h gen/merge/overlay/clause_words.h
gen/merge/overlay/revision.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/hash.h:
gen/base/mem.h:
gen/base/unicode.h:
gen/merge/overlay/clause.h:
gen/model/profile.h:
gen/merge/overlay/clause_words.h:
