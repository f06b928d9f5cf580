build-o2/form/form_links.o: gen/form/form_links.c gen/form/form_links.h \
 gen/base/mem.h gen/form/form.h gen/layout/layout.h gen/base/text.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/model/style.h gen/base/unicode.h gen/form/form_builder.h \
 gen/form/form_letters.h gen/model/tasks.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h
gen/form/form_links.h:
gen/base/mem.h:
gen/form/form.h:
gen/layout/layout.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/style.h:
gen/base/unicode.h:
gen/form/form_builder.h:
gen/form/form_letters.h:
gen/model/tasks.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
