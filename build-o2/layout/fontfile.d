build-o2/layout/fontfile.o: gen/layout/fontfile.c gen/layout/fontfile.h \
 gen/base/source.h gen/base/text.h gen/base/diag.h gen/base/msg.def \
 gen/base/mem.h
gen/layout/fontfile.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/mem.h:
