build-o2/base/source_read.o: gen/base/source_read.c gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/encoding.h \
 gen/base/hash.h gen/base/limits.h gen/base/limits.def gen/base/mem.h \
 gen/base/unicode.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/encoding.h:
gen/base/hash.h:
gen/base/limits.h:
gen/base/limits.def:
gen/base/mem.h:
gen/base/unicode.h:
