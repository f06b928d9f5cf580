build-o2/base/schema_hint.o: gen/base/schema_hint.c \
 gen/base/schema_hint.h gen/base/date.h gen/base/text.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/base/mem.h
gen/base/schema_hint.h:
gen/base/date.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
