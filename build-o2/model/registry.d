build-o2/model/registry.o: gen/model/registry.c gen/model/registry.h \
 gen/base/source.h gen/base/text.h gen/base/diag.h gen/base/msg.def \
 gen/lexicon/word_key.h gen/base/mem.h gen/base/schema.h gen/base/xml.h \
 gen/base/search.h build-o2/include/model/registry.rng.h
gen/model/registry.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/lexicon/word_key.h:
gen/base/mem.h:
gen/base/schema.h:
gen/base/xml.h:
gen/base/search.h:
build-o2/include/model/registry.rng.h:
