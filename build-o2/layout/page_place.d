build-o2/layout/page_place.o: gen/layout/page_place.c \
 gen/layout/page_place.h gen/layout/page_draw.h gen/layout/stack.h \
 gen/base/mem.h gen/layout/layout.h gen/base/text.h \
 gen/layout/paragraph.h gen/layout/page_break.h gen/layout/galley.h \
 gen/layout/table.h
gen/layout/page_place.h:
gen/layout/page_draw.h:
gen/layout/stack.h:
gen/base/mem.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/layout/page_break.h:
gen/layout/galley.h:
gen/layout/table.h:
