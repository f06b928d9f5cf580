build-o2/base/msg.o: gen/base/msg.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
