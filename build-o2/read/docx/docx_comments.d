build-o2/read/docx/docx_comments.o: gen/read/docx/docx_comments.c \
 gen/base/mem.h gen/read/docx/docx_text.h gen/base/map.h gen/base/text.h \
 gen/read/docx/docx_int.h gen/base/xml.h gen/base/source.h \
 gen/model/source_block.h
gen/base/mem.h:
gen/read/docx/docx_text.h:
gen/base/map.h:
gen/base/text.h:
gen/read/docx/docx_int.h:
gen/base/xml.h:
gen/base/source.h:
gen/model/source_block.h:
