build-o2/read/read.o: gen/read/read.c gen/read/read.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/base/mem.h gen/model/source_block.h gen/markdown/md_block.h \
 gen/markdown/md_converter.h gen/read/akn/akn.h gen/read/docx/docx.h \
 gen/read/doubts.h gen/read/paper/structure.h gen/read/pdf/pdf.h \
 gen/read/scan/scan_block.h gen/read/paper/keywords.h gen/lexicon/kinds.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/read/read.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/model/source_block.h:
gen/markdown/md_block.h:
gen/markdown/md_converter.h:
gen/read/akn/akn.h:
gen/read/docx/docx.h:
gen/read/doubts.h:
gen/read/paper/structure.h:
gen/read/pdf/pdf.h:
gen/read/scan/scan_block.h:
gen/read/paper/keywords.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
