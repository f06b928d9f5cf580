build-o2/template/origin.o: gen/template/origin.c gen/template/origin.h \
 gen/base/mem.h gen/base/source.h gen/base/text.h gen/base/search.h
gen/template/origin.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/search.h:
