build-o2/base/limits.o: gen/base/limits.c gen/base/limits.h \
 gen/base/limits.def gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def
gen/base/limits.h:
gen/base/limits.def:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
