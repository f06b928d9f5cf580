build-o2/read/paper/table.o: gen/read/paper/table.c \
 gen/read/paper/table.h gen/read/paper/node_text.h gen/model/footnotes.h \
 gen/base/mem.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/read/paper/line.h \
 gen/model/source_block.h gen/lexicon/label.h gen/read/paper/keywords.h \
 gen/lexicon/kinds.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/base/unicode.h
gen/read/paper/table.h:
gen/read/paper/node_text.h:
gen/model/footnotes.h:
gen/base/mem.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/read/paper/line.h:
gen/model/source_block.h:
gen/lexicon/label.h:
gen/read/paper/keywords.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/base/unicode.h:
