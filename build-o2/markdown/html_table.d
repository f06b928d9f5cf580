build-o2/markdown/html_table.o: gen/markdown/html_table.c \
 gen/markdown/table_forms.h gen/markdown/cell_text.h \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h gen/markdown/html_tag.h
gen/markdown/table_forms.h:
gen/markdown/cell_text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/markdown/html_tag.h:
