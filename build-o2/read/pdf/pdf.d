build-o2/read/pdf/pdf.o: gen/read/pdf/pdf.c gen/read/pdf/pdf.h \
 gen/base/source.h gen/base/text.h gen/base/diag.h gen/base/msg.def \
 gen/base/encoding.h gen/base/process.h gen/base/unicode.h \
 gen/read/pdf/rulings.h gen/read/pdf/words.h gen/base/mem.h
gen/read/pdf/pdf.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/encoding.h:
gen/base/process.h:
gen/base/unicode.h:
gen/read/pdf/rulings.h:
gen/read/pdf/words.h:
gen/base/mem.h:
