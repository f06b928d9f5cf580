build-o2/cli/watch.o: gen/cli/watch.c gen/cli/watch.h gen/base/hash.h \
 gen/base/text.h
gen/cli/watch.h:
gen/base/hash.h:
gen/base/text.h:
