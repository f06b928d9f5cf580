build-o2/layout/stack.o: gen/layout/stack.c gen/layout/stack.h \
 gen/base/mem.h gen/layout/layout.h gen/base/text.h \
 gen/layout/paragraph.h gen/base/search.h
gen/layout/stack.h:
gen/base/mem.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/base/search.h:
