build-o2/read/pdf/running.o: gen/read/pdf/running.c gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/base/unicode.h gen/read/pdf/words.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/read/pdf/words.h:
