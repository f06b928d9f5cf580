build-o2/markdown/md_escape.o: gen/markdown/md_escape.c \
 gen/markdown/md_escape.h gen/base/text.h gen/markdown/md_marks.h
gen/markdown/md_escape.h:
gen/base/text.h:
gen/markdown/md_marks.h:
