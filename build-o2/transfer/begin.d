build-o2/transfer/begin.o: gen/transfer/begin.c gen/transfer/begin.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/model/profile.h gen/model/registry.h \
 gen/model/style.h gen/base/date.h gen/base/mem.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/lexicon/phrase.h \
 gen/markdown/md_escape.h gen/model/central_matter.h gen/model/tasks.h \
 gen/transfer/begin_front.h
gen/transfer/begin.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/model/profile.h:
gen/model/registry.h:
gen/model/style.h:
gen/base/date.h:
gen/base/mem.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/phrase.h:
gen/markdown/md_escape.h:
gen/model/central_matter.h:
gen/model/tasks.h:
gen/transfer/begin_front.h:
