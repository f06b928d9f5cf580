build-o2/base/unicode.o: gen/base/unicode.c gen/base/unicode.h \
 gen/base/text.h gen/base/mem.h
gen/base/unicode.h:
gen/base/text.h:
gen/base/mem.h:
