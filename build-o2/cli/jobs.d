build-o2/cli/jobs.o: gen/cli/jobs.c gen/cli/jobs.h gen/base/text.h \
 gen/base/diag.h gen/base/source.h gen/base/msg.def gen/base/mem.h
gen/cli/jobs.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
