/* Reading sources: what is no text is refused, with its place. See source.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/encoding.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/source.h"
#include "base/unicode.h"

static void index_lines(struct arena *a, struct source *s)
{
    size_t n = 1, i = 0;
    for (const char *p = s->text.p; p && (p = memchr(p, '\n', s->text.n - (size_t)(p - s->text.p)));
         p++)
        n++;
    uint32_t *at = arena_array(a, n, sizeof *at);
    at[i++] = 0;
    for (const char *p = s->text.p; p && (p = memchr(p, '\n', s->text.n - (size_t)(p - s->text.p)));
         p++)
        at[i++] = (uint32_t)(p - s->text.p) + 1;
    if (n > 1 && at[n - 1] == s->text.n)
        n--; /* a line end at the end of the file begins no line */
    s->line_at = at;
    s->lines = n;
}

static bool lines_too_long(const struct source *s)
{
    for (size_t i = 0; i < s->lines; i++) {
        size_t end = i + 1 < s->lines ? s->line_at[i + 1] : s->text.n;
        if (end - s->line_at[i] > LIMIT_LINE) {
            diag_at(MSG_LINE_TOO_LONG, s->name, i + 1, 1, (size_t)LIMIT_LINE >> 20);
            return true;
        }
    }
    return false;
}

/* Reports a fault at an offset in bytes that are no source yet. */
static void fault_at(enum msg m, const char *name, struct str bytes, size_t at)
{
    size_t line = 1, start = 0;
    for (size_t i = 0; i < at; i++)
        if (bytes.p[i] == '\n') {
            line++;
            start = i + 1;
        }
    diag_at(m, name, line, utf8_length(str_slice(bytes, start, at)) + 1,
            (unsigned)(unsigned char)bytes.p[at]);
}

/* Bytes of what ends a line at an offset, but for "\n" and "\r\n": a carriage return alone, as old
 * files have it, a vertical tab, U+0085, U+2028, U+2029; 0 where none does. */
static size_t other_end(struct str s, size_t at)
{
    struct str rest = str_slice(s, at, s.n);
    if (*rest.p == '\r')
        return str_at(rest, 1) != '\n';
    if (*rest.p == '\v')
        return 1;
    if (str_starts(rest, STR("\xC2\x85")))
        return 2;
    return str_starts(rest, STR("\xE2\x80\xA8")) || str_starts(rest, STR("\xE2\x80\xA9")) ? 3 : 0;
}

/* Whatever ends lines becomes "\n"; what parts paragraphs, U+2029, an empty line. A page that
 * begins with text begins a line. */
static struct str end_lines(struct arena *a, struct str s)
{
    static const bool begins[256] = {['\r'] = 1, ['\v'] = 1, ['\f'] = 1, [0xC2] = 1, [0xE2] = 1};
    struct buf out = {0};
    size_t kept = 0;
    for (size_t at = 0; at < s.n; at++) {
        if (!begins[(unsigned char)s.p[at]])
            continue;
        size_t n = other_end(s, at);
        bool page = s.p[at] == '\f' && at && !is_space(s.p[at - 1]) && !is_space(str_at(s, at + 1));
        if (!n && !page)
            continue;
        buf_add(&out, s.p + kept, at - kept);
        buf_puts(&out, n == 3 && s.p[at + 2] == '\xA9' ? "\n\n" : "\n");
        kept = at + n;
        at += n ? n - 1 : 0;
    }
    if (!kept && !out.n)
        return str_copy(a, s);
    buf_add(&out, s.p + kept, s.n - kept);
    return buf_take(&out, a);
}

void source_sha256(const struct source *s, char out[65])
{
    if (!s)
        *out = '\0';
    else if (*s->file_digest)
        memcpy(out, s->file_digest, sizeof s->file_digest);
    else
        hash_sha256(s->text, out);
}

static unsigned sources; /* opened so far */

/* The source of a text that was decoded from the file's bytes. */
static struct source *decoded(struct arena *a, const char *name, struct str bytes, struct str file)
{
    struct source *s = arena_alloc(a, sizeof *s);
    s->arena = a;
    s->name = arena_copy(a, name, strlen(name));
    s->number = ++sources;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    if (!str_trim(bytes).n) {
        diag_file(MSG_FILE_EMPTY, name);
        return NULL;
    }
    size_t bad = utf8_check(bytes);
    if (bad < bytes.n) {
        fault_at(MSG_NOT_UTF8, name, bytes, bad);
        return NULL;
    }
    const char *nul = memchr(bytes.p, '\0', bytes.n);
    if (nul) {
        fault_at(MSG_NUL_BYTE, name, bytes, (size_t)(nul - bytes.p));
        return NULL;
    }
    struct str nfc = unicode_nfc(a, bytes);
    s->composed = nfc.p != bytes.p;
    s->text = end_lines(a, s->composed ? nfc : bytes);
    if (!str_eq(s->text, file))
        hash_sha256(file, s->file_digest);
    index_lines(a, s);
    return lines_too_long(s) ? NULL : s;
}

struct source *source_from(struct arena *a, const char *name, struct str bytes)
{
    return decoded(a, name, bytes, bytes);
}

struct source *source_made(const struct source *file, struct str text)
{
    struct arena *a = file->arena;
    struct source *s = arena_alloc(a, sizeof *s);
    *s = *file;
    s->number = ++sources;
    source_sha256(file, s->file_digest);
    s->raw = STR_NONE;
    s->text = str_copy(a, text);
    index_lines(a, s);
    return s;
}

static bool changes_rejected;
static enum encoding paper_encoding;
static bool encoding_given;

bool source_set_encoding(const char *name)
{
    encoding_given = true;
    return encoding_named(name, &paper_encoding);
}

bool source_set_changes(const char *how)
{
    changes_rejected = !strcmp(how, "rejected");
    return changes_rejected || !strcmp(how, "accepted");
}

void source_settings(struct buf *out)
{
    buf_printf(out, "%d %d %d\n", changes_rejected, encoding_given, (int)paper_encoding);
}

/*
 * What the first bytes of files say: a ZIP archive, PDF 32000-1 7.5.2, [MS-CFB] 2.2, RTF 1.9, PNG
 * 5.2, ITU T.81 B.2, TIFF 6.0 section 2.
 */
static const struct {
    struct str magic;
    enum source_format format;
    enum msg refused; /* where the format is not read */
} formats[] = {
    {{"PK\3\4", 4}, SOURCE_FORMAT_DOCX, MSG_FORMAT_WORD},
    {{"%PDF-", 5}, SOURCE_FORMAT_PDF, MSG_FORMAT_PDF},
    {{"\xD0\xCF\x11\xE0", 4}, SOURCE_FORMAT_TEXT, MSG_FORMAT_OLD_WORD},
    {{"{\\rtf", 5}, SOURCE_FORMAT_TEXT, MSG_FORMAT_RTF},
    {{"\x89PNG", 4}, SOURCE_FORMAT_PICTURE, MSG_FORMAT_PICTURE},
    {{"\xFF\xD8\xFF", 3}, SOURCE_FORMAT_PICTURE, MSG_FORMAT_PICTURE}, /* JPEG */
    {{"II*\0", 4}, SOURCE_FORMAT_PICTURE, MSG_FORMAT_PICTURE},        /* TIFF */
    {{"MM\0*", 4}, SOURCE_FORMAT_PICTURE, MSG_FORMAT_PICTURE},
};

/*
 * HTML (its living standard, 13.1: "<!doctype html", "<html" in any case) and MHTML (RFC 2557):
 * what web sites of legal acts give as .doc.
 */
static bool is_web_page(struct str bytes)
{
    static const char *const heads[] = {"<!doctype html", "<html", "mime-version:"};
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    while (is_space(str_at(bytes, 0)))
        bytes = str_slice(bytes, 1, bytes.n);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (bytes.n > strlen(heads[i]) && !strncasecmp(bytes.p, heads[i], strlen(heads[i])))
            return true;
    return false;
}

struct str source_decode(struct arena *a, const char *path, struct str bytes)
{
    enum encoding e = paper_encoding;
    if (!encoding_given || e == ENCODING_AUTO)
        e = encoding_of(bytes);
    if (!encoding_given && (e == ENCODING_TCVN3 || e == ENCODING_VNI)) {
        diag_file(MSG_OLD_ENCODING, path, encoding_name(e), encoding_name(e));
        return STR_NONE;
    }
    return encoding_decode(a, bytes, e);
}

static struct source *source_of_text(struct arena *a, const char *path, struct str bytes)
{
    struct str text = source_decode(a, path, bytes);
    return text.p || !bytes.n ? decoded(a, path, text, bytes) : NULL;
}

/* NULL after a diagnostic for a file that is no text, unless papers are read and its format is. */
static struct source *source_of(struct arena *a, const char *path, struct str bytes, bool paper)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_starts(bytes, formats[i].magic)) {
            if (!paper || formats[i].format == SOURCE_FORMAT_TEXT) {
                diag_file(formats[i].refused, path);
                return NULL;
            }
            struct source *s = arena_alloc(a, sizeof *s);
            s->arena = a;
            s->name = arena_copy(a, path, strlen(path));
            s->format = formats[i].format;
            s->changes_rejected = changes_rejected;
            s->number = ++sources;
            s->raw = str_copy(a, bytes);
            hash_sha256(bytes, s->file_digest);
            index_lines(a, s);
            return s;
        }
    if (paper && is_web_page(bytes)) {
        diag_file(MSG_FORMAT_WEB_PAGE, path);
        return NULL;
    }
    if (bytes.n > LIMIT_TEXT) {
        diag_file(MSG_FILE_TOO_LARGE, path, (size_t)LIMIT_TEXT >> 20);
        return NULL;
    }
    return paper ? source_of_text(a, path, bytes) : source_from(a, path, bytes);
}

void source_unreadable(const char *path)
{
    if (errno == ENOMEM)
        mem_out();
    diag_file(MSG_FILE_UNREADABLE, path, msg_reason(errno));
}

/* False after a diagnostic. */
static bool read_all(FILE *f, const char *name, struct buf *b)
{
    enum { CHUNK = 1 << 16 };
    size_t n;
    while (buf_grow(b, CHUNK), (n = fread(b->p + b->n, 1, CHUNK, f)) > 0) {
        if (b->n + n > LIMIT_FILE) {
            diag_file(MSG_FILE_TOO_LARGE, name, (size_t)LIMIT_FILE >> 20);
            return false;
        }
        b->n += n;
    }
    b->p[b->n] = '\0';
    if (ferror(f))
        source_unreadable(name);
    return !ferror(f);
}

static struct source *open_file(struct arena *a, const char *path, bool paper)
{
    struct buf bytes = {0};
    struct source *s = NULL;
    struct stat st = {0};
    bool standard_input = !strcmp(path, "-");
    FILE *f = standard_input ? stdin : fopen(path, "rb");
    if (!f) {
        source_unreadable(path);
        return NULL;
    }
    if (!fstat(fileno(f), &st) && S_ISDIR(st.st_mode))
        diag_file(MSG_FILE_IS_DIRECTORY, path);
    else if (S_ISREG(st.st_mode) && st.st_size > LIMIT_FILE)
        diag_file(MSG_FILE_TOO_LARGE, path, (size_t)LIMIT_FILE >> 20);
    else if (read_all(f, path, &bytes))
        s = source_of(a, path, buf_view(&bytes), paper);
    buf_free(&bytes);
    if (!standard_input)
        fclose(f);
    return s;
}

bool source_is_no_pipe(const char *path)
{
    struct stat s;
    bool pipe = !stat(path, &s) && !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode);
    if (pipe)
        diag_file(MSG_FILE_PIPE, path);
    return !pipe;
}

struct source *source_open(struct arena *a, const char *path)
{
    return open_file(a, path, false);
}

struct source *source_open_paper(struct arena *a, const char *path)
{
    return open_file(a, path, true);
}
