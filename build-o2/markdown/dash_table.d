build-o2/markdown/dash_table.o: gen/markdown/dash_table.c \
 gen/markdown/table_forms.h gen/markdown/cell_text.h \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h gen/base/unicode.h
gen/markdown/table_forms.h:
gen/markdown/cell_text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/unicode.h:
