/* Libraries loaded in a thread: who waits for one of them is woken when that one is there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include "base/library.h"

enum { WAITERS = 3 };
static struct library libraries[WAITERS] = {{"libm.so.6"}, {"libdl.so.2"}, {"libpthread.so.0"}};

static void take_a_while(void)
{
    const struct timespec while_ = {.tv_nsec = 20000000};
    nanosleep(&while_, NULL);
}

static void *wait_for(void *library)
{
    library_wait(library);
    return NULL;
}

/* Those who wait for a later library come first: who is woken too early waits again, and wakes
 * nobody. */
static void each_who_waits_is_woken(void **state)
{
    static const struct library_step steps[] = {{"libm.so.6", take_a_while},
                                                {"libdl.so.2", take_a_while},
                                                {"libpthread.so.0", take_a_while},
                                                {NULL, NULL}};
    pthread_t threads[WAITERS];
    (void)state;
    alarm(20); /* seconds: one who is not woken would wait for ever */
    library_load_ahead(steps);
    for (size_t i = WAITERS; i-- > 0;)
        assert_int_equal(
            pthread_create(&threads[i], NULL, wait_for, (void *)(uintptr_t)&libraries[i]), 0);
    for (size_t i = 0; i < WAITERS; i++)
        pthread_join(threads[i], NULL);
    alarm(0);
    assert_true(LIBRARY_CALL(&libraries[0], cos)(0) > 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_who_waits_is_woken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
