build-o2/model/path.o: gen/model/path.c gen/base/map.h gen/base/mem.h \
 gen/base/text.h gen/base/unicode.h gen/lexicon/label.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/model/clause_numbers.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def
gen/base/map.h:
gen/base/mem.h:
gen/base/text.h:
gen/base/unicode.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/model/clause_numbers.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
