build-o2/read/scan/scan_inline.o: gen/read/scan/scan_inline.c \
 gen/read/scan/scan_inline.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/read/scan/scan_note.h \
 gen/markdown/html_tag.h gen/base/search.h gen/base/unicode.h \
 gen/model/doc.h gen/base/diag.h gen/base/msg.def
gen/read/scan/scan_inline.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/read/scan/scan_note.h:
gen/markdown/html_tag.h:
gen/base/search.h:
gen/base/unicode.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
