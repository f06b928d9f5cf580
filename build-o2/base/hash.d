build-o2/base/hash.o: gen/base/hash.c gen/base/hash.h gen/base/text.h
gen/base/hash.h:
gen/base/text.h:
