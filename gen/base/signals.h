/*
 * Signals: what a process inherits from the one that started it does not change how it works.
 */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

/*
 * At the start of the program: ended children are waited for, also where the parent ignored
 * SIGCHLD (waitpid() would fail); a closed pipe (SIGPIPE) and a file over the limit of the shell
 * (SIGXFSZ) are errors of a write; signals that end the program are not blocked.
 */
void signals_start(void);
/* In a child, before it becomes another program: as that program expects them. */
void signals_child(void);

#endif
