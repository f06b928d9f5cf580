build-o2/base/xml_read.o: gen/base/xml_read.c gen/base/mem.h \
 gen/base/xml.h gen/base/source.h gen/base/text.h
gen/base/mem.h:
gen/base/xml.h:
gen/base/source.h:
gen/base/text.h:
