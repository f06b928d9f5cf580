/*
 * Bytes to standard output. A reader that has enough and closes the pipe is no fault.
 */
#ifndef BASE_STANDARD_OUTPUT_H
#define BASE_STANDARD_OUTPUT_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Text keeps its characters on its way to a file or a pipe; a terminal, which would obey some of
 * them, gets it harmless. False with errno.
 */
bool standard_output_write(struct str bytes);
/* Text made for a terminal, which is harmless already (unicode_harmless()); false after a
 * diagnostic. */
bool standard_output_print(struct str bytes);

#endif
