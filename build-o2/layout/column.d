build-o2/layout/column.o: gen/layout/column.c gen/layout/column.h \
 gen/layout/paragraph.h gen/layout/layout.h gen/base/text.h \
 gen/base/mem.h gen/base/search.h gen/layout/stack.h
gen/layout/column.h:
gen/layout/paragraph.h:
gen/layout/layout.h:
gen/base/text.h:
gen/base/mem.h:
gen/base/search.h:
gen/layout/stack.h:
