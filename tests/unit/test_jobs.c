/* cli/jobs and cli/options: results and messages in order, workers that die; wrong use. */
#define _GNU_SOURCE /* syscall, _Fork */
#include <errno.h>
#include <fcntl.h>
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
#include "cli/jobs.h"
#include "cli/options.h"
#include "log.h"

enum { TASKS = 23 };

static void square(void *context, size_t i, struct buf *result)
{
    buf_printf(result, "%s%zu", (const char *)context, i * i);
    for (size_t k = 0; k < i * 1000; k++) /* more than a pipe takes at once */
        buf_char(result, '.');
    diag_at(MSG_PROFILE_TEXT_EMPTY, "f", i + 1, 1, "x");
}

static void many_processes_are_as_one(void **state)
{
    (void)state;
    char *messages[2];
    struct buf results[2][TASKS];
    memset(results, 0, sizeof results);
    for (size_t round = 0; round < 2; round++) {
        size_t errors = diag_errors();
        assert_true(jobs_run(TASKS, round ? 4 : 1, square, "n", results[round]));
        assert_int_equal(diag_errors() - errors, TASKS);
        messages[round] = log_text();
    }
    assert_string_equal(messages[0], messages[1]);
    for (size_t i = 0; i < TASKS; i++) {
        assert_string_equal(results[0][i].p, results[1][i].p);
        buf_free(&results[0][i]);
        buf_free(&results[1][i]);
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
    struct buf results[TASKS];
    memset(results, 0, sizeof results);
    assert_false(jobs_run(TASKS, 2, die_at_three, NULL, results));
    char *messages = log_text();
    assert_non_null(strstr(messages, "a worker process failed: Killed"));
    assert_string_equal(results[2].p, "2");
    assert_null(results[3].p);
    for (size_t i = 0; i < TASKS; i++)
        buf_free(&results[i]);
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
    struct buf results[TASKS];
    memset(results, 0, sizeof results);
    assert_false(jobs_run(TASKS, 2, leave_at_five, NULL, results));
    char *messages = log_text();
    assert_non_null(strstr(messages, "a worker process ended with status 7"));
    assert_null(results[5].p);
    for (size_t i = 0; i < TASKS; i++)
        buf_free(&results[i]);
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
    struct buf results[TASKS];
    memset(results, 0, sizeof results);
    size_t before = open_files();
    forks_left = 1;
    assert_false(jobs_run(TASKS, 3, square, "n", results));
    forks_left = (size_t)-1;
    assert_int_equal(open_files(), before);
    char *messages = log_text();
    assert_non_null(strstr(messages, strerror(EAGAIN)));
    for (size_t i = 0; i < TASKS; i++)
        buf_free(&results[i]);
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
        cmocka_unit_test(options_are_read_by_a_table),
        cmocka_unit_test(numbers_have_a_range),
    };
    diag_set_language("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
