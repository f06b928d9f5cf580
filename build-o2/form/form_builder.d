build-o2/form/form_builder.o: gen/form/form_builder.c \
 gen/form/form_builder.h gen/base/mem.h gen/form/form.h \
 gen/layout/layout.h gen/base/text.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/model/style.h \
 gen/form/form_letters.h gen/form/form_links.h gen/model/tasks.h \
 gen/base/unicode.h gen/layout/font.h
gen/form/form_builder.h:
gen/base/mem.h:
gen/form/form.h:
gen/layout/layout.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/style.h:
gen/form/form_letters.h:
gen/form/form_links.h:
gen/model/tasks.h:
gen/base/unicode.h:
gen/layout/font.h:
