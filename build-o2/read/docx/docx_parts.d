build-o2/read/docx/docx_parts.o: gen/read/docx/docx_parts.c \
 gen/read/docx/docx_int.h gen/base/xml.h gen/base/source.h \
 gen/base/text.h gen/model/source_block.h gen/base/mem.h \
 gen/base/archive.h gen/base/diag.h gen/base/msg.def
gen/read/docx/docx_int.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/archive.h:
gen/base/diag.h:
gen/base/msg.def:
