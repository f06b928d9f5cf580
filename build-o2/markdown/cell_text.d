build-o2/markdown/cell_text.o: gen/markdown/cell_text.c \
 gen/markdown/cell_text.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/base/search.h \
 gen/markdown/md_marks.h
gen/markdown/cell_text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/search.h:
gen/markdown/md_marks.h:
