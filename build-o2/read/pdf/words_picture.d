build-o2/read/pdf/words_picture.o: gen/read/pdf/words_picture.c \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/base/process.h gen/base/unicode.h gen/read/pdf/words.h \
 gen/base/mem.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/process.h:
gen/base/unicode.h:
gen/read/pdf/words.h:
gen/base/mem.h:
