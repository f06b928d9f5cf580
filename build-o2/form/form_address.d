build-o2/form/form_address.o: gen/form/form_address.c gen/base/text.h \
 gen/form/form_parts.h gen/form/form_builder.h gen/base/mem.h \
 gen/form/form.h gen/layout/layout.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/msg.def gen/model/style.h \
 gen/form/form_letters.h gen/form/form_links.h gen/model/tasks.h \
 gen/lexicon/lexicon.h build-o2/include/lexicon/lists.h
gen/base/text.h:
gen/form/form_parts.h:
gen/form/form_builder.h:
gen/base/mem.h:
gen/form/form.h:
gen/layout/layout.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/style.h:
gen/form/form_letters.h:
gen/form/form_links.h:
gen/model/tasks.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
