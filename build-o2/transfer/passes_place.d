build-o2/transfer/passes_place.o: gen/transfer/passes_place.c \
 gen/base/unicode.h gen/base/text.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/lexicon/word_key.h \
 gen/transfer/passes.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/names/citation_spans.h gen/lexicon/phrase.h gen/transfer/rewrite.h \
 gen/base/mem.h gen/model/profile.h gen/model/registry.h \
 gen/names/rename.h gen/lexicon/tone_mark.h gen/model/doc.h
gen/base/unicode.h:
gen/base/text.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/word_key.h:
gen/transfer/passes.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/names/citation_spans.h:
gen/lexicon/phrase.h:
gen/transfer/rewrite.h:
gen/base/mem.h:
gen/model/profile.h:
gen/model/registry.h:
gen/names/rename.h:
gen/lexicon/tone_mark.h:
gen/model/doc.h:
