build-o2/cli/options.o: gen/cli/options.c gen/cli/options.h \
 gen/base/mem.h gen/base/date.h gen/base/text.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def
gen/cli/options.h:
gen/base/mem.h:
gen/base/date.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
