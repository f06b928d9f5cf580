build-o2/base/signals.o: gen/base/signals.c gen/base/signals.h
gen/base/signals.h:
