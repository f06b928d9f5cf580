build-o2/read/pdf/rulings.o: gen/read/pdf/rulings.c \
 gen/read/pdf/rulings.h gen/read/pdf/words.h gen/base/mem.h \
 gen/base/source.h gen/base/text.h gen/base/process.h gen/base/xml.h
gen/read/pdf/rulings.h:
gen/read/pdf/words.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/process.h:
gen/base/xml.h:
