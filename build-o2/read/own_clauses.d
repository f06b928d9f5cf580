build-o2/read/own_clauses.o: gen/read/own_clauses.c \
 gen/read/own_clauses.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/lexicon/label.h \
 gen/markdown/md_block.h gen/model/source_block.h gen/base/mem.h \
 gen/model/footnotes.h
gen/read/own_clauses.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/lexicon/label.h:
gen/markdown/md_block.h:
gen/model/source_block.h:
gen/base/mem.h:
gen/model/footnotes.h:
