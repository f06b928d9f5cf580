build-o2/template/lambda.o: gen/template/lambda.c gen/template/lambda.h \
 gen/template/value.h gen/base/source.h gen/base/text.h \
 gen/template/origin.h gen/base/mem.h gen/base/date.h gen/base/unicode.h \
 gen/template/render.h
gen/template/lambda.h:
gen/template/value.h:
gen/base/source.h:
gen/base/text.h:
gen/template/origin.h:
gen/base/mem.h:
gen/base/date.h:
gen/base/unicode.h:
gen/template/render.h:
