build-o2/cli/derive.o: gen/cli/derive.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/journal.h gen/base/mem.h \
 gen/base/output.h gen/cli/cli.h gen/cli/format.h gen/model/matrix.h \
 gen/model/comparison.h gen/model/doc.h gen/write/pdf/pdf.h \
 gen/form/form.h gen/layout/layout.h gen/model/style.h gen/cli/options.h \
 gen/cli/project.h gen/model/profile.h gen/model/registry.h \
 gen/compare/compare.h gen/derive/derive.h gen/derive/patch.h \
 gen/merge/overlay/clause_words.h gen/merge/plan/plan.h \
 gen/merge/overlay/overlay.h gen/merge/overlay/renumber.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/read/own_clauses.h gen/read/read.h gen/markdown/md_write.h \
 gen/write/profile_xml.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/journal.h:
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
gen/cli/project.h:
gen/model/profile.h:
gen/model/registry.h:
gen/compare/compare.h:
gen/derive/derive.h:
gen/derive/patch.h:
gen/merge/overlay/clause_words.h:
gen/merge/plan/plan.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/read/own_clauses.h:
gen/read/read.h:
gen/markdown/md_write.h:
gen/write/profile_xml.h:
