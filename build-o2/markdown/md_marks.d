build-o2/markdown/md_marks.o: gen/markdown/md_marks.c \
 gen/markdown/md_marks.h gen/base/text.h gen/base/unicode.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/markdown/html_tag.h gen/markdown/md_converter.h \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/model/doc.h gen/base/diag.h gen/base/msg.def
gen/markdown/md_marks.h:
gen/base/text.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/markdown/html_tag.h:
gen/markdown/md_converter.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
