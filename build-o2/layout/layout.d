build-o2/layout/layout.o: gen/layout/layout.c gen/layout/layout.h \
 gen/base/text.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/base/mem.h gen/layout/page_place.h gen/layout/page_draw.h \
 gen/layout/stack.h gen/layout/paragraph.h gen/layout/page_break.h \
 gen/layout/galley.h gen/layout/table.h
gen/layout/layout.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
gen/layout/page_place.h:
gen/layout/page_draw.h:
gen/layout/stack.h:
gen/layout/paragraph.h:
gen/layout/page_break.h:
gen/layout/galley.h:
gen/layout/table.h:
