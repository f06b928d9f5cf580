build-o2/write/profile_xml.o: gen/write/profile_xml.c \
 gen/write/profile_xml.h gen/model/profile.h gen/base/source.h \
 gen/base/text.h gen/base/xml.h
gen/write/profile_xml.h:
gen/model/profile.h:
gen/base/source.h:
gen/base/text.h:
gen/base/xml.h:
