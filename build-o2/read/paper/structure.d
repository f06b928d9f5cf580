build-o2/read/paper/structure.o: gen/read/paper/structure.c \
 gen/read/paper/structure.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/model/source_block.h gen/base/mem.h gen/base/map.h \
 gen/base/unicode.h gen/read/paper/masthead_facts.h \
 gen/read/paper/heading.h gen/read/paper/line.h gen/lexicon/label.h \
 gen/read/paper/keywords.h gen/lexicon/kinds.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/read/paper/nesting.h \
 gen/read/paper/node_text.h gen/model/footnotes.h gen/read/paper/table.h
gen/read/paper/structure.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/source_block.h:
gen/base/mem.h:
gen/base/map.h:
gen/base/unicode.h:
gen/read/paper/masthead_facts.h:
gen/read/paper/heading.h:
gen/read/paper/line.h:
gen/lexicon/label.h:
gen/read/paper/keywords.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/read/paper/nesting.h:
gen/read/paper/node_text.h:
gen/model/footnotes.h:
gen/read/paper/table.h:
