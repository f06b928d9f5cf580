/* Global options; the rest is a command's: see cli.h. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/signals.h"
#include "base/source.h"
#include "cli/build_date.h"
#include "cli/cli.h"
#include "cli/office_words.h"
#include "cli/roots.h"

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

enum global { GLOBAL_NONE, GLOBAL_TAKEN, GLOBAL_HELP, GLOBAL_VERSION, GLOBAL_LIMITS };

static enum global take_global(int argc, char **argv, int *i)
{
    const char *value;
    if (!strcmp(argv[*i], "--help") || !strcmp(argv[*i], "-h"))
        return GLOBAL_HELP;
    if (!strcmp(argv[*i], "--version"))
        return GLOBAL_VERSION;
    if (!strcmp(argv[*i], "--limits"))
        return GLOBAL_LIMITS;
    if (!strcmp(argv[*i], "--quiet"))
        diag_set_quiet(true);
    else if ((value = option_value("--lang", argc, argv, i))) {
        if (!diag_set_language(value))
            diag(MSG_USAGE_VALUE, POS_NONE, "--lang", value, "vi, en");
    } else if ((value = option_value("--color", argc, argv, i))) {
        if (!diag_set_color(value))
            diag(MSG_USAGE_VALUE, POS_NONE, "--color", value, "auto, always, never");
    } else if ((value = option_value("--changes", argc, argv, i))) {
        if (!source_set_changes(value))
            diag(MSG_USAGE_VALUE, POS_NONE, "--changes", value, "accepted, rejected");
    } else if ((value = option_value("--from-encoding", argc, argv, i))) {
        if (!source_set_encoding(value))
            diag(MSG_USAGE_VALUE, POS_NONE, "--from-encoding", value,
                 "auto, utf-8, utf-16, tcvn3, vni, windows-1258");
    } else if ((value = option_value("--root", argc, argv, i)))
        roots_set(value);
    else
        return GLOBAL_NONE;
    return GLOBAL_TAKEN;
}

static int print_help(const char *name)
{
    const struct command *c = name ? command_named(name) : NULL;
    if (name && !c)
        return STATUS_BAD;
    command_help(stdout, c);
    return STATUS_OK;
}

static int run_command(int argc, char **argv)
{
    if (!argc) {
        command_help(stderr, NULL);
        return STATUS_BAD;
    }
    mem_large_pages();
    const struct command *c = command_named(argv[0]);
    /* what verify reads are the words that the file carries */
    bool words =
        c && build_date_check() && roots_check() && (c->run == cli_verify || office_words_add());
    return words ? c->run(argc, argv) : STATUS_BAD;
}

int main(int argc, char **argv)
{
    int kept = 0, status = STATUS_OK;
    bool help = false, version = false, limits = false, operands = false;
    signals_start();
    file_keep_streams();
    for (int i = 1; i < argc; i++) {
        operands |= !strcmp(argv[i], "--");
        enum global g = operands ? GLOBAL_NONE : take_global(argc, argv, &i);
        help |= g == GLOBAL_HELP;
        version |= g == GLOBAL_VERSION;
        limits |= g == GLOBAL_LIMITS;
        if (g == GLOBAL_NONE)
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    if (diag_errors())
        status = STATUS_BAD;
    else if (version)
        status = puts("kehoach " KEHOACH_VERSION) < 0 ? STATUS_MACHINE : STATUS_OK;
    else if (limits)
        limits_print(stdout);
    else if (help)
        status = print_help(argv[0]);
    else
        status = run_command(kept, argv);
    if (diag_of_machine() || (fflush(stdout) && errno != EPIPE))
        status = STATUS_MACHINE;
    else if (status == STATUS_MACHINE && diag_errors())
        status = STATUS_BAD; /* nothing was written for another reason, which has been told */
    diag_print(stderr);
    return status;
}
