build-o2/base/mem.o: gen/base/mem.c gen/base/mem.h
gen/base/mem.h:
