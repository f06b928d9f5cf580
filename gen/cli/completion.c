/*
 * kehoach completion bash|zsh|fish: a script that completes commands, options and their values,
 * made of what --help says.
 */
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/option_help.h"
#include "cli/options.h"

struct completion {
    struct arena *arena;
    const struct command *commands;
    size_t count;
    struct option_helps general;
    struct buf out;
};

static void put_commands(struct completion *c, const char *between)
{
    for (size_t i = 0; i < c->count; i++)
        buf_printf(&c->out, "%s%s", i ? between : "", c->commands[i].name);
}

static void put_names(struct completion *c, const struct option_helps *list)
{
    for (size_t i = 0; i < list->n; i++)
        buf_printf(&c->out, " %.*s", STR_ARG(str_strip(list->at[i].name, ",")));
}

/* Without what ends a word of the shell that is in quotes. */
static struct str quotable(struct arena *a, struct str text)
{
    struct buf b = {0};
    for (size_t i = 0; i < text.n; i++)
        if (!strchr("'\"[]:\\`$", text.p[i]))
            buf_char(&b, text.p[i]);
    return buf_take(&b, a);
}

static bool is_flag(const struct option_help *h)
{
    return !h->value.n || str_starts(h->value, STR("-"));
}

/* What the first operand may be, where it is no file: as the usage has it, "new a|b". */
static struct str operands_of(struct completion *c, const char *usage)
{
    struct str rest = str_of(usage), first;
    str_word(&rest);
    first = str_word(&rest);
    struct buf names = {0};
    if (!str_is(first, "[COMMAND]"))
        return first.n && is_letter(*first.p) ? option_help_choices(c->arena, first) : STR("");
    for (size_t i = 0; i < c->count; i++)
        buf_printf(&names, "%s%s", i ? " " : "", c->commands[i].name);
    return buf_take(&names, c->arena);
}

/* What an option may be given, by its value, "md|pdf", or by the one that the usage has. */
static struct str choices_of(struct completion *c, const char *usage, const struct option_help *h)
{
    if (is_flag(h))
        return STR("");
    struct str choices = option_help_choices(c->arena, h->value), rest = str_of(usage);
    struct str sought = str_format(c->arena, "%.*s ", STR_ARG(h->name));
    size_t at = str_find(rest, sought, 0);
    if (choices.n || at > rest.n)
        return choices;
    rest = str_slice(rest, at + sought.n, rest.n);
    return option_help_choices(c->arena, str_strip(str_word(&rest), "[]"));
}

/* --- bash --------------------------------------------------------------------------------- */

/* One case for each option that has a choice of values. */
static void bash_choices(struct completion *c, const char *command, const char *usage,
                         const struct option_helps *list)
{
    for (size_t i = 0; i < list->n; i++) {
        struct str choices = choices_of(c, usage, &list->at[i]);
        if (choices.n)
            buf_printf(&c->out,
                       "    %s\" %.*s\") COMPREPLY=($(compgen -W '%.*s' -- \"$cur\")); return ;;\n",
                       command, STR_ARG(list->at[i].name), STR_ARG(choices));
    }
}

static void put_bash(struct completion *c)
{
    buf_puts(&c->out, "_kehoach() {\n"
                      "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
                      "    local command= word\n"
                      "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                      "        case $word in ");
    put_commands(c, "|");
    buf_puts(&c->out, ") command=$word; break ;; esac\n    done\n    case \"$command $prev\" in\n");
    for (size_t i = 0; i < c->count; i++) {
        struct option_helps own = option_help_read(c->arena, msg_text(c->commands[i].options));
        bash_choices(c, c->commands[i].name, c->commands[i].usage, &own);
    }
    bash_choices(c, "*", "", &c->general);
    buf_puts(&c->out, "    esac\n    local options='");
    put_names(c, &c->general);
    buf_puts(&c->out, "'\n    case $command in\n    '') [[ $cur == -* ]] || options='");
    put_commands(c, " ");
    buf_puts(&c->out, "' ;;\n");
    for (size_t i = 0; i < c->count; i++) {
        struct option_helps own = option_help_read(c->arena, msg_text(c->commands[i].options));
        buf_printf(&c->out, "    %s) options+='", c->commands[i].name);
        put_names(c, &own);
        buf_puts(&c->out, "' ;;\n");
    }
    buf_puts(&c->out, "    esac\n    local operands=\n    case $command in\n");
    for (size_t i = 0; i < c->count; i++) {
        struct str operands = operands_of(c, c->commands[i].usage);
        if (operands.n)
            buf_printf(&c->out, "    %s) operands='%.*s' ;;\n", c->commands[i].name,
                       STR_ARG(operands));
    }
    buf_puts(&c->out, "    esac\n    if [[ -z $command || $cur == -* ]]; then\n"
                      "        COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
                      "    elif [[ -n $operands ]]; then\n"
                      "        COMPREPLY=($(compgen -W \"$operands\" -- \"$cur\"))\n    else\n"
                      "        COMPREPLY=($(compgen -f -- \"$cur\"))\n    fi\n}\n"
                      "complete -o filenames -F _kehoach kehoach\n");
}

/* --- zsh ---------------------------------------------------------------------------------- */

static void zsh_options(struct completion *c, const char *usage, const struct option_helps *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct option_help *h = &list->at[i];
        struct str choices = choices_of(c, usage, h);
        buf_printf(&c->out, " \\\n            '*%.*s[%.*s]", STR_ARG(str_strip(h->name, ",")),
                   STR_ARG(quotable(c->arena, h->text)));
        if (choices.n)
            buf_printf(&c->out, ":value:(%.*s)", STR_ARG(choices));
        else if (!is_flag(h))
            buf_printf(&c->out, ":%.*s:_files", STR_ARG(quotable(c->arena, h->value)));
        buf_char(&c->out, '\'');
    }
}

static void put_zsh(struct completion *c)
{
    buf_puts(&c->out, "#compdef kehoach\n_kehoach() {\n    if (( CURRENT == 2 )); then\n"
                      "        local -a commands=(");
    put_commands(c, " ");
    buf_puts(&c->out, ")\n        compadd -a commands\n        return\n    fi\n"
                      "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
                      "    case $command in\n");
    for (size_t i = 0; i < c->count; i++) {
        struct option_helps own = option_help_read(c->arena, msg_text(c->commands[i].options));
        buf_printf(&c->out, "    %s)\n        _arguments", c->commands[i].name);
        zsh_options(c, c->commands[i].usage, &own);
        zsh_options(c, "", &c->general);
        struct str operands = operands_of(c, c->commands[i].usage);
        if (operands.n)
            buf_printf(&c->out, " \\\n            '1:value:(%.*s)' ;;\n", STR_ARG(operands));
        else
            buf_puts(&c->out, " \\\n            '*:file:_files' ;;\n");
    }
    buf_puts(&c->out, "    esac\n}\n_kehoach \"$@\"\n");
}

/* --- fish --------------------------------------------------------------------------------- */

static void fish_options(struct completion *c, const char *condition, const char *usage,
                         const struct option_helps *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct option_help *h = &list->at[i];
        struct str name = str_strip(h->name, ",-");
        struct str choices = choices_of(c, usage, h);
        buf_printf(&c->out, "complete -c kehoach %s -%c %.*s", condition, name.n > 1 ? 'l' : 's',
                   STR_ARG(name));
        if (choices.n)
            buf_printf(&c->out, " -x -a '%.*s'", STR_ARG(choices));
        else if (!is_flag(h))
            buf_puts(&c->out, " -r");
        buf_printf(&c->out, " -d '%.*s'\n", STR_ARG(quotable(c->arena, h->text)));
    }
}

static void put_fish(struct completion *c)
{
    buf_puts(&c->out, "complete -c kehoach -n __fish_use_subcommand -f\n");
    for (size_t i = 0; i < c->count; i++) {
        const struct command *one = &c->commands[i];
        struct option_helps own = option_help_read(c->arena, msg_text(one->options));
        struct str help = str_of(msg_text(one->help));
        struct str line = str_line(&help);
        buf_printf(&c->out, "complete -c kehoach -n __fish_use_subcommand -a %s -d '%.*s'\n",
                   one->name, STR_ARG(quotable(c->arena, line)));
        const char *chosen =
            str_format(c->arena, "-n '__fish_seen_subcommand_from %s'", one->name).p;
        fish_options(c, chosen, one->usage, &own);
        struct str operands = operands_of(c, one->usage);
        if (operands.n)
            buf_printf(&c->out, "complete -c kehoach %s -f -a '%.*s'\n", chosen, STR_ARG(operands));
    }
    fish_options(c, "", "", &c->general);
}

int cli_completion(int argc, char **argv)
{
    static const char *const shells[] = {"bash", "zsh", "fish"};
    static void (*const writers[])(struct completion *) = {put_bash, put_zsh, put_fish};
    enum { SHELLS = sizeof shells / sizeof *shells };
    struct option_values names = {0};
    const struct option table[] = {{.name = NULL}};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &names);
    size_t shell = good && names.n == 1 ? str_among(str_of(names.at[0]), shells) : SHELLS;
    if (good && shell == SHELLS)
        command_misused("completion");
    else if (good) {
        struct completion c = {.arena = arena_new()};
        c.commands = command_list(&c.count);
        c.general = option_help_read(c.arena, msg_text(MSG_HELP_TAIL));
        writers[shell](&c);
        status = output_write("-", buf_view(&c.out)) ? STATUS_OK : STATUS_MACHINE;
        buf_free(&c.out);
        arena_free(c.arena);
    }
    vec_free(&names);
    return status;
}
