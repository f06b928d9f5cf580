build-o2/read/akn/akn_quoted.o: gen/read/akn/akn_quoted.c \
 gen/read/akn/akn_quoted.h gen/read/akn/akn_text.h gen/base/mem.h \
 gen/base/xml.h gen/base/source.h gen/base/text.h gen/model/doc.h \
 gen/base/diag.h gen/base/msg.def gen/read/akn/akn_table.h
gen/read/akn/akn_quoted.h:
gen/read/akn/akn_text.h:
gen/base/mem.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/msg.def:
gen/read/akn/akn_table.h:
