build-o2/form/form_letters.o: gen/form/form_letters.c \
 gen/form/form_letters.h gen/base/mem.h gen/base/source.h gen/base/text.h \
 gen/base/diag.h gen/base/msg.def gen/base/unicode.h gen/form/form.h \
 gen/layout/layout.h gen/model/doc.h gen/model/style.h gen/layout/font.h
gen/form/form_letters.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/diag.h:
gen/base/msg.def:
gen/base/unicode.h:
gen/form/form.h:
gen/layout/layout.h:
gen/model/doc.h:
gen/model/style.h:
gen/layout/font.h:
