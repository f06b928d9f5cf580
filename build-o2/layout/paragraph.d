build-o2/layout/paragraph.o: gen/layout/paragraph.c \
 gen/layout/paragraph.h gen/layout/layout.h gen/base/text.h \
 gen/layout/break.h gen/layout/paragraph_box.h gen/base/mem.h \
 gen/layout/font.h
gen/layout/paragraph.h:
gen/layout/layout.h:
gen/base/text.h:
gen/layout/break.h:
gen/layout/paragraph_box.h:
gen/base/mem.h:
gen/layout/font.h:
