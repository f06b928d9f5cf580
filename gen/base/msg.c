/* Messages: their texts in the language of the user. See diag.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"

static const struct {
    enum diag_level level;
    const char *id, *rule, *text[2];
} messages[MSG_COUNT] = {
#define MSG(id, level, rule, vi, en) [MSG_##id] = {DIAG_##level, #id, rule, {vi, en}},
#include "base/msg.def"
#undef MSG
};

static enum diag_language language;
static bool language_set, used[MSG_COUNT];

bool diag_set_language(const char *name)
{
    static const char *const locale[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *set = NULL;
    for (size_t i = 0; i < sizeof locale / sizeof *locale && !(set && *set); i++)
        set = getenv(locale[i]);
    bool english = name ? !strcmp(name, "en") : set && !strncasecmp(set, "en", 2);
    language_set = true;
    language = english ? DIAG_EN : DIAG_VI;
    return !name || english || !strcmp(name, "vi");
}

enum diag_language diag_language(void)
{
    if (!language_set)
        diag_set_language(NULL);
    return language;
}

/*
 * For tests: the identifier of each message that is used, a line each, is appended to the file that
 * the environment variable KEHOACH_MESSAGES names. tests/run lists those that no test uses.
 */
static void note_use(enum msg m)
{
    const char *path = used[m] ? NULL : getenv("KEHOACH_MESSAGES");
    int was = errno;
    FILE *f = path ? fopen(path, "a") : NULL;
    used[m] = true;
    if (f) {
        fprintf(f, "%s\n", messages[m].id);
        fclose(f);
    }
    errno = was;
}

const char *msg_text(enum msg m)
{
    note_use(m);
    return messages[m].text[diag_language()];
}

const char *msg_reason(int error)
{
    switch (error) {
    case ENOENT:
        return msg_text(MSG_REASON_NO_FILE);
    case EACCES:
    case EPERM:
        return msg_text(MSG_REASON_NO_ACCESS);
    case ENOSPC:
        return msg_text(MSG_REASON_NO_SPACE);
    case EROFS:
        return msg_text(MSG_REASON_READ_ONLY);
    case EADDRINUSE:
        return msg_text(MSG_REASON_PORT_USED);
    default:
        return strerror(error);
    }
}

enum diag_level msg_level(enum msg m)
{
    return messages[m].level;
}

bool msg_of_machine(enum msg m)
{
    return m == MSG_FILE_UNWRITABLE || m == MSG_OUTPUT_HELD || m == MSG_PROGRAM_FAILED ||
           m == MSG_WORKER_FAILED || m == MSG_WORKER_EXITED || m == MSG_SERVE_PORT;
}

const char *msg_rule(enum msg m)
{
    return messages[m].rule;
}
