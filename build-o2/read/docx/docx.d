build-o2/read/docx/docx.o: gen/read/docx/docx.c gen/read/docx/docx.h \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h gen/base/diag.h gen/base/msg.def gen/base/map.h \
 gen/base/unicode.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/model/doc.h \
 gen/read/docx/docx_text.h gen/read/docx/docx_int.h gen/base/xml.h
gen/read/docx/docx.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/map.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/model/doc.h:
gen/read/docx/docx_text.h:
gen/read/docx/docx_int.h:
gen/base/xml.h:
