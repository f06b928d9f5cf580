build-o2/read/scan/aligned_cut.o: gen/read/scan/aligned_cut.c \
 gen/read/scan/aligned_cut.h gen/read/scan/aligned_head.h gen/base/mem.h \
 gen/base/text.h gen/read/scan/aligned_line.h gen/base/source.h \
 gen/base/unicode.h gen/lexicon/lexicon.h \
 build-o2/include/lexicon/lists.h
gen/read/scan/aligned_cut.h:
gen/read/scan/aligned_head.h:
gen/base/mem.h:
gen/base/text.h:
gen/read/scan/aligned_line.h:
gen/base/source.h:
gen/base/unicode.h:
gen/lexicon/lexicon.h:
build-o2/include/lexicon/lists.h:
