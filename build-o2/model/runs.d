build-o2/model/runs.o: gen/model/runs.c gen/model/runs.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/base/hash.h gen/base/mem.h gen/base/unicode.h
gen/model/runs.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/hash.h:
gen/base/mem.h:
gen/base/unicode.h:
