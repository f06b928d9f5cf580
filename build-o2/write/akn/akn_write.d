build-o2/write/akn/akn_write.o: gen/write/akn/akn_write.c \
 gen/write/akn/akn_write.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/base/xml.h gen/model/akn.h gen/model/runs.h \
 gen/write/akn/akn_lines.h gen/write/akn/akn_plan.h \
 gen/write/akn/akn_meta.h
gen/write/akn/akn_write.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/xml.h:
gen/model/akn.h:
gen/model/runs.h:
gen/write/akn/akn_lines.h:
gen/write/akn/akn_plan.h:
gen/write/akn/akn_meta.h:
