build-o2/transfer/rewrite.o: gen/transfer/rewrite.c \
 gen/transfer/rewrite.h gen/base/diag.h gen/base/source.h gen/base/text.h \
 gen/base/msg.def gen/base/mem.h gen/lexicon/phrase.h gen/model/profile.h \
 gen/model/registry.h gen/names/rename.h gen/lexicon/tone_mark.h \
 gen/model/doc.h gen/base/unicode.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/transfer/passes.h \
 gen/names/citation_spans.h
gen/transfer/rewrite.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/lexicon/phrase.h:
gen/model/profile.h:
gen/model/registry.h:
gen/names/rename.h:
gen/lexicon/tone_mark.h:
gen/model/doc.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/transfer/passes.h:
gen/names/citation_spans.h:
