build-o2/cli/new_central.o: gen/cli/new_central.c gen/cli/new_central.h \
 gen/model/registry.h gen/base/source.h gen/base/text.h gen/base/diag.h \
 gen/base/msg.def gen/base/mem.h gen/base/output.h gen/base/unicode.h \
 gen/cli/cli.h gen/cli/format.h gen/model/matrix.h gen/model/comparison.h \
 gen/model/doc.h gen/write/pdf/pdf.h gen/form/form.h gen/layout/layout.h \
 gen/model/style.h gen/cli/project.h gen/model/profile.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/markdown/md_write.h gen/read/read.h gen/transfer/begin.h \
 gen/write/profile_xml.h
gen/cli/new_central.h:
gen/model/registry.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/output.h:
gen/base/unicode.h:
gen/cli/cli.h:
gen/cli/format.h:
gen/model/matrix.h:
gen/model/comparison.h:
gen/model/doc.h:
gen/write/pdf/pdf.h:
gen/form/form.h:
gen/layout/layout.h:
gen/model/style.h:
gen/cli/project.h:
gen/model/profile.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/markdown/md_write.h:
gen/read/read.h:
gen/transfer/begin.h:
gen/write/profile_xml.h:
