/* Global options, help, and the table of commands: see cli.h. */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "cli/cli.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *usage;
    const char *help[2]; /* by enum diag_language */
} commands[] = {
    {"build",
     cli_build,
     "build [--central FILE] [--province ID|DIR]... [--out DIR] [--format md,pdf]\n"
     "          [--jobs N] [--draft N | --final] [--date YYYY-MM-DD] [--watch]",
     {"dựng kế hoạch và bảng phân công của các tỉnh từ sources/ và templates/;\n"
      "      --date gọi mọi cơ quan theo tên vào ngày ấy",
      "make the plans and responsibility tables of provinces from sources/ and templates/;\n"
      "      --date names every body as it is called on that day"}},
    {"import",
     cli_import,
     "import FILE [-o FILE] [--as xml|md|json]",
     {"đọc văn bản (bản quét, Markdown, Akoma Ntoso) và ghi lại dưới dạng khác",
      "read a document (scan, Markdown, Akoma Ntoso) and write it in another form"}},
    {"diff",
     cli_diff,
     "diff OLD NEW... [--as central|draft] [--with EARLIER] [--waivers FILE]"
     " [--format term|md|html|pdf|json] [-o FILE]",
     {"đối chiếu kế hoạch với văn bản trung ương, hoặc hai bản dự thảo",
      "compare a plan with the central text, or two drafts"}},
    {"derive",
     cli_derive,
     "derive PLAN --central FILE -o DIR [--kind KIND] [--force]",
     {"từ một kế hoạch có sẵn lập hồ sơ để dựng lại đúng kế hoạch ấy",
      "make the profile from which an existing plan is built again"}},
    {"new",
     cli_new,
     "new ID --from ID [--date YYYY-MM-DD] [-o DIR]",
     {"lập hồ sơ của một tỉnh từ hồ sơ của tỉnh khác, để trống chỉ tiêu của tỉnh ấy",
      "make the profile of a province from another's, whose targets are left blank"}},
    {"render",
     cli_render,
     "render FILE [--kind KIND] [--format pdf,md] [-o FILE]",
     {"trình bày một văn bản đã sửa theo đúng thể thức (PDF)",
      "set an edited document in the official form (PDF)"}},
    {NULL, NULL, NULL, {NULL, NULL}},
};

static void print_help(FILE *f)
{
    static const char *const head[2] = {
        "kehoach: dự thảo kế hoạch của tỉnh từ nghị quyết của Trung ương\n\nLệnh:\n",
        "kehoach: draft provincial plans from a central resolution\n\nCommands:\n",
    };
    static const char *const tail[2] = {
        "\nTuỳ chọn chung:\n"
        "  --lang vi|en                 ngôn ngữ của thông báo (mặc định theo LANG)\n"
        "  --color auto|always|never    tô màu thông báo\n"
        "  --quiet                      chỉ in lỗi\n"
        "  --help, --version\n"
        "\nMã thoát: 0 không có gì phải báo; 1 có khác biệt;\n"
        "          2 dùng sai hoặc đầu vào hỏng; 3 lỗi máy\n",
        "\nOptions everywhere:\n"
        "  --lang vi|en                 language of messages (default: LANG)\n"
        "  --color auto|always|never    colour of messages\n"
        "  --quiet                      print errors only\n"
        "  --help, --version\n"
        "\nExit status: 0 nothing to report; 1 differences;\n"
        "             2 wrong use or bad input; 3 the machine failed\n",
    };
    enum diag_language language = diag_language();
    fputs(head[language], f);
    for (const struct command *c = commands; c->name; c++)
        fprintf(f, "  kehoach %s\n      %s\n", c->usage, c->help[language]);
    fputs(tail[language], f);
}

/* The value of "--name VALUE" or "--name=VALUE" at argv[*i]; NULL when it is another option. */
static const char *option_value(const char *name, int argc, char **argv, int *i)
{
    size_t n = strlen(name);
    if (strncmp(argv[*i], name, n))
        return NULL;
    if (argv[*i][n] == '=')
        return argv[*i] + n + 1;
    if (argv[*i][n])
        return NULL;
    return *i + 1 < argc ? argv[++*i] : "";
}

enum global { GLOBAL_NONE, GLOBAL_TAKEN, GLOBAL_HELP, GLOBAL_VERSION };

static enum global take_global(int argc, char **argv, int *i)
{
    const char *value;
    if (!strcmp(argv[*i], "--help") || !strcmp(argv[*i], "-h"))
        return GLOBAL_HELP;
    if (!strcmp(argv[*i], "--version"))
        return GLOBAL_VERSION;
    if (!strcmp(argv[*i], "--quiet"))
        diag_set_quiet(true);
    else if ((value = option_value("--lang", argc, argv, i))) {
        if (!diag_set_language(value))
            diag(MSG_USAGE_VALUE, POS_NONE, "--lang", value, "vi, en");
    } else if ((value = option_value("--color", argc, argv, i))) {
        if (!diag_set_color(value))
            diag(MSG_USAGE_VALUE, POS_NONE, "--color", value, "auto, always, never");
    } else
        return GLOBAL_NONE;
    return GLOBAL_TAKEN;
}

static int run_command(int argc, char **argv)
{
    if (!argc) {
        print_help(stderr);
        return STATUS_BAD;
    }
    for (const struct command *c = commands; c->name; c++)
        if (!strcmp(c->name, argv[0]))
            return c->run(argc, argv);
    diag(MSG_USAGE_COMMAND, POS_NONE, argv[0]);
    return STATUS_BAD;
}

int main(int argc, char **argv)
{
    int kept = 0, status;
    bool help = false, version = false, operands = false;
    for (int i = 1; i < argc; i++) {
        operands |= !strcmp(argv[i], "--");
        enum global g = operands ? GLOBAL_NONE : take_global(argc, argv, &i);
        help |= g == GLOBAL_HELP;
        version |= g == GLOBAL_VERSION;
        if (g == GLOBAL_NONE)
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    if (diag_errors())
        status = STATUS_BAD;
    else if (version)
        status = puts("kehoach " KEHOACH_VERSION) < 0 ? STATUS_MACHINE : STATUS_OK;
    else if (help)
        print_help(stdout), status = STATUS_OK;
    else
        status = run_command(kept, argv);
    diag_print(stderr);
    return status;
}
