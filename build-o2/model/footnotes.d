build-o2/model/footnotes.o: gen/model/footnotes.c gen/model/footnotes.h \
 gen/base/mem.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/search.h
gen/model/footnotes.h:
gen/base/mem.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/search.h:
