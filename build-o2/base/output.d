build-o2/base/output.o: gen/base/output.c gen/base/output.h \
 gen/base/text.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/base/file.h gen/base/journal.h gen/base/mem.h gen/base/signals.h \
 gen/base/unicode.h
gen/base/output.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/file.h:
gen/base/journal.h:
gen/base/mem.h:
gen/base/signals.h:
gen/base/unicode.h:
