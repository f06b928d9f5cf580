build-o2/write/pdf/pdf_tag.o: gen/write/pdf/pdf_tag.c \
 gen/write/pdf/pdf_tag.h gen/write/pdf/pdf_file.h gen/base/text.h \
 gen/base/mem.h
gen/write/pdf/pdf_tag.h:
gen/write/pdf/pdf_file.h:
gen/base/text.h:
gen/base/mem.h:
