build-o2/base/sequence.o: gen/base/sequence.c gen/base/mem.h \
 gen/base/sequence.h
gen/base/mem.h:
gen/base/sequence.h:
