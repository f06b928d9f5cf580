build-o2/read/docx/docx_styles.o: gen/read/docx/docx_styles.c \
 gen/read/docx/docx_int.h gen/base/xml.h gen/base/source.h \
 gen/base/text.h gen/model/source_block.h gen/base/mem.h gen/base/map.h \
 gen/model/doc.h gen/base/diag.h gen/base/msg.def
gen/read/docx/docx_int.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/map.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
