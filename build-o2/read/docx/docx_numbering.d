build-o2/read/docx/docx_numbering.o: gen/read/docx/docx_numbering.c \
 gen/read/docx/docx_int.h gen/base/xml.h gen/base/source.h \
 gen/base/text.h gen/model/source_block.h gen/base/mem.h gen/base/map.h \
 gen/base/unicode.h
gen/read/docx/docx_int.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/map.h:
gen/base/unicode.h:
