build-o2/base/diag.o: gen/base/diag.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/hash.h gen/base/map.h \
 gen/base/mem.h gen/base/unicode.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/hash.h:
gen/base/map.h:
gen/base/mem.h:
gen/base/unicode.h:
