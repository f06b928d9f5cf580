build-o2/read/scan/scan_block.o: gen/read/scan/scan_block.c \
 gen/read/scan/scan_block.h gen/model/source_block.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/base/unicode.h \
 gen/markdown/html_tag.h gen/markdown/md_converter.h \
 gen/markdown/text_table.h gen/markdown/cell_text.h \
 gen/read/scan/aligned_table.h gen/read/scan/scan_inline.h \
 gen/read/scan/scan_note.h gen/lexicon/label.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h
gen/read/scan/scan_block.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/unicode.h:
gen/markdown/html_tag.h:
gen/markdown/md_converter.h:
gen/markdown/text_table.h:
gen/markdown/cell_text.h:
gen/read/scan/aligned_table.h:
gen/read/scan/scan_inline.h:
gen/read/scan/scan_note.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
