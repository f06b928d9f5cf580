build-o2/base/sequence_align.o: gen/base/sequence_align.c \
 gen/base/sequence.h gen/base/mem.h
gen/base/sequence.h:
gen/base/mem.h:
