build-o2/base/archive.o: gen/base/archive.c gen/base/archive.h \
 gen/base/text.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/base/limits.h gen/base/limits.def gen/base/mem.h
gen/base/archive.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/limits.h:
gen/base/limits.def:
gen/base/mem.h:
