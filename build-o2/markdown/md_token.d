build-o2/markdown/md_token.o: gen/markdown/md_token.c \
 gen/markdown/md_token.h gen/base/mem.h gen/base/text.h \
 gen/base/unicode.h gen/markdown/md_converter.h gen/model/source_block.h \
 gen/base/source.h gen/markdown/md_marks.h gen/model/doc.h \
 gen/base/diag.h gen/base/msg.def
gen/markdown/md_token.h:
gen/base/mem.h:
gen/base/text.h:
gen/base/unicode.h:
gen/markdown/md_converter.h:
gen/model/source_block.h:
gen/base/source.h:
gen/markdown/md_marks.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
