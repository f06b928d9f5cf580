build-o2/base/encoding.o: gen/base/encoding.c gen/base/encoding.h \
 gen/base/text.h gen/base/mem.h gen/base/unicode.h
gen/base/encoding.h:
gen/base/text.h:
gen/base/mem.h:
gen/base/unicode.h:
