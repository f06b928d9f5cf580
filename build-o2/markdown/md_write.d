build-o2/markdown/md_write.o: gen/markdown/md_write.c \
 gen/markdown/md_write.h gen/model/doc.h gen/base/diag.h \
 gen/base/source.h gen/base/text.h gen/base/msg.def gen/base/mem.h \
 gen/base/unicode.h gen/lexicon/label.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h gen/markdown/md_text.h \
 gen/markdown/md_marks.h gen/model/runs.h
gen/markdown/md_write.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/lexicon/label.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
gen/markdown/md_text.h:
gen/markdown/md_marks.h:
gen/model/runs.h:
