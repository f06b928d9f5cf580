build-o2/base/schema.o: gen/base/schema.c gen/base/schema.h \
 gen/base/xml.h gen/base/source.h gen/base/text.h gen/base/diag.h \
 gen/base/msg.def gen/base/mem.h gen/base/schema_hint.h gen/base/date.h
gen/base/schema.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/schema_hint.h:
gen/base/date.h:
