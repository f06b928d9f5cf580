build-o2/layout/page_break.o: gen/layout/page_break.c \
 gen/layout/page_break.h gen/layout/galley.h gen/layout/stack.h \
 gen/base/mem.h gen/layout/layout.h gen/base/text.h \
 gen/layout/paragraph.h gen/layout/table.h gen/base/search.h
gen/layout/page_break.h:
gen/layout/galley.h:
gen/layout/stack.h:
gen/base/mem.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/layout/table.h:
gen/base/search.h:
