#ifndef STEPS_H
#define STEPS_H

#include <stdint.h>

/* Steps of this process until now: edges between basic blocks of the program (tests/steps.c). What libraries do is not counted. */
extern uint64_t steps_taken;

#endif
