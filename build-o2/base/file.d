build-o2/base/file.o: gen/base/file.c gen/base/file.h gen/base/text.h \
 gen/base/mem.h
gen/base/file.h:
gen/base/text.h:
gen/base/mem.h:
