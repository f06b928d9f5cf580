build-o2/cli/project.o: gen/cli/project.c gen/cli/project.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/model/profile.h gen/model/registry.h \
 gen/model/style.h gen/base/mem.h gen/cli/roots.h gen/lexicon/kinds.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h gen/read/read.h
gen/cli/project.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/model/registry.h:
gen/model/style.h:
gen/base/mem.h:
gen/cli/roots.h:
gen/lexicon/kinds.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/read/read.h:
