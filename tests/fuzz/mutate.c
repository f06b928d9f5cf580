/*
 * How inputs are changed (libFuzzer): every other time a whole element of XML, a line, or a part is
 * copied, moved, doubled or dropped, so that what comes out has the structure that readers want;
 * else bytes, with the dictionary.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed);

struct stretch {
    size_t from, to;
};

/* The element whose tag begins at `from`: to the end of its end tag, or of an empty tag. */
static struct stretch element_at(const char *s, size_t n, size_t from)
{
    struct stretch whole = {from, n};
    size_t name = from + 1, end = name;
    while (end < n && !strchr(" />\n", s[end]))
        end++;
    long depth = 0;
    for (size_t at = from; at < n; at++) {
        if (s[at] != '<')
            continue;
        const char *close = memchr(s + at, '>', n - at);
        size_t after = close ? (size_t)(close - s) + 1 : n;
        bool is_end = at + 1 < n && s[at + 1] == '/';
        const char *of = s + at + 1 + is_end;
        if (at + 1 + is_end + (end - name) > n || memcmp(of, s + name, end - name))
            continue;
        depth += is_end ? -1 : after > 1 && s[after - 2] == '/' ? 0 : 1;
        if (depth <= 0) {
            whole.to = after;
            return whole;
        }
    }
    return whole;
}

/* A line, or where there is one near, an element. */
static struct stretch choose(const char *s, size_t n)
{
    size_t at = (size_t)rand() % n;
    struct stretch line = {at, at};
    for (size_t i = at; rand() % 4 && i < n && i < at + 300; i++)
        if (s[i] == '<' && i + 1 < n && s[i + 1] != '/' && s[i + 1] != '?' && s[i + 1] != '!')
            return element_at(s, n, i);
    while (line.from && s[line.from - 1] != '\n')
        line.from--;
    while (line.to < n && s[line.to++] != '\n')
        continue;
    return line;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed)
{
    char *s = (char *)bytes;
    srand(seed);
    if (!n || rand() % 2)
        return LLVMFuzzerMutate(bytes, n, most);
    struct stretch what = choose(s, n);
    size_t length = what.to - what.from, times = rand() % 8 ? 1 : 1 + (size_t)rand() % 16;
    if (rand() % 3 == 0) { /* dropped */
        memmove(s + what.from, s + what.to, n - what.to);
        return n - length;
    }
    char *copy = malloc(length + 1);
    memcpy(copy, s + what.from, length);
    size_t to = choose(s, n).from;
    for (; times && length && n + length <= most; times--) {
        memmove(s + to + length, s + to, n - to);
        memcpy(s + to, copy, length);
        n += length;
    }
    free(copy);
    return n;
}
