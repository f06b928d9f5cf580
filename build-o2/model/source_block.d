build-o2/model/source_block.o: gen/model/source_block.c \
 gen/model/source_block.h gen/base/mem.h gen/base/source.h \
 gen/base/text.h
gen/model/source_block.h:
gen/base/mem.h:
gen/base/source.h:
gen/base/text.h:
