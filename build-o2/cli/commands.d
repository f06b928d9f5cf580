build-o2/cli/commands.o: gen/cli/commands.c gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/cli/cli.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/cli/cli.h:
