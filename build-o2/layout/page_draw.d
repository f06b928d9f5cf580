build-o2/layout/page_draw.o: gen/layout/page_draw.c \
 gen/layout/page_draw.h gen/layout/stack.h gen/base/mem.h \
 gen/layout/layout.h gen/base/text.h gen/layout/paragraph.h \
 gen/base/unicode.h gen/layout/font.h
gen/layout/page_draw.h:
gen/layout/stack.h:
gen/base/mem.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/base/unicode.h:
gen/layout/font.h:
