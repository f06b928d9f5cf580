/*
 * Watching: waits until a file of some folders changes. It looks at times and sizes several times
 * a second, which works on every file system, network drives of offices included.
 */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include <stdbool.h>

/* paths: files or folders, ended by NULL; those that are not there count as empty. */
void watch_start(const char *const *paths);
/*
 * Waits until something below the paths differs from what was there at watch_start() or when this
 * returned last. False when the process is asked to end (SIGINT, SIGTERM). pass, or NULL: what is
 * done while time passes, for so many milliseconds at most.
 */
bool watch_wait(const char *const *paths, void (*pass)(void *context, int milliseconds),
                void *context);

#endif
