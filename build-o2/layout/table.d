build-o2/layout/table.o: gen/layout/table.c gen/layout/table.h \
 gen/layout/stack.h gen/base/mem.h gen/layout/layout.h gen/base/text.h \
 gen/layout/paragraph.h gen/layout/column.h
gen/layout/table.h:
gen/layout/stack.h:
gen/base/mem.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/layout/column.h:
