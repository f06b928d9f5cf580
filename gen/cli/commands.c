/* The table of commands: see cli.h. */
#include <string.h>

#include "base/diag.h"
#include "cli/cli.h"

static const struct command commands[] = {
    {"build", cli_build,
     "build [--central FILE] [--province ID|DIR]... [--out DIR] [--format md,pdf,docx,html]\n"
     "          [--jobs N] [--draft N | --final] [--review] [--copy issue|review]\n"
     "          [--date YYYY-MM-DD] [--watch] [--serve [PORT]] [--shard K/N] [--rebuild]\n"
     "          [--merge-back | --discard-edits] [--one-file] [--attach-sources]",
     MSG_HELP_BUILD, MSG_OPTIONS_BUILD},
    {"import", cli_import, "import FILE... [-o FILE] [--as xml|md|json] [--report] [--strict]",
     MSG_HELP_IMPORT, MSG_OPTIONS_IMPORT},
    {"outline", cli_outline, "outline FILE", MSG_HELP_OUTLINE, MSG_OPTIONS_OUTLINE},
    {"diff", cli_diff,
     "diff OLD NEW... [--as central|draft] [--chain] [--with EARLIER] [--waivers FILE]\n"
     "          [--format term|md|html|pdf|json|docx|sarif|waivers] [--author NAME]\n"
     "          [--date YYYY-MM-DD] [-o FILE]\n"
     "  kehoach diff [OLD NEW] --profile ID [--format FORMAT] [-o FILE]",
     MSG_HELP_DIFF, MSG_OPTIONS_DIFF},
    {"feedback", cli_feedback, "feedback DRAFT FINAL TABLE [--format term|md|pdf|json] [-o FILE]",
     MSG_HELP_FEEDBACK, MSG_OPTIONS_FEEDBACK},
    {"tasks", cli_tasks,
     "tasks ID|FILE... [--by body|deadline|state] [--body NAME] [--due WHEN]\n"
     "          [--on YYYY-MM-DD] [--clarity] [--form] [--progress FILE]... [--slips] [--out DIR]\n"
     "          [--number] [--draft N] [--separator SIGN]\n"
     "          [--format term|md|csv|xlsx|ics|json] [-o FILE]",
     MSG_HELP_TASKS, MSG_OPTIONS_TASKS},
    {"derive", cli_derive, "derive PLAN --central FILE -o DIR [--kind KIND] [--force]",
     MSG_HELP_DERIVE, MSG_OPTIONS_DERIVE},
    {"new", cli_new,
     "new ID --central FILE [--kind KIND] [--province ID] [--date YYYY-MM-DD] [-o DIR]\n"
     "  kehoach new ID --from ID [--province ID] [--date YYYY-MM-DD] [-o DIR]",
     MSG_HELP_NEW, MSG_OPTIONS_NEW},
    {"render", cli_render, "render FILE [--kind KIND] [--format pdf,docx,html,md] [-o FILE]",
     MSG_HELP_RENDER, MSG_OPTIONS_RENDER},
    {"check-form", cli_check_form, "check-form FILE.pdf [--kind KIND]", MSG_HELP_CHECK_FORM,
     MSG_OPTIONS_CHECK_FORM},
    {"verify", cli_verify, "verify FILE.pdf", MSG_HELP_VERIFY, MSG_OPTIONS_VERIFY},
    {"manual", cli_manual, "manual [COMMAND]", MSG_HELP_MANUAL, MSG_OPTIONS_MANUAL},
    {"completion", cli_completion, "completion bash|zsh|fish", MSG_HELP_COMPLETION,
     MSG_OPTIONS_COMPLETION},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

const struct command *command_list(size_t *count)
{
    *count = COMMANDS;
    return commands;
}

const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (!strcmp(commands[i].name, name))
            return &commands[i];
    diag(MSG_USAGE_COMMAND, POS_NONE, name);
    return NULL;
}

int command_misused(const char *name)
{
    diag(MSG_USAGE, POS_NONE, command_named(name)->usage);
    return STATUS_BAD;
}

void command_help(FILE *f, const struct command *one)
{
    fputs(one ? "" : msg_text(MSG_HELP_HEAD), f);
    for (size_t i = 0; i < COMMANDS; i++)
        if (!one || one == &commands[i])
            fprintf(f, "  kehoach %s\n      %s\n", commands[i].usage, msg_text(commands[i].help));
    if (one)
        fprintf(f, "\n%s", msg_text(one->options));
    fputs(msg_text(MSG_HELP_TAIL), f);
}
