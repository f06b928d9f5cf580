build-o2/cli/roots.o: gen/cli/roots.c gen/cli/roots.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def \
 build-o2/include/cli/share.h
gen/cli/roots.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
build-o2/include/cli/share.h:
