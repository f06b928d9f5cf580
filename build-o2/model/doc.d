build-o2/model/doc.o: gen/model/doc.c gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/map.h \
 gen/base/mem.h gen/base/unicode.h gen/lexicon/label.h gen/model/runs.h
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/map.h:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/label.h:
gen/model/runs.h:
