/* Global options, help, and the table of commands: see cli.h. */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "cli/cli.h"
#include "cli/office_words.h"
#include "cli/roots.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *usage;
    enum msg help;
} commands[] = {
    {"build", cli_build,
     "build [--central FILE] [--province ID|DIR]... [--out DIR] [--format md,pdf]\n"
     "          [--jobs N] [--draft N | --final] [--date YYYY-MM-DD] [--watch]",
     MSG_HELP_BUILD},
    {"import", cli_import, "import FILE [-o FILE] [--as xml|md|json]", MSG_HELP_IMPORT},
    {"diff", cli_diff,
     "diff OLD NEW... [--as central|draft] [--with EARLIER] [--waivers FILE]"
     " [--format term|md|html|pdf|json] [-o FILE]",
     MSG_HELP_DIFF},
    {"derive", cli_derive, "derive PLAN --central FILE -o DIR [--kind KIND] [--force]",
     MSG_HELP_DERIVE},
    {"new", cli_new, "new ID --from ID [--date YYYY-MM-DD] [-o DIR]", MSG_HELP_NEW},
    {"render", cli_render, "render FILE [--kind KIND] [--format pdf,md] [-o FILE]",
     MSG_HELP_RENDER},
    {NULL, NULL, NULL, MSG_COUNT},
};

static void print_help(FILE *f)
{
    fputs(msg_text(MSG_HELP_HEAD), f);
    for (const struct command *c = commands; c->name; c++)
        fprintf(f, "  kehoach %s\n      %s\n", c->usage, msg_text(c->help));
    fputs(msg_text(MSG_HELP_TAIL), f);
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
    } else if ((value = option_value("--root", argc, argv, i)))
        roots_set(value);
    else
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
            return roots_check() && office_words_add() ? c->run(argc, argv) : STATUS_BAD;
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
