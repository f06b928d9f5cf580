build-o2/model/tasks.o: gen/model/tasks.c gen/model/tasks.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/base/unicode.h gen/base/mem.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h
gen/model/tasks.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/unicode.h:
gen/base/mem.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
