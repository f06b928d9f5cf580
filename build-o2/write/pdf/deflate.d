build-o2/write/pdf/deflate.o: gen/write/pdf/deflate.c \
 gen/write/pdf/deflate.h gen/base/text.h gen/base/mem.h
gen/write/pdf/deflate.h:
gen/base/text.h:
gen/base/mem.h:
