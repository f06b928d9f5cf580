build-o2/markdown/md_notes.o: gen/markdown/md_notes.c \
 gen/markdown/md_notes.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/base/diag.h gen/base/msg.def \
 gen/markdown/md_inline.h gen/markdown/md_marks.h gen/model/doc.h
gen/markdown/md_notes.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/markdown/md_inline.h:
gen/markdown/md_marks.h:
gen/model/doc.h:
