build-o2/markdown/md_block.o: gen/markdown/md_block.c \
 gen/markdown/md_block.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/model/doc.h gen/base/diag.h \
 gen/base/msg.def gen/markdown/md_inline.h gen/markdown/md_token.h \
 gen/markdown/html_tag.h gen/markdown/md_converter.h \
 gen/markdown/md_marks.h gen/markdown/md_notes.h \
 gen/markdown/text_table.h gen/markdown/cell_text.h
gen/markdown/md_block.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
gen/markdown/md_inline.h:
gen/markdown/md_token.h:
gen/markdown/html_tag.h:
gen/markdown/md_converter.h:
gen/markdown/md_marks.h:
gen/markdown/md_notes.h:
gen/markdown/text_table.h:
gen/markdown/cell_text.h:
