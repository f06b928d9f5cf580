build-o2/cli/render.o: gen/cli/render.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/mem.h gen/base/output.h \
 gen/cli/cli.h gen/cli/build_date.h gen/cli/format.h gen/model/matrix.h \
 gen/model/comparison.h gen/model/doc.h gen/write/pdf/pdf.h \
 gen/form/form.h gen/layout/layout.h gen/model/style.h gen/cli/options.h \
 gen/cli/project.h gen/model/profile.h gen/model/registry.h \
 gen/read/read.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/output.h:
gen/cli/cli.h:
gen/cli/build_date.h:
gen/cli/format.h:
gen/model/matrix.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/write/pdf/pdf.h:
gen/form/form.h:
gen/layout/layout.h:
gen/model/style.h:
gen/cli/options.h:
gen/cli/project.h:
gen/model/profile.h:
gen/model/registry.h:
gen/read/read.h:
