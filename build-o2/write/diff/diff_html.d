build-o2/write/diff/diff_html.o: gen/write/diff/diff_html.c \
 gen/write/diff/diff.h gen/model/comparison.h gen/base/text.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/model/matrix.h gen/base/mem.h gen/base/xml.h \
 gen/write/diff/diff_rows.h build-o2/include/write/diff/diff_html.css.h \
 build-o2/include/write/diff/diff_html.js.h
gen/write/diff/diff.h:
gen/model/comparison.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/matrix.h:
gen/base/mem.h:
gen/base/xml.h:
gen/write/diff/diff_rows.h:
build-o2/include/write/diff/diff_html.css.h:
build-o2/include/write/diff/diff_html.js.h:
