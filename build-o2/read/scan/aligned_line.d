build-o2/read/scan/aligned_line.o: gen/read/scan/aligned_line.c \
 gen/read/scan/aligned_line.h gen/base/source.h gen/base/text.h \
 gen/base/unicode.h gen/markdown/cell_text.h gen/model/source_block.h \
 gen/base/mem.h
gen/read/scan/aligned_line.h:
gen/base/source.h:
gen/base/text.h:
gen/base/unicode.h:
gen/markdown/cell_text.h:
gen/model/source_block.h:
gen/base/mem.h:
