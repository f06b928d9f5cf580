build-o2/write/diff/diff_rows.o: gen/write/diff/diff_rows.c \
 gen/write/diff/diff_rows.h gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/model/comparison.h gen/model/doc.h \
 gen/base/date.h gen/base/mem.h
gen/write/diff/diff_rows.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/comparison.h:
gen/model/doc.h:
gen/base/date.h:
gen/base/mem.h:
