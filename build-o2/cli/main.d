build-o2/cli/main.o: gen/cli/main.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/limits.h gen/base/limits.def \
 gen/base/signals.h gen/cli/cli.h gen/cli/office_words.h gen/cli/roots.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/limits.h:
gen/base/limits.def:
gen/base/signals.h:
gen/cli/cli.h:
gen/cli/office_words.h:
gen/cli/roots.h:
