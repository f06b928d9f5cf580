/*
 * Random inputs through whole commands (libFuzzer; make fuzz). FUZZ_TARGET names a row of the table
 * below, FUZZ_PROJECT a project folder to work in (tests/fuzz/project makes it).
 *
 * An input is a text in parts: a line "%% N" begins the part that goes to the N-th file of the
 * target; files without a part are as the project has them. What is claimed: no command crashes,
 * runs for long (-timeout; more than STEPS_FREE and STEPS_A_BYTE) or reports a fault of the
 * machine; what is written has at most OUTPUT_MOST times the bytes of what was read; a file does
 * not differ from itself, nor from the XML made of it unless it has a character that XML cannot
 * hold.
 *
 * With REPLAY it is a program of its own, which runs the inputs (absolute paths) that it is given;
 * the first of them is a good one.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../steps.h"
#include "base/archive.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/source.h"
#include "cli/cli.h"
#include "cli/office_words.h"

enum { FILES = 8, COMMANDS = 9, ARGUMENTS = 16, OUTPUT_MOST = 100, OUTPUT_FREE = 4 << 20 };
/* What was seen: 16 million and 700 a byte. What grows with the square of an input is more. See
 * tests/steps.h. */
enum { STEPS_FREE = 1 << 25, STEPS_A_BYTE = 3000 };

/* Words of a Word file and of an Excel file, part by part. */
static const char *const docx[FILES + 1] = {
    "word/document.xml", "word/styles.xml",   "word/numbering.xml",           "word/footnotes.xml",
    "word/comments.xml", "word/endnotes.xml", "word/_rels/document.xml.rels", "_rels/.rels"};
static const char *const xlsx[FILES + 1] = {"xl/workbook.xml", "xl/worksheets/sheet1.xml",
                                            "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"};

#define BUILD "build --out out --rebuild --discard-edits --draft 1 --format md,pdf,docx,html"
#define PROFILE "sources/provinces/thu/profile.xml"

static const struct target {
    const char *name;
    const char *const *members; /* of the archive that the first file is; NULL: no archive */
    const char *files[FILES];
    /* Where the input has no fault that the first command reports: "=" exit status 0; "-" the same,
     * of Word files before their tracked changes; "+" what was written is read; "~" as "=", of an
     * input of which the first command has nothing to say */
    const char *commands[COMMANDS];
} targets[] = {
    {"profile", NULL, {PROFILE}, {BUILD, "build --final --out out --rebuild --discard-edits"}},
    {"template", NULL, {"templates/mau/plan.md", "templates/mau/appendix.md", PROFILE}, {BUILD}},
    {"style", NULL, {"templates/mau/style.xml"}, {"render plan.md -o out/x.pdf", BUILD}},
    {"registry", NULL, {"sources/agencies.xml", PROFILE}, {BUILD, BUILD " --date 2026-11-21"}},
    {"central",
     NULL,
     {"sources/central/cay.md", PROFILE},
     {BUILD, "new cay-2 --central sources/central/cay.md --kind ke-hoach-ubnd -o out/new"}},
    {"base", NULL, {"sources/provinces/thu/base.md", "sources/central/cay.md", PROFILE}, {BUILD}},
    {"derive",
     NULL,
     {"plan.md", "sources/central/cay.md"},
     {"derive plan.md --central sources/central/cay.md --force -o out/derived"}},
    {"diff",
     NULL,
     {"old.md", "new.md", "waivers.md"},
     {"diff old.md new.md --as draft --format json -o out/x.json",
      "diff old.md new.md --as central --format html -o out/x.html",
      "diff old.md new.md --format pdf -o out/x.pdf", "diff old.md new.md --format md -o out/x.md",
      "diff old.md new.md --format sarif -o out/x.sarif",
      "diff old.md new.md --waivers waivers.md --format term -o out/x.txt",
      "diff old.md new.md --waivers waivers.md --format waivers -o out/x.waivers",
      "=diff new.md new.md --format term -o out/x.txt"}},
    {"waivers",
     NULL,
     {"waivers.md", "old.md", "new.md"},
     {"diff old.md new.md --waivers waivers.md --format json -o out/x.json",
      "diff old.md new.md --waivers waivers.md --format waivers -o out/x.waivers",
      "+diff old.md new.md --waivers out/x.waivers -o out/x.txt"}},
    {"forms",
     NULL,
     {"plan.md"},
     {"import plan.md --strict --as md -o out/x.md", "~diff plan.md out/x.md -o out/x.txt",
      "import plan.md --as xml -o out/x.xml", "=diff plan.md out/x.xml -o out/x.txt",
      "render plan.md -o out/x.docx", "~diff plan.md out/x.docx -o out/x.txt",
      "import out/x.docx --as md -o out/y.md", "~diff plan.md out/y.md -o out/x.txt"}},
    {"changes",
     NULL,
     {"old.md", "new.md"},
     {"diff old.md new.md --as draft --format docx -o out/x.docx", "render new.md -o out/new.docx",
      "render old.md -o out/old.docx", "=diff out/new.docx out/x.docx --as draft -o out/x.txt",
      "-diff out/old.docx out/x.docx --as draft -o out/x.txt"}},
    {"pipeline",
     NULL,
     {"plan.md", "sources/central/cay.md", "sources/agencies.xml"},
     {"derive plan.md --central sources/central/cay.md --kind mau --force -o sources/provinces/thu",
      BUILD " --province thu", "diff plan.md out/thu/plan.md --as draft -o out/x.txt",
      "build --out out --rebuild --merge-back --draft 1 --format md"}},
    {"tasks",
     NULL,
     {"plan.md"},
     {"tasks plan.md --by deadline --on 2026-06-01 --format md -o out/x.md",
      "tasks plan.md --clarity --format json -o out/x.json",
      "tasks plan.md --format csv -o out/x.csv", "tasks plan.md --format ics -o out/x.ics",
      "tasks plan.md --form --format xlsx -o out/form.xlsx",
      "+tasks plan.md --progress out/form.xlsx --by body -o out/x.txt",
      "tasks plan.md --slips --out out"}},
    {"progress",
     NULL,
     {"form.csv", "tasks.md"},
     {"tasks tasks.md --progress form.csv --on 2026-06-01 --by state --format md -o out/x.md",
      "tasks tasks.md --progress form.csv --progress form.csv --format xlsx -o out/x.xlsx"}},
    {"sheet",
     xlsx,
     {"form.xlsx"},
     {"tasks tasks.md --progress form.xlsx --on 2026-06-01 --by state --format md -o out/x.md"}},
    {"words",
     NULL,
     {"sources/words.def"},
     {"import plan.md --as json -o out/x.json", BUILD,
      "diff old.md new.md --format json -o out/x.json", "tasks tasks.md -o out/x.txt"}},
    {"chain",
     NULL,
     {"old.md", "new.md", "plan.md"},
     {"diff --chain old.md new.md plan.md --format md -o out/x.md",
      "diff old.md new.md plan.md --format html -o out/x.html"}},
    {"feedback",
     NULL,
     {"comments.csv", "old.md", "new.md"},
     {"feedback old.md new.md comments.csv -o out/x.md"}},
    {"xlsx", xlsx, {"comments.xlsx"}, {"feedback old.md new.md comments.xlsx -o out/x.md"}},
    {"docx",
     docx,
     {"in.docx"},
     {"import in.docx --as md -o out/x.md", "import in.docx --as json -o out/x.json",
      "import in.docx --as xml -o out/x.xml", "=diff in.docx out/x.xml -o out/x.txt",
      "render in.docx -o out/x.docx"}},
    {"zip", NULL, {"in.docx"}, {"import in.docx --as md -o out/x.md"}},
    {"pdf",
     NULL,
     {"words.xml", "page.svg", "ocr.tsv", "fonts.xml"},
     {"import in.pdf --as xml -o out/x.xml", "=diff in.pdf out/x.xml -o out/x.txt",
      "check-form in.pdf --kind ke-hoach-ubnd"}},
    {"picture", NULL, {"in.png", "words.xml"}, {"import in.png --as md -o out/x.md"}},
    {"render",
     NULL,
     {"plan.md"},
     {"render plan.md -o out/x.pdf", "render plan.md -o out/x.html", "render plan.md -o out/x.docx",
      "=diff plan.md plan.md -o out/x.txt"}},
    {"attached", NULL, {"in.pdf"}, {"verify in.pdf", "check-form in.pdf"}},
};

#ifdef REPLAY
uint64_t steps_taken; /* they are not counted */
#endif

static const struct target *target;
static struct str kept[FILES]; /* what the project has; unset for nothing */
static int first_status;       /* of the first command on the input */
static struct arena *keeping;
static FILE *nowhere;

static void fail(const char *what, const char *command)
{
    fprintf(stderr, "broken: %s: %s\n", what, command);
    abort();
}

static void start(void)
{
    const char *name = getenv("FUZZ_TARGET"), *folder = getenv("FUZZ_PROJECT");
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (name && !strcmp(targets[i].name, name))
            target = &targets[i];
    if (!target || !folder || chdir(folder)) {
        fprintf(stderr, "FUZZ_TARGET and FUZZ_PROJECT are needed\n");
        exit(2);
    }
    keeping = arena_new();
    for (size_t i = 0; i < FILES && target->files[i]; i++) {
        struct buf bytes = {0};
        if (file_read(target->files[i], &bytes))
            kept[i] = str_copy(keeping, buf_view(&bytes));
        buf_free(&bytes);
    }
    nowhere = fopen("/dev/null", "w");
    if (!nowhere || !freopen("/dev/null", "w", stdout))
        exit(2);
}

/* The input's parts; what is before the first mark is part 1. */
static void cut(struct str input, struct str parts[FILES])
{
    size_t part = 0, from = 0;
    for (size_t at = 0; at < input.n;) {
        const char *feed = memchr(input.p + at, '\n', input.n - at);
        size_t next = feed ? (size_t)(feed - input.p) + 1 : input.n;
        struct str line = str_slice(input, at, next);
        if (line.n == 5 && str_starts(line, STR("%% ")) && line.p[3] >= '1' && line.p[3] <= '8') {
            if (at > from)
                parts[part] = str_slice(input, from, at);
            part = (size_t)(line.p[3] - '1');
            from = next;
        }
        at = next;
    }
    if (input.n > from || !from)
        parts[part] = str_slice(input, from, input.n);
}

static size_t put(const char *path, struct str bytes)
{
    unlink(path);
    if (bytes.p && !file_create_whole(path, bytes, NULL))
        fail("cannot write", path);
    return bytes.n;
}

static size_t put_archive(const struct str parts[FILES])
{
    struct archive_member members[FILES];
    struct buf bytes = {0};
    size_t n = 0, size = 0;
    for (; n < FILES && target->members[n]; n++) {
        members[n] = (struct archive_member){target->members[n], parts[n]};
        if (!parts[n].p)
            members[n].bytes = STR("");
        size += parts[n].n;
    }
    archive_pack(members, n, &bytes);
    put(target->files[0], buf_view(&bytes));
    buf_free(&bytes);
    return size;
}

static int run(const char *command, size_t read)
{
    static char words[1024];
    char *arguments[ARGUMENTS + 1] = {0};
    int n = 0;
    snprintf(words, sizeof words, "%s", command);
    for (char *w = strtok(words, " "); w && n < ARGUMENTS; w = strtok(NULL, " "))
        arguments[n++] = w;
    uint64_t before = steps_taken;
    int status = command_named(arguments[0])->run(n, arguments);
    if (steps_taken - before > STEPS_FREE + (uint64_t)STEPS_A_BYTE * read)
        fail("steps grow faster than the input", command);
    diag_print(nowhere);
    diag_forget();
    rewind(nowhere);
    return status;
}

static void claim_size(const char *command, size_t read)
{
    const char *path = strstr(command, "-o ");
    struct stat st;
    if (path && !stat(path + 3, &st) && S_ISREG(st.st_mode) &&
        (size_t)st.st_size > OUTPUT_FREE + OUTPUT_MOST * read)
        fail("output is too large", command);
}

/* A control character, which XML cannot hold: the program says that it becomes U+FFFD. */
static bool beyond_xml;

static void find_beyond_xml(const uint8_t *bytes, size_t n)
{
    beyond_xml = false;
    for (size_t i = 0; i < n; i++)
        beyond_xml |= bytes[i] < ' ' && !strchr("\t\n\r", bytes[i]);
}

static void run_all(size_t read)
{
    bool written = true; /* by the last command that claims nothing */
    for (size_t i = 0; i < COMMANDS && target->commands[i]; i++) {
        const char *command = target->commands[i];
        char claim = strchr("=-+~", *command) ? *command : '\0';
        if (claim && (!written || first_status > (claim == '~' ? STATUS_OK : STATUS_FINDINGS)))
            continue;
        if (claim && beyond_xml && strstr(command, "out/x.xml"))
            continue;
        source_set_changes(claim == '-' ? "rejected" : "accepted");
        int status = run(command + (claim != '\0'), read);
        source_set_changes("accepted");
        if (status == STATUS_MACHINE)
            fail("fault of the machine", command);
        if (claim && status > (claim == '+' ? STATUS_FINDINGS : STATUS_OK))
            fail("differs from itself, or is not read again", command);
        written = claim ? written : status <= STATUS_FINDINGS;
        claim_size(command, read);
        first_status = i ? first_status : status;
    }
}

/* With the office's own words, which hold for the process. */
static void run_alone(size_t read)
{
    int status = 0;
    pid_t child = fork(), ended;
    if (!child) {
        first_status = STATUS_BAD;
        if (office_words_add())
            run_all(read);
        _exit(first_status);
    }
    while ((ended = waitpid(child, &status, 0)) < 0 && errno == EINTR)
        continue; /* the fuzzer's clock */
    if (child < 0 || ended < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > STATUS_BAD)
        fail("a process that failed", target->name);
    first_status = WEXITSTATUS(status);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct str parts[FILES] = {{0}};
    size_t read = 0;
    if (!target)
        start();
    file_remove_tree("out");
    find_beyond_xml(bytes, n);
    cut((struct str){(const char *)bytes, n}, parts);
    if (target->members)
        read = put_archive(parts);
    for (size_t i = 0; !target->members && i < FILES && target->files[i]; i++)
        read += put(target->files[i], parts[i].p ? parts[i] : kept[i]);
    if (!strcmp(target->name, "words"))
        run_alone(read);
    else
        run_all(read);
    return 0;
}

#ifdef REPLAY
int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct buf bytes = {0};
        if (!file_read(argv[i], &bytes))
            fail("cannot read", argv[i]);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
        if (i == 1 && first_status > STATUS_FINDINGS)
            fail("a good input is refused", target->commands[0]);
        buf_free(&bytes);
    }
    return 0;
}
#endif
