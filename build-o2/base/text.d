build-o2/base/text.o: gen/base/text.c gen/base/text.h gen/base/mem.h
gen/base/text.h:
gen/base/mem.h:
