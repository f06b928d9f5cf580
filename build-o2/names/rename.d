build-o2/names/rename.o: gen/names/rename.c gen/names/rename.h \
 gen/lexicon/phrase.h gen/base/text.h gen/lexicon/tone_mark.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/model/profile.h gen/model/registry.h gen/base/mem.h \
 gen/base/search.h gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/base/unicode.h gen/names/citation_spans.h
gen/names/rename.h:
gen/lexicon/phrase.h:
gen/base/text.h:
gen/lexicon/tone_mark.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/profile.h:
gen/model/registry.h:
gen/base/mem.h:
gen/base/search.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/base/unicode.h:
gen/names/citation_spans.h:
