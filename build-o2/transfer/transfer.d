build-o2/transfer/transfer.o: gen/transfer/transfer.c \
 gen/transfer/transfer.h gen/model/profile.h gen/base/source.h \
 gen/base/text.h gen/model/registry.h gen/model/style.h gen/base/date.h \
 gen/base/diag.h gen/base/msg.def gen/base/mem.h gen/base/unicode.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h \
 gen/lexicon/tone_mark.h gen/transfer/rewrite.h gen/lexicon/phrase.h \
 gen/names/rename.h gen/model/doc.h
gen/transfer/transfer.h:
gen/model/profile.h:
gen/base/source.h:
gen/base/text.h:
gen/model/registry.h:
gen/model/style.h:
gen/base/date.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/lexicon/tone_mark.h:
gen/transfer/rewrite.h:
gen/lexicon/phrase.h:
gen/names/rename.h:
gen/model/doc.h:
