build-o2/template/value.o: gen/template/value.c gen/template/value.h \
 gen/base/source.h gen/base/text.h gen/template/origin.h gen/base/mem.h \
 gen/base/map.h
gen/template/value.h:
gen/base/source.h:
gen/base/text.h:
gen/template/origin.h:
gen/base/mem.h:
gen/base/map.h:
