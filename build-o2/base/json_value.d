build-o2/base/json_value.o: gen/base/json_value.c gen/base/json_value.h \
 gen/base/text.h
gen/base/json_value.h:
gen/base/text.h:
