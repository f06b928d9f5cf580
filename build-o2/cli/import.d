build-o2/cli/import.o: gen/cli/import.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/mem.h gen/base/output.h \
 gen/cli/cli.h gen/cli/format.h gen/model/matrix.h gen/model/comparison.h \
 gen/model/doc.h gen/write/pdf/pdf.h gen/form/form.h gen/layout/layout.h \
 gen/model/style.h gen/cli/options.h gen/read/doubts.h gen/read/read.h \
 gen/write/outline.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/output.h:
gen/cli/cli.h:
gen/cli/format.h:
gen/model/matrix.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/write/pdf/pdf.h:
gen/form/form.h:
gen/layout/layout.h:
gen/model/style.h:
gen/cli/options.h:
gen/read/doubts.h:
gen/read/read.h:
gen/write/outline.h:
