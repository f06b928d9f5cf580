build-o2/layout/galley.o: gen/layout/galley.c gen/layout/galley.h \
 gen/layout/stack.h gen/base/mem.h gen/layout/layout.h gen/base/text.h \
 gen/layout/paragraph.h gen/layout/table.h
gen/layout/galley.h:
gen/layout/stack.h:
gen/base/mem.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/layout/table.h:
