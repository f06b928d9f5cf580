build-o2/read/paper/columns.o: gen/read/paper/columns.c \
 gen/read/paper/line.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/model/doc.h gen/model/source_block.h gen/base/mem.h \
 gen/lexicon/label.h gen/read/paper/keywords.h gen/lexicon/kinds.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/base/unicode.h
gen/read/paper/line.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/doc.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/lexicon/label.h:
gen/read/paper/keywords.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/base/unicode.h:
