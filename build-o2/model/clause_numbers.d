build-o2/model/clause_numbers.o: gen/model/clause_numbers.c \
 gen/model/clause_numbers.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/lexicon/label_due.h gen/lexicon/label.h
gen/model/clause_numbers.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/lexicon/label_due.h:
gen/lexicon/label.h:
