build-o2/read/akn/akn_flow.o: gen/read/akn/akn_flow.c \
 gen/read/akn/akn_flow.h gen/read/akn/akn_text.h gen/base/mem.h \
 gen/base/xml.h gen/base/source.h gen/base/text.h gen/model/doc.h \
 gen/base/diag.h gen/base/msg.def gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/read/akn/akn_table.h
gen/read/akn/akn_flow.h:
gen/read/akn/akn_text.h:
gen/base/mem.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/read/akn/akn_table.h:
