build-o2/markdown/md_inline.o: gen/markdown/md_inline.c \
 gen/markdown/md_inline.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/base/unicode.h \
 gen/markdown/md_marks.h gen/markdown/md_token.h gen/model/doc.h \
 gen/base/diag.h gen/base/msg.def
gen/markdown/md_inline.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/unicode.h:
gen/markdown/md_marks.h:
gen/markdown/md_token.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
