build-o2/base/xml_scan.o: gen/base/xml_scan.c gen/base/xml_scan.h \
 gen/base/text.h
gen/base/xml_scan.h:
gen/base/text.h:
