build-o2/cli/build.o: gen/cli/build.c gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/limits.h gen/base/limits.def \
 gen/base/mem.h gen/base/output.h gen/cli/cli.h gen/cli/build_date.h \
 gen/cli/format.h gen/model/matrix.h gen/model/comparison.h \
 gen/model/doc.h gen/write/pdf/pdf.h gen/form/form.h gen/layout/layout.h \
 gen/model/style.h gen/cli/jobs.h gen/cli/options.h gen/cli/project.h \
 gen/model/profile.h gen/model/registry.h gen/cli/roots.h gen/cli/watch.h \
 gen/merge/plan/plan.h gen/merge/overlay/overlay.h \
 gen/merge/overlay/renumber.h gen/merge/overlay/rebase.h \
 gen/merge/overlay/revision.h gen/read/own_clauses.h gen/read/read.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/limits.h:
gen/base/limits.def:
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
gen/cli/jobs.h:
gen/cli/options.h:
gen/cli/project.h:
gen/model/profile.h:
gen/model/registry.h:
gen/cli/roots.h:
gen/cli/watch.h:
gen/merge/plan/plan.h:
gen/merge/overlay/overlay.h:
gen/merge/overlay/renumber.h:
gen/merge/overlay/rebase.h:
gen/merge/overlay/revision.h:
gen/read/own_clauses.h:
gen/read/read.h:
