build-o2/write/pdf/truetype.o: gen/write/pdf/truetype.c \
 gen/write/pdf/truetype.h gen/base/text.h gen/base/mem.h
gen/write/pdf/truetype.h:
gen/base/text.h:
gen/base/mem.h:
