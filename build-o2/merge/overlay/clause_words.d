build-o2/merge/overlay/clause_words.o: gen/merge/overlay/clause_words.c \
 gen/merge/overlay/clause_words.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/base/sequence.h gen/base/unicode.h gen/model/runs.h
gen/merge/overlay/clause_words.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/sequence.h:
gen/base/unicode.h:
gen/model/runs.h:
