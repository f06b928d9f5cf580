build-o2/write/units_json.o: gen/write/units_json.c \
 gen/write/units_json.h gen/model/doc.h gen/base/diag.h gen/base/source.h \
 gen/base/text.h gen/base/msg.def gen/base/json_value.h gen/base/mem.h \
 gen/model/tasks.h
gen/write/units_json.h:
gen/model/doc.h:
gen/base/diag.h:
gen/base/source.h:
gen/base/text.h:
gen/base/msg.def:
gen/base/json_value.h:
gen/base/mem.h:
gen/model/tasks.h:
