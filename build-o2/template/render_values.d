build-o2/template/render_values.o: gen/template/render_values.c \
 gen/base/limits.h gen/base/limits.def gen/template/render_int.h \
 gen/base/diag.h gen/base/source.h gen/base/text.h gen/base/msg.def \
 gen/base/mem.h gen/template/parse.h gen/template/render.h \
 gen/template/value.h gen/template/origin.h
gen/base/limits.h:
gen/base/limits.def:
gen/template/render_int.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/mem.h:
gen/template/parse.h:
gen/template/render.h:
gen/template/value.h:
gen/template/origin.h:
