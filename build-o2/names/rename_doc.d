build-o2/names/rename_doc.o: gen/names/rename_doc.c gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/model/runs.h gen/model/doc.h gen/names/rename.h gen/lexicon/phrase.h \
 gen/lexicon/tone_mark.h gen/model/profile.h gen/model/registry.h
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/model/runs.h:
gen/model/doc.h:
gen/names/rename.h:
gen/lexicon/phrase.h:
gen/lexicon/tone_mark.h:
gen/model/profile.h:
gen/model/registry.h:
