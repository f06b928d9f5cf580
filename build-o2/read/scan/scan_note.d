build-o2/read/scan/scan_note.o: gen/read/scan/scan_note.c \
 gen/read/scan/scan_note.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h gen/base/search.h gen/base/unicode.h
gen/read/scan/scan_note.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
gen/base/search.h:
gen/base/unicode.h:
