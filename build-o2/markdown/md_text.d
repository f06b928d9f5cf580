build-o2/markdown/md_text.o: gen/markdown/md_text.c \
 gen/markdown/md_text.h gen/markdown/md_marks.h gen/base/text.h \
 gen/model/doc.h gen/base/diag.h gen/base/source.h gen/base/msg.def \
 gen/base/mem.h gen/base/unicode.h gen/model/runs.h
gen/markdown/md_text.h:
gen/markdown/md_marks.h:
gen/base/text.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/msg.def:
gen/base/mem.h:
gen/base/unicode.h:
gen/model/runs.h:
