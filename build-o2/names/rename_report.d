build-o2/names/rename_report.o: gen/names/rename_report.c gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/names/rename.h gen/lexicon/phrase.h gen/lexicon/tone_mark.h \
 gen/model/doc.h gen/model/profile.h gen/model/registry.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/names/rename.h:
gen/lexicon/phrase.h:
gen/lexicon/tone_mark.h:
gen/model/doc.h:
gen/model/profile.h:
gen/model/registry.h:
