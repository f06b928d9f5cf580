/* cli/jobs and cli/options: results and messages in order, workers that die; wrong use. */
#define _GNU_SOURCE /* syscall, _Fork */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/signals.h"
#include "cli/jobs.h"
#include "cli/options.h"
#include "log.h"

enum { TASKS = 23 };

static void square(void *context, size_t i, struct buf *result)
{
    buf_printf(result, "%s%zu", (const char *)context, i * i);
    buf_repeat(result, '.', i * 100000); /* more than a pipe takes at once */
    diag_at(MSG_PROFILE_TEXT_EMPTY, "f", i + 1, 1, "x");
}

/* Where results go; a lost task is counted. */
struct taken {
    struct buf results[TASKS];
    size_t lost;
};
static struct taken taken;

static void take(void *context, size_t i, struct str result)
{
    (void)context;
    buf_str(&taken.results[i], result);
}

static void lost(void *context, size_t i)
{
    (void)context;
    assert_null(taken.results[i].p);
    taken.lost++;
}

static bool run(size_t workers, void (*task)(void *context, size_t i, struct buf *result))
{
    const struct jobs jobs = {TASKS, workers, task, take, lost, "n"};
    taken.lost = 0;
    for (size_t i = 0; i < TASKS; i++)
        buf_free(&taken.results[i]);
    return jobs_run(&jobs);
}

static void many_processes_are_as_one(void **state)
{
    (void)state;
    char *messages[2];
    struct buf alone[TASKS];
    for (size_t round = 0; round < 2; round++) {
        size_t errors = diag_errors();
        assert_true(run(round ? 4 : 1, square));
        assert_int_equal(taken.lost, 0);
        assert_int_equal(diag_errors() - errors, TASKS);
        messages[round] = log_text();
        if (!round) {
            memcpy(alone, taken.results, sizeof alone);
            memset(taken.results, 0, sizeof taken.results);
        }
    }
    assert_string_equal(messages[0], messages[1]);
    for (size_t i = 0; i < TASKS; i++) {
        assert_string_equal(alone[i].p, taken.results[i].p);
        buf_free(&alone[i]);
    }
    free(messages[0]);
    free(messages[1]);
}

static void die_at_three(void *context, size_t i, struct buf *result)
{
    (void)context;
    if (i == 3)
        kill(getpid(), SIGKILL);
    buf_printf(result, "%zu", i);
}

static void a_dead_worker_is_told(void **state)
{
    (void)state;
    assert_false(run(2, die_at_three));
    char *messages = log_text();
    assert_non_null(strstr(messages, "a worker process failed: Killed"));
    assert_string_equal(taken.results[2].p, "2");
    assert_int_equal(taken.lost, 1); /* the others are done by who is left */
    free(messages);
}

static void leave_at_five(void *context, size_t i, struct buf *result)
{
    (void)context;
    if (i == 5)
        _exit(7);
    buf_printf(result, "%zu", i);
}

static void the_status_of_a_worker_is_reported(void **state)
{
    (void)state;
    assert_false(run(2, leave_at_five));
    char *messages = log_text();
    assert_non_null(strstr(messages, "a worker process ended with status 7"));
    assert_int_equal(taken.lost, 1);
    free(messages);
}

/* In the place of the library's: the forks after so many fail, and closing changes errno. */
static size_t forks_left = (size_t)-1;

pid_t fork(void)
{
    if (forks_left && forks_left--)
        return _Fork();
    errno = EAGAIN;
    return -1;
}

static bool polls_fail;

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
    errno = ENOMEM;
    return polls_fail ? -1 : (int)syscall(SYS_poll, fds, n, timeout);
}

int close(int fd)
{
    int status = (int)syscall(SYS_close, fd);
    errno = status ? errno : EINTR;
    return status;
}

static size_t open_files(void)
{
    size_t n = 0;
    for (int fd = 0; fd < 256; fd++)
        n += fcntl(fd, F_GETFD) >= 0;
    return n;
}

static void a_failed_fork_leaves_nothing_open(void **state)
{
    (void)state;
    size_t before = open_files();
    forks_left = 1;
    assert_false(run(3, square));
    forks_left = (size_t)-1;
    assert_int_equal(open_files(), before);
    char *messages = log_text();
    assert_non_null(strstr(messages, strerror(EAGAIN)));
    assert_int_equal(taken.lost, 0); /* the one worker does all */
    free(messages);
}

static void vanish_at_seven(void *context, size_t i, struct buf *result)
{
    if (i == 7)
        _exit(0);
    square(context, i, result);
}

static void a_missing_result_is_no_success(void **state)
{
    (void)state;
    for (size_t round = 0; round < 2; round++) {
        /* Ignored as some daemons hand it down, and then set right as main() does. */
        signal(SIGCHLD, round ? SIG_IGN : SIG_DFL);
        assert_false(run(2, vanish_at_seven));
        assert_int_equal(taken.lost, 1);
        assert_false(run(2, die_at_three));
        assert_int_equal(taken.lost, 1);
        signals_start();
        assert_true(run(2, square));
        free(log_text());
    }
}

static void count_open(void *context, size_t i, struct buf *result)
{
    (void)context;
    (void)i;
    buf_printf(result, "%zu", open_files());
}

static void no_worker_holds_a_pipe_of_another(void **state)
{
    (void)state;
    char expected[32];
    snprintf(expected, sizeof expected, "%zu", open_files() + 1);
    assert_true(run(4, count_open));
    for (size_t i = 0; i < TASKS; i++)
        assert_string_equal(taken.results[i].p, expected);
}

static void where_poll_fails_all_workers_end(void **state)
{
    (void)state;
    polls_fail = true;
    alarm(60); /* they would write for ever */
    assert_false(run(4, square));
    alarm(0);
    polls_fail = false;
    char *messages = log_text();
    assert_non_null(strstr(messages, strerror(ENOMEM)));
    assert_true(taken.lost > 0);
    free(messages);
}

static void options_are_read_by_a_table(void **state)
{
    (void)state;
    const char *out = NULL;
    bool flag = false;
    struct option_values several = {0}, operands = {0};
    const struct option table[] = {{"--out", &out, NULL, NULL},
                                   {"-p", NULL, &several, NULL},
                                   {"--flag", NULL, NULL, &flag},
                                   {NULL, NULL, NULL, NULL}};
    char *good[] = {"x", "a", "--out=b", "-p", "1", "-p", "2", "-", "--flag", "--", "--out"};
    assert_true(options_read(11, good, table, &operands));
    assert_string_equal(out, "b");
    assert_true(flag);
    assert_int_equal(several.n, 2);
    assert_string_equal(several.at[1], "2");
    assert_int_equal(operands.n, 3);
    assert_string_equal(operands.at[2], "--out");
    char *bad[] = {"x", "--uot", "b", "--flag=1", "--out"};
    assert_false(options_read(5, bad, table, &operands));
    char *messages = log_text();
    assert_non_null(strstr(messages, "--uot"));
    assert_non_null(strstr(messages, "--flag=1"));
    assert_non_null(strstr(messages, "--out needs a value"));
    free(messages);
    vec_free(&several);
    vec_free(&operands);
}

static void numbers_have_a_range(void **state)
{
    (void)state;
    long n = 7;
    assert_true(options_number("--n", NULL, 1, 9, &n));
    assert_int_equal(n, 7);
    assert_true(options_number("--n", "9", 1, 9, &n));
    assert_int_equal(n, 9);
    const char *const wrong[] = {"", "0", "10", "3x", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(options_number("--n", wrong[i], 1, 9, &n));
    assert_int_equal(n, 9);
    free(log_text());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_processes_are_as_one),
        cmocka_unit_test(a_dead_worker_is_told),
        cmocka_unit_test(the_status_of_a_worker_is_reported),
        cmocka_unit_test(a_failed_fork_leaves_nothing_open),
        cmocka_unit_test(a_missing_result_is_no_success),
        cmocka_unit_test(no_worker_holds_a_pipe_of_another),
        cmocka_unit_test(where_poll_fails_all_workers_end),
        cmocka_unit_test(options_are_read_by_a_table),
        cmocka_unit_test(numbers_have_a_range),
    };
    diag_set_language("en");
    signals_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
