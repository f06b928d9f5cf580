build-o2/read/doubts.o: gen/read/doubts.c gen/read/doubts.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/base/mem.h gen/base/unicode.h \
 gen/lexicon/label_due.h gen/lexicon/label.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/model/clause_numbers.h \
 gen/model/tasks.h
gen/read/doubts.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/label_due.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/model/clause_numbers.h:
gen/model/tasks.h:
