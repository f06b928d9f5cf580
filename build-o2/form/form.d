build-o2/form/form.o: gen/form/form.c gen/form/form.h gen/layout/layout.h \
 gen/base/text.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/msg.def gen/model/style.h gen/base/unicode.h gen/layout/font.h \
 gen/lexicon/label.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/form/form_parts.h \
 gen/form/form_builder.h gen/base/mem.h gen/form/form_letters.h \
 gen/form/form_links.h gen/model/tasks.h
gen/form/form.h:
gen/layout/layout.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/model/style.h:
gen/base/unicode.h:
gen/layout/font.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/form/form_parts.h:
gen/form/form_builder.h:
gen/base/mem.h:
gen/form/form_letters.h:
gen/form/form_links.h:
gen/model/tasks.h:
