build-o2/cli/build_date.o: gen/cli/build_date.c gen/cli/build_date.h \
 gen/base/text.h
gen/cli/build_date.h:
gen/base/text.h:
