build-o2/write/pdf/pdf_meta.o: gen/write/pdf/pdf_meta.c \
 gen/write/pdf/pdf_meta.h gen/write/pdf/pdf_file.h gen/base/text.h \
 gen/base/xml.h gen/base/source.h
gen/write/pdf/pdf_meta.h:
gen/write/pdf/pdf_file.h:
gen/base/text.h:
gen/base/xml.h:
gen/base/source.h:
