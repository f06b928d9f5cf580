build-o2/write/akn/akn_lines.o: gen/write/akn/akn_lines.c \
 gen/write/akn/akn_lines.h gen/write/akn/akn_plan.h gen/model/doc.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/base/xml.h gen/model/akn.h
gen/write/akn/akn_lines.h:
gen/write/akn/akn_plan.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/xml.h:
gen/model/akn.h:
