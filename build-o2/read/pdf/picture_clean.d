build-o2/read/pdf/picture_clean.o: gen/read/pdf/picture_clean.c \
 gen/read/pdf/words.h gen/base/mem.h gen/base/source.h gen/base/text.h
gen/read/pdf/words.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
