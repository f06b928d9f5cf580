/* Standard output: see standard_output.h. */
#include "base/standard_output.h"

#include <errno.h>
#include <unistd.h>

#include "base/harmless.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/unicode.h"

static bool write_out(struct str bytes)
{
    return file_write_open(STDOUT_FILENO, bytes) || errno == EPIPE;
}

bool standard_output_print(struct str bytes)
{
    bool good = write_out(bytes);
    if (!good)
        diag_file(MSG_FILE_UNWRITABLE, "-", msg_reason(errno));
    return good;
}

bool standard_output_write(struct str bytes)
{
    struct buf shown = {0};
    if (isatty(STDOUT_FILENO))
        unicode_harmless(&shown, bytes, "\n\t");
    bool good = write_out(shown.n ? buf_view(&shown) : bytes);
    int error = errno;
    buf_free(&shown);
    errno = error;
    return good;
}
