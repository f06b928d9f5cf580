build-o2/base/map.o: gen/base/map.c gen/base/map.h gen/base/mem.h \
 gen/base/text.h gen/base/hash.h
gen/base/map.h:
gen/base/mem.h:
gen/base/text.h:
gen/base/hash.h:
