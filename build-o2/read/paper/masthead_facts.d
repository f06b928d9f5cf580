build-o2/read/paper/masthead_facts.o: gen/read/paper/masthead_facts.c \
 gen/read/paper/masthead_facts.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/base/unicode.h gen/read/paper/keywords.h gen/lexicon/kinds.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/read/paper/masthead_facts.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/read/paper/keywords.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
