build-o2/read/pdf/ruled_table.o: gen/read/pdf/ruled_table.c \
 gen/base/mem.h gen/read/pdf/rulings.h gen/read/pdf/words.h \
 gen/base/source.h gen/base/text.h
gen/base/mem.h:
gen/read/pdf/rulings.h:
gen/read/pdf/words.h:
gen/base/source.h:
gen/base/text.h:
