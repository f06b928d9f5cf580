build-o2/base/source.o: gen/base/source.c gen/base/source.h \
 gen/base/text.h gen/base/search.h gen/base/unicode.h
gen/base/source.h:
gen/base/text.h:
gen/base/search.h:
gen/base/unicode.h:
