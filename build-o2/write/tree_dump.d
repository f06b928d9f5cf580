build-o2/write/tree_dump.o: gen/write/tree_dump.c gen/write/tree_dump.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/base/mem.h gen/model/runs.h
gen/write/tree_dump.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/model/runs.h:
