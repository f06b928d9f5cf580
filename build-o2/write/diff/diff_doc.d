build-o2/write/diff/diff_doc.o: gen/write/diff/diff_doc.c \
 gen/write/diff/diff.h gen/model/comparison.h gen/base/text.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/model/matrix.h gen/base/mem.h gen/base/unicode.h \
 gen/write/diff/diff_rows.h
gen/write/diff/diff.h:
gen/model/comparison.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/matrix.h:
gen/base/mem.h:
gen/base/unicode.h:
gen/write/diff/diff_rows.h:
