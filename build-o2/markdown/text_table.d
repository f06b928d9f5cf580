build-o2/markdown/text_table.o: gen/markdown/text_table.c \
 gen/markdown/text_table.h gen/markdown/cell_text.h \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h gen/markdown/table_forms.h
gen/markdown/text_table.h:
gen/markdown/cell_text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/markdown/table_forms.h:
