build-o2/base/journal.o: gen/base/journal.c gen/base/journal.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/base/mem.h gen/base/signals.h
gen/base/journal.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/signals.h:
