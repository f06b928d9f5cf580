build-o2/read/docx/docx_text.o: gen/read/docx/docx_text.c \
 gen/read/docx/docx_text.h gen/base/map.h gen/base/mem.h gen/base/text.h \
 gen/read/docx/docx_int.h gen/base/xml.h gen/base/source.h \
 gen/model/source_block.h gen/base/unicode.h gen/model/doc.h \
 gen/base/diag.h gen/base/msg.def
gen/read/docx/docx_text.h:
gen/base/map.h:
gen/base/mem.h:
gen/base/text.h:
gen/read/docx/docx_int.h:
gen/base/xml.h:
gen/base/source.h:
gen/model/source_block.h:
gen/base/unicode.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
