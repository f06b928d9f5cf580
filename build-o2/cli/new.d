build-o2/cli/new.o: gen/cli/new.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/journal.h gen/base/mem.h \
 gen/base/output.h gen/cli/cli.h gen/cli/build_date.h gen/cli/format.h \
 gen/model/matrix.h gen/model/comparison.h gen/model/doc.h \
 gen/write/pdf/pdf.h gen/form/form.h gen/layout/layout.h \
 gen/model/style.h gen/cli/new_central.h gen/model/registry.h \
 gen/cli/options.h gen/cli/project.h gen/model/profile.h \
 gen/transfer/transfer.h gen/names/rename.h gen/lexicon/phrase.h \
 gen/lexicon/tone_mark.h gen/write/profile_xml.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/journal.h:
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
gen/cli/new_central.h:
gen/model/registry.h:
gen/cli/options.h:
gen/cli/project.h:
gen/model/profile.h:
gen/transfer/transfer.h:
gen/names/rename.h:
gen/lexicon/phrase.h:
gen/lexicon/tone_mark.h:
gen/write/profile_xml.h:
