build-o2/layout/paragraph_box.o: gen/layout/paragraph_box.c \
 gen/layout/paragraph_box.h gen/base/mem.h gen/layout/font.h \
 gen/base/text.h gen/layout/paragraph.h gen/layout/layout.h \
 gen/base/unicode.h gen/layout/break.h
gen/layout/paragraph_box.h:
gen/base/mem.h:
gen/layout/font.h:
gen/base/text.h:
gen/layout/paragraph.h:
gen/layout/layout.h:
gen/base/unicode.h:
gen/layout/break.h:
