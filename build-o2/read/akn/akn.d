build-o2/read/akn/akn.o: gen/read/akn/akn.c gen/read/akn/akn.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/base/mem.h gen/base/schema.h gen/base/xml.h \
 gen/read/akn/akn_facts.h gen/read/akn/akn_text.h gen/read/akn/akn_flow.h \
 gen/read/akn/akn_table.h build-o2/include/read/akn/akn.rng.h
gen/read/akn/akn.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/schema.h:
gen/base/xml.h:
gen/read/akn/akn_facts.h:
gen/read/akn/akn_text.h:
gen/read/akn/akn_flow.h:
gen/read/akn/akn_table.h:
build-o2/include/read/akn/akn.rng.h:
