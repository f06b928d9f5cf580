/* Files of pictures: see picture_file.h. */
#include "read/pdf/picture_file.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/scratch.h"
#include "read/pdf/picture_size.h"

static const char *extension(enum picture_kind kind)
{
    static const char *const names[] = {
        [PICTURE_PNG] = "png", [PICTURE_JPEG] = "jpg", [PICTURE_TIFF] = "tif"};
    return names[kind];
}

/* Runs mutool; false after a diagnostic. */
static bool run(const char *const *arguments, const char *name)
{
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    buf_free(&p.output);
    if (p.end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, name, "mutool", "mupdf-tools");
    else if (p.end == PROCESS_FAILED)
        diag_file(MSG_PICTURE_DAMAGED, name);
    return p.end == PROCESS_DONE;
}

/* Is it a picture that is not too large; else false after a diagnostic. */
static bool is_fit(const struct source *file, enum picture_kind kind)
{
    size_t pixels = kind == PICTURE_NONE ? 0 : picture_pixels(file->raw, kind);
    if (kind == PICTURE_NONE)
        diag_file(MSG_PICTURE_NONE, file->name);
    else if (pixels > LIMIT_PIXELS)
        diag_file(MSG_PICTURE_LARGE, file->name, (size_t)LIMIT_PIXELS / 1000000);
    else if (pixels && picture_has_end(file->raw, kind))
        return true;
    else
        diag_file(MSG_PICTURE_DAMAGED, file->name);
    return false;
}

/* Makes a PDF of one file in the folder; its path, or NULL after a diagnostic. */
static const char *convert(struct arena *a, const char *folder, const struct source *file,
                           size_t number)
{
    enum picture_kind kind = picture_kind(file->raw);
    if (!is_fit(file, kind))
        return NULL;
    const char *from = str_format(a, "%s-%zu.%s", folder, number, extension(kind)).p;
    const char *to = str_format(a, "%s-%zu.pdf", folder, number).p;
    const char *const arguments[] = {"mutool", "convert", "-o", to, from, NULL};
    return scratch_write(from, file->raw) && run(arguments, file->name) ? to : NULL;
}

/* The PDF of all files; its path, or NULL after a diagnostic. */
static const char *convert_all(struct arena *a, const char *folder,
                               const struct source *const *files, size_t n)
{
    enum { HEAD = 4 };
    const char *all = str_format(a, "%s-all.pdf", folder).p;
    const char **arguments = arena_array(a, n + HEAD + 1, sizeof *arguments);
    const char *const head[HEAD] = {"mutool", "merge", "-o", all};
    memcpy(arguments, head, sizeof head);
    for (size_t i = 0; i < n; i++)
        if (!(arguments[HEAD + i] = convert(a, folder, files[i], i)))
            return NULL;
    return n == 1 ? arguments[HEAD] : run(arguments, files[0]->name) ? all : NULL;
}

/* One file has its own digest; of several it is that of theirs. */
static void set_digest(struct source *pdf, const struct source *const *files, size_t n)
{
    struct buf all = {0};
    for (size_t i = 0; i < n; i++)
        buf_str(&all,
                (struct str){(const char *)files[i]->file_digest, sizeof files[i]->file_digest});
    if (n > 1)
        hash_sha256(buf_view(&all), pdf->file_digest);
    buf_free(&all);
}

const struct source *picture_files_pdf(const struct source *const *files, size_t n)
{
    struct arena *a = files[0]->arena;
    struct source *pdf = NULL;
    struct buf bytes = {0};
    const char *folder = scratch_file(a, "picture", STR_NONE);
    const char *path = folder ? convert_all(a, folder, files, n) : NULL;
    if (path && file_read(path, &bytes)) {
        pdf = arena_alloc(a, sizeof *pdf);
        *pdf = *files[0];
        pdf->format = SOURCE_FORMAT_PDF;
        pdf->raw = str_copy(a, buf_view(&bytes));
        set_digest(pdf, files, n);
    } else if (path)
        diag_file(MSG_PICTURE_DAMAGED, files[0]->name);
    if (folder)
        scratch_remove(folder);
    buf_free(&bytes);
    return pdf;
}
