build-o2/read/scan/tall_cells.o: gen/read/scan/tall_cells.c \
 gen/read/scan/tall_cells.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/base/unicode.h
gen/read/scan/tall_cells.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/unicode.h:
