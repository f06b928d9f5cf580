build-o2/template/parse.o: gen/template/parse.c gen/template/parse.h \
 gen/base/source.h gen/base/text.h gen/base/limits.h gen/base/limits.def \
 gen/base/diag.h gen/base/msg.def gen/base/mem.h
gen/template/parse.h:
gen/base/source.h:
gen/base/text.h:
gen/base/limits.h:
gen/base/limits.def:
gen/base/diag.h:
gen/base/msg.def:
gen/base/mem.h:
