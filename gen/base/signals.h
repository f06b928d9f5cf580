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
enum { SIGNALS_CLEANERS = 2 };

/*
 * Adds what is done before a signal ends the process (HUP, INT, TERM, QUIT, XCPU and others, where
 * they are not ignored), in the order of the first calls; at most SIGNALS_CLEANERS functions. They
 * may call only what is safe in a handler.
 */
void signals_at_end(void (*clean)(void));
/* Does it. */
void signals_clean(void);
/* Such signals wait from the first until the last of as many releases. */
void signals_hold(void);
void signals_release(void);
/* In a child, before it becomes another program: as that program expects them. */
void signals_child(void);

#endif
