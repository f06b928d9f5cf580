build-o2/base/date.o: gen/base/date.c gen/base/date.h gen/base/text.h
gen/base/date.h:
gen/base/text.h:
