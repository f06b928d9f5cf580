/*
 * kehoach manual [COMMAND]: a manual page in mdoc(7), made of what --help says, so that both are
 * the same in either language; make install writes them to share/man.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/unicode.h"
#include "cli/cli.h"
#include "cli/option_help.h"
#include "cli/options.h"

/* Bytes of a line; of a character that is not ASCII, as a formatter writes it: "\[u1EA0]". */
enum { TEXT_WIDTH = 78, ESCAPE_WIDTH = 8 };

struct manual {
    struct arena *arena;
    struct buf out;
};

static size_t width_of(struct str word)
{
    size_t width = 0;
    for (size_t i = 0; i < word.n; i++)
        width += word.p[i] > 0 ? 1 : utf8_continues(word.p[i]) ? 0 : ESCAPE_WIDTH;
    return width;
}

/* Text in lines of their usual length, sentences in lines of their own (mdoc(7)); nothing in it is
 * taken for a request. */
static void put_text(struct manual *m, struct str text)
{
    size_t column = 0;
    for (struct str word; (word = str_word(&text)).n;) {
        if (column && column + 1 + width_of(word) > TEXT_WIDTH)
            column = 0;
        buf_puts(&m->out, !m->out.n || m->out.p[m->out.n - 1] == '\n' ? "" : column ? " " : "\n");
        if (!column && (*word.p == '.' || *word.p == '\''))
            buf_puts(&m->out, "\\&");
        for (size_t i = 0; i < word.n; i++)
            if (word.p[i] == '\\')
                buf_puts(&m->out, "\\e");
            else
                buf_char(&m->out, word.p[i]);
        column = str_ends(word, STR(".")) ? 0 : column + 1 + width_of(word);
    }
    buf_puts(&m->out, m->out.n && m->out.p[m->out.n - 1] == '\n' ? "" : "\n");
}

/* A macro with words to the end of its line; a letter that is not ASCII, which is written with a
 * bracket, is no delimiter at its end. */
static void put_last(struct manual *m, const char *macro, struct str words)
{
    bool plain = words.n && words.p[words.n - 1] > 0;
    buf_printf(&m->out, "%s %.*s%s\n", macro, STR_ARG(words), plain ? "" : "\\&");
}

static void put_section(struct manual *m, enum msg title)
{
    put_last(m, ".Sh", str_of(msg_text(title)));
}

/* "--out" as the arguments of Fl; a name without a hyphen is one of a file or variable. */
static void put_word(struct manual *m, struct str word)
{
    bool option = str_starts(word, STR("-"));
    buf_printf(&m->out, " %s ", option ? "Fl" : "Ar");
    word = option ? str_slice(word, 1, word.n) : word;
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != '[' && word.p[i] != ']')
            buf_char(&m->out, word.p[i]);
}

/* A command line in brackets and words, "[--draft N | --final] FILE...", a group a line. */
static void put_synopsis(struct manual *m, struct str usage)
{
    bool group = false;
    for (struct str word; (word = str_word(&usage)).n;) {
        bool opens = *word.p == '[', closes = memchr(word.p, ']', word.n);
        if (!group)
            buf_puts(&m->out, opens ? ".Op" : ".");
        size_t at = m->out.n;
        if (str_is(word, "|"))
            buf_puts(&m->out, " |");
        else
            put_word(m, opens ? str_slice(word, 1, word.n) : word);
        if (!group && !opens) /* ". Ar FILE" */
            memmove(m->out.p + at, m->out.p + at + 1, m->out.n-- - at);
        group = (group || opens) && !closes;
        if (!group)
            buf_char(&m->out, '\n');
    }
}

static void put_usage(struct manual *m, const char *usage)
{
    for (struct str rest = str_of(usage); rest.n;) {
        size_t next = str_find(rest, STR("\n  kehoach "), 0);
        struct str one = str_slice(rest, 0, next < rest.n ? next : rest.n);
        struct str name = str_word(&one);
        rest = str_slice(rest, next < rest.n ? next + strlen("\n  kehoach ") : rest.n, rest.n);
        buf_printf(&m->out, ".Nm kehoach %.*s\n", STR_ARG(name));
        put_synopsis(m, one);
    }
}

static void put_list(struct manual *m, const struct option_helps *list)
{
    if (!list->n)
        return;
    buf_puts(&m->out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < list->n; i++) {
        const struct option_help *h = &list->at[i];
        bool option = str_starts(h->name, STR("-"));
        buf_puts(&m->out, ".It");
        if (option)
            put_word(m, str_strip(h->name, ","));
        else
            buf_printf(&m->out, " Ev %.*s", STR_ARG(h->name));
        if (str_starts(h->value, STR("-")))
            put_word(m, h->value);
        else if (h->value.n)
            buf_printf(&m->out, " Ar %.*s", STR_ARG(h->value));
        buf_char(&m->out, '\n');
        put_text(m, h->text);
    }
    buf_puts(&m->out, ".El\n");
}

static void put_head(struct manual *m, const char *name, struct str what)
{
    struct str title = unicode_upper(m->arena, str_of(name));
    buf_printf(&m->out, ".Dd %s\n.Dt %.*s 1\n.Os kehoach %s\n.Sh NAME\n.Nm %s\n", KEHOACH_DATE,
               STR_ARG(title), KEHOACH_VERSION, name);
    struct str line = str_copy(m->arena, what);
    size_t end = str_find(line, STR("\n"), 0);
    line = str_trim(str_slice(line, 0, end < line.n ? end : line.n));
    put_last(m, ".Nd", str_strip(line, ".;,"));
}

/* The sections that all pages have: status, and what to look at besides. */
static void put_tail(struct manual *m, const struct command *one)
{
    struct option_helps general = option_help_read(m->arena, msg_text(MSG_HELP_TAIL));
    put_section(m, MSG_MAN_STATUS);
    put_text(m, general.after);
    put_section(m, MSG_MAN_SEE_ALSO);
    if (one)
        buf_puts(&m->out, ".Xr kehoach 1 ,\n");
    size_t n;
    const struct command *all = command_list(&n);
    struct str *names = arena_array(m->arena, n, sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = str_of(all[i].name);
    array_sort(names, n, str_order);
    for (size_t i = 0; i < n && !one; i++)
        buf_printf(&m->out, ".Xr kehoach-%.*s 1 ,\n", STR_ARG(names[i]));
    static const char *const formats[] = {"profile", "registry", "style", "words"};
    for (size_t i = 0; i < 4; i++)
        buf_printf(&m->out, ".Xr kehoach-%s 5%s\n", formats[i], i < 3 ? " ," : "");
}

static void put_command(struct manual *m, const struct command *c)
{
    struct option_helps options = option_help_read(m->arena, msg_text(c->options));
    put_head(m, str_format(m->arena, "kehoach-%s", c->name).p, str_of(msg_text(c->help)));
    put_section(m, MSG_MAN_SYNOPSIS);
    put_usage(m, c->usage);
    put_section(m, MSG_MAN_DESCRIPTION);
    put_text(m, str_of(msg_text(c->help)));
    if (options.before.n) {
        buf_puts(&m->out, ".Pp\n");
        put_text(m, options.before);
    }
    if (options.n) {
        put_section(m, MSG_MAN_OPTIONS);
        put_list(m, &options);
    }
    put_tail(m, c);
}

static void put_program(struct manual *m)
{
    struct option_helps general = option_help_read(m->arena, msg_text(MSG_HELP_TAIL));
    struct option_helps environment = option_help_read(m->arena, msg_text(MSG_MAN_VARIABLES));
    struct str head = str_of(msg_text(MSG_HELP_HEAD));
    size_t n, colon = str_find(head, STR(": "), 0);
    const struct command *all = command_list(&n);
    struct str what = str_slice(head, colon + 2, str_find(head, STR("\n"), 0));
    put_head(m, "kehoach", what);
    put_section(m, MSG_MAN_SYNOPSIS);
    buf_puts(&m->out, ".Nm\n.Ar command\n.Op Ar options\n");
    put_section(m, MSG_MAN_DESCRIPTION);
    put_text(m, str_of(msg_text(MSG_MAN_WHAT)));
    put_section(m, MSG_MAN_COMMANDS);
    buf_puts(&m->out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < n; i++) {
        buf_printf(&m->out, ".It Cm %s\n", all[i].name);
        put_text(m, str_of(msg_text(all[i].help)));
    }
    buf_puts(&m->out, ".El\n");
    put_section(m, MSG_MAN_OPTIONS);
    put_list(m, &general);
    put_section(m, MSG_MAN_ENVIRONMENT);
    put_list(m, &environment);
    put_tail(m, NULL);
}

int cli_manual(int argc, char **argv)
{
    struct option_values names = {0};
    const struct option table[] = {{.name = NULL}};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &names);
    const struct command *c = good && names.n == 1 ? command_named(names.at[0]) : NULL;
    if (good && names.n > 1)
        command_misused("manual");
    else if (good && (c || !names.n)) {
        struct manual m = {.arena = arena_new()};
        if (c)
            put_command(&m, c);
        else
            put_program(&m);
        status = output_write("-", buf_view(&m.out)) ? STATUS_OK : STATUS_MACHINE;
        buf_free(&m.out);
        arena_free(m.arena);
    }
    vec_free(&names);
    return status;
}
