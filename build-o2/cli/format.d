build-o2/cli/format.o: gen/cli/format.c gen/cli/format.h \
 gen/model/matrix.h gen/model/comparison.h gen/base/text.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/write/pdf/pdf.h gen/form/form.h gen/layout/layout.h \
 gen/model/style.h gen/base/unicode.h gen/cli/build_date.h \
 gen/cli/project.h gen/model/profile.h gen/model/registry.h \
 gen/markdown/md_write.h gen/write/akn/akn_write.h gen/write/diff/diff.h \
 gen/write/tree_dump.h gen/write/units_json.h
gen/cli/format.h:
gen/model/matrix.h:
gen/model/comparison.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/write/pdf/pdf.h:
gen/form/form.h:
gen/layout/layout.h:
gen/model/style.h:
gen/base/unicode.h:
gen/cli/build_date.h:
gen/cli/project.h:
gen/model/profile.h:
gen/model/registry.h:
gen/markdown/md_write.h:
gen/write/akn/akn_write.h:
gen/write/diff/diff.h:
gen/write/tree_dump.h:
gen/write/units_json.h:
