build-o2/read/pdf/page_text.o: gen/read/pdf/page_text.c gen/base/mem.h \
 gen/base/unicode.h gen/base/text.h gen/read/pdf/rulings.h \
 gen/read/pdf/words.h gen/base/source.h
gen/base/mem.h:
gen/base/unicode.h:
gen/base/text.h:
gen/read/pdf/rulings.h:
gen/read/pdf/words.h:
gen/base/source.h:
