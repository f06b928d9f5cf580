build-o2/markdown/html_tag.o: gen/markdown/html_tag.c \
 gen/markdown/html_tag.h gen/base/text.h
gen/markdown/html_tag.h:
gen/base/text.h:
