/* Global options and the table of commands: see cli.h. */
#include <stdio.h>

#include "base/diag.h"
#include "cli/cli.h"

int main(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    diag(MSG_USAGE, POS_NONE, "…");
    diag_print(stderr);
    return STATUS_BAD;
}
