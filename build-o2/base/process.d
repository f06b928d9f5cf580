build-o2/base/process.o: gen/base/process.c gen/base/process.h \
 gen/base/text.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/base/mem.h gen/base/signals.h
gen/base/process.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/signals.h:
