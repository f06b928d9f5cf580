build-o2/model/profile.o: gen/model/profile.c gen/model/profile.h \
 gen/base/source.h gen/base/text.h gen/base/diag.h gen/base/msg.def \
 gen/base/map.h gen/base/mem.h gen/base/schema.h gen/base/xml.h \
 gen/base/unicode.h build-o2/include/model/profile.rng.h
gen/model/profile.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/map.h:
gen/base/mem.h:
gen/base/schema.h:
gen/base/xml.h:
gen/base/unicode.h:
build-o2/include/model/profile.rng.h:
