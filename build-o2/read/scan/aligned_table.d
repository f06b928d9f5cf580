build-o2/read/scan/aligned_table.o: gen/read/scan/aligned_table.c \
 gen/read/scan/aligned_table.h gen/markdown/cell_text.h \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h gen/base/diag.h gen/base/msg.def gen/base/unicode.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/lexicon/label.h gen/read/scan/aligned_cut.h \
 gen/read/scan/aligned_head.h gen/read/scan/aligned_line.h \
 gen/read/scan/tall_cells.h
gen/read/scan/aligned_table.h:
gen/markdown/cell_text.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/label.h:
gen/read/scan/aligned_cut.h:
gen/read/scan/aligned_head.h:
gen/read/scan/aligned_line.h:
gen/read/scan/tall_cells.h:
