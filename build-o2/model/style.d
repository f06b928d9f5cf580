build-o2/model/style.o: gen/model/style.c gen/model/style.h \
 gen/base/source.h gen/base/text.h gen/base/diag.h gen/base/msg.def \
 gen/base/limits.h gen/base/limits.def gen/base/map.h gen/base/mem.h \
 gen/base/schema.h gen/base/xml.h gen/model/doc.h \
 build-o2/include/model/style.rng.h
gen/model/style.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/limits.h:
gen/base/limits.def:
gen/base/map.h:
gen/base/mem.h:
gen/base/schema.h:
gen/base/xml.h:
gen/model/doc.h:
build-o2/include/model/style.rng.h:
