build-o2/markdown/md_converter.o: gen/markdown/md_converter.c \
 gen/markdown/md_converter.h gen/base/text.h gen/model/source_block.h \
 gen/base/mem.h gen/base/source.h gen/markdown/html_tag.h \
 gen/markdown/md_marks.h gen/model/doc.h gen/base/diag.h gen/base/msg.def
gen/markdown/md_converter.h:
gen/base/text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/markdown/html_tag.h:
gen/markdown/md_marks.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
