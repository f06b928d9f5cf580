/* Lexicon: see lexicon.h. */
#include "lexicon/lexicon.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/source.h"
#include "base/unicode.h"
#include "lexicon/phrase.h"

static const char builtin[] =
#include "lexicon/words.def.h"
#include "lexicon/kinds.def.h"
    ;

static const char *const names[] = {
#define LIST(name) name,
#include "lexicon/list_names.h"
#undef LIST
};

enum { BEGINNINGS = 1024 }; /* most words of a text begin no phrase of a list of hundreds */

struct list_place {
    uint32_t entry, hash; /* 1 + entry, or 0; the upper half of the hash of its bytes */
};

struct list_builder {
    struct str unread; /* its lines of the built-in data, until somebody asks for the list */
    vec(struct lexicon_entry) entries;
    struct lexicon_list list;
    uint64_t first[4]; /* a bit for each byte: do words begin with it */
    /* By the hash of its bytes, or at the next place that is free; NULL until asked for. */
    struct list_place *by_bytes;
    uint32_t mask;
    /* Phrases by the hash of their first word: 1 + the first one, and for each 1 + the next one. */
    uint32_t *begun, *next;
};

static struct {
    struct arena *arena; /* NULL until the first use */
    struct list_builder lists[WORDS_COUNT];
} lexicon;

struct letter_key letter_key(struct arena *a, struct str s)
{
    char key[LETTER_KEY + 4];
    size_t n = unicode_key(s, key, sizeof key);
    return (struct letter_key){arena_copy(a, key, n), n};
}

/* --- reading the data --------------------------------------------------------------------- */

struct line_reader {
    struct str rest; /* of the line */
    struct buf word;
};

/* One field, up to its separator: ';', '|' or 0 at the end of the line; false at a lone quote. */
static bool read_field(struct line_reader *r, struct str *field, char *separator)
{
    struct str line = str_trim(r->rest);
    size_t at = 0;
    r->word.n = 0;
    if (line.n && line.p[0] == '"') {
        for (at = 1; at < line.n && line.p[at] != '"'; at++) {
            at += line.p[at] == '\\' && at + 1 < line.n;
            buf_char(&r->word, line.p[at]);
        }
        if (at++ >= line.n)
            return false;
    }
    size_t start = at;
    while (at < line.n && line.p[at] != ';' && line.p[at] != '|')
        at++;
    buf_str(&r->word, str_trim(str_slice(line, start, at)));
    *separator = at < line.n ? line.p[at] : '\0';
    r->rest = str_slice(line, at + 1, line.n);
    *field = buf_take(&r->word, lexicon.arena);
    return true;
}

static void add_entry(struct list_builder *l, struct str *fields, size_t count)
{
    if (!count || !fields[0].n)
        return;
    struct str *copy = arena_array(lexicon.arena, count, sizeof *copy);
    memcpy(copy, fields, count * sizeof *copy);
    struct letter_key key = letter_key(lexicon.arena, fields[0]);
    struct lexicon_entry *e = arena_push(lexicon.arena, &l->entries);
    *e = (struct lexicon_entry){copy, count, {key.text, key.n}};
    unsigned char first = (unsigned char)*fields[0].p;
    l->first[first / 64] |= UINT64_C(1) << first % 64;
    if (fields[0].p[fields[0].n - 1] == ' ') /* more has to follow */
        e->letters = str_format(lexicon.arena, "%s ", key.text);
    bool sorted = l->entries.n == 1 || (l->list.sorted && str_cmp(e[-1].fields[0], fields[0]) <= 0);
    l->list = (struct lexicon_list){.entries = l->entries.at, .n = l->entries.n, .sorted = sorted};
}

enum { FIELDS = 16 }; /* the most that an entry has */

static bool read_line(struct list_builder *l, struct str line)
{
    struct line_reader r = {.rest = line};
    struct str fields[FIELDS];
    size_t count = 0;
    char separator = ';';
    bool well_formed = true;
    while (well_formed && separator && (str_trim(r.rest).n || separator == '|')) {
        well_formed = count < FIELDS && read_field(&r, &fields[count++], &separator);
        if (well_formed && separator != '|') {
            add_entry(l, fields, count);
            count = 0;
        }
    }
    buf_free(&r.word);
    return well_formed;
}

/* Reads all lines, the first ones into the list (NULL: there is a heading before them); the offset
 * of the first that is wrong, or the length of the text. */
static size_t read_lines(struct str text, struct list_builder *list, const char **wrong_list)
{
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = str_find(text, STR("\n"), at);
        end = end == (size_t)-1 ? text.n : end;
        struct str line = str_trim(str_slice(text, at, end));
        if (!line.n || line.p[0] == '#')
            continue;
        if (line.p[0] == '[' && line.p[line.n - 1] == ']') {
            struct str name = str_slice(line, 1, line.n - 1);
            size_t i = str_among(name, names);
            if (i == WORDS_COUNT) {
                *wrong_list = str_copy(lexicon.arena, name).p;
                return (size_t)(name.p - text.p);
            }
            lexicon_list((enum words)i);
            list = &lexicon.lists[i];
        } else if (!list || !read_line(list, line)) {
            return (size_t)(line.p - text.p);
        }
    }
    return text.n;
}

static void read_builtin(struct list_builder *l)
{
    struct str lines = l->unread;
    const char *wrong_list;
    l->unread = STR_NONE;
    if (read_lines(lines, l, &wrong_list) < lines.n)
        abort(); /* a test reads all built-in lists */
}

/* At the end of the process, so that a check for leaks finds what is one. */
static void drop(void)
{
    arena_free(lexicon.arena);
}

/* The built-in lists, in the order of their names: both are made of the same file. */
static void build(void)
{
    struct str text = str_of(builtin);
    lexicon.arena = arena_new();
    atexit(drop);
    size_t at = str_find(text, STR("\n["), 0);
    for (size_t i = 0, next; i < WORDS_COUNT; i++, at = next) {
        next = str_find(text, STR("\n["), at + 1);
        lexicon.lists[i].unread = str_slice(text, str_find(text, STR("]"), at) + 1, next);
    }
}

bool lexicon_add(const struct source *source)
{
    const char *wrong_list = NULL;
    if (!lexicon.arena)
        build();
    size_t at = read_lines(source->text, NULL, &wrong_list);
    if (at < source->text.n && wrong_list) {
        struct nearest near = NEAREST(str_of(wrong_list));
        for (size_t i = 0; i < WORDS_COUNT; i++)
            nearest_offer(&near, str_of(names[i]));
        diag(MSG_LEXICON_LIST, (struct pos){source, at}, wrong_list, STR_ARG(near.best));
    } else if (at < source->text.n)
        diag(MSG_LEXICON_ENTRY, (struct pos){source, at});
    return at == source->text.n;
}

/* --- using it ----------------------------------------------------------------------------- */

static inline struct list_builder *builder(enum words words)
{
    if (!lexicon.arena)
        build();
    struct list_builder *l = &lexicon.lists[words];
    if (l->unread.n)
        read_builtin(l);
    return l;
}

const struct lexicon_list *lexicon_list(enum words words)
{
    return &builder(words)->list;
}

struct str lexicon_field(enum words words, size_t e, size_t i)
{
    const struct lexicon_list *l = lexicon_list(words);
    return e < l->n && i < l->entries[e].count ? l->entries[e].fields[i] : STR_NONE;
}

static bool word_char(char c)
{
    return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '~';
}

static size_t starts(const struct letter_key *k, enum words words, bool whole_words)
{
    const struct lexicon_list *l = lexicon_list(words);
    for (size_t i = 0; i < l->n; i++) {
        struct str w = l->entries[i].letters;
        if (w.n && str_starts((struct str){k->text, k->n}, w) &&
            !(whole_words && word_char(w.p[w.n - 1]) && word_char(k->text[w.n])))
            return i + 1;
    }
    return 0;
}

bool letter_key_has(const struct letter_key *k, const char *letters)
{
    return strstr(k->text, letters) != NULL;
}

size_t lexicon_starts(const struct letter_key *k, enum words words)
{
    return starts(k, words, true);
}

size_t lexicon_starts_loosely(const struct letter_key *k, enum words words)
{
    return starts(k, words, false);
}

size_t lexicon_has(const struct letter_key *k, enum words words)
{
    const struct lexicon_list *l = lexicon_list(words);
    for (size_t i = 0; i < l->n; i++)
        if (l->entries[i].letters.n &&
            str_find((struct str){k->text, k->n}, l->entries[i].letters, 0) != (size_t)-1)
            return i + 1;
    return 0;
}

size_t lexicon_is_key(const struct letter_key *k, enum words words)
{
    const struct lexicon_list *l = lexicon_list(words);
    for (size_t i = 0; i < l->n; i++)
        if (str_eq((struct str){k->text, k->n}, l->entries[i].letters))
            return i + 1;
    return 0;
}

static void read_phrases(enum words words)
{
    struct list_builder *l = builder(words);
    struct phrase *list = arena_array(lexicon.arena, l->list.n + 1, sizeof *list);
    l->begun = arena_array(lexicon.arena, BEGINNINGS, sizeof *l->begun);
    l->next = arena_array(lexicon.arena, l->list.n + 1, sizeof *l->next);
    for (uint32_t i = (uint32_t)l->list.n; i-- > 0;) {
        list[i] = phrase_read(lexicon.arena, l->list.entries[i].fields[0]);
        if (!list[i].n)
            continue;
        uint32_t *first = &l->begun[list[i].words->key_hash % BEGINNINGS];
        l->next[i] = *first;
        *first = i + 1;
    }
    l->list.phrases = list;
}

static inline const struct list_builder *with_phrases(enum words words)
{
    if (!lexicon.lists[words].list.phrases)
        read_phrases(words);
    return &lexicon.lists[words];
}

const struct phrase *lexicon_phrases(enum words words)
{
    return with_phrases(words)->list.phrases;
}

size_t lexicon_at(enum words words, const struct phrase *text, size_t i)
{
    size_t found = lexicon_which(words, text, i);
    return found ? lexicon.lists[words].list.phrases[found - 1].n : 0;
}

size_t lexicon_before(enum words words, const struct phrase *text, size_t i)
{
    const struct list_builder *l = with_phrases(words);
    size_t longest = 0;
    for (const struct phrase *p = l->list.phrases; p < l->list.phrases + l->list.n; p++)
        if (p->n > longest && p->n <= i && phrase_at(text, i - p->n, p))
            longest = p->n;
    return longest;
}

bool lexicon_in(enum words words, const struct phrase *text)
{
    size_t i = 0;
    while (i < text->n && !lexicon_at(words, text, i))
        i++;
    return i < text->n;
}

size_t lexicon_which(enum words words, const struct phrase *text, size_t i)
{
    const struct list_builder *l = with_phrases(words);
    const struct phrase *list = l->list.phrases;
    size_t found = 0;
    if (i >= text->n)
        return 0;
    for (size_t k = l->begun[text->words[i].key_hash % BEGINNINGS]; k; k = l->next[k - 1])
        if ((!found || list[k - 1].n > list[found - 1].n) && phrase_at(text, i, &list[k - 1]))
            found = k;
    return found;
}

/* Words of the list begin with the text's first byte. */
static bool may_begin(const struct list_builder *l, struct str text)
{
    unsigned char first = (unsigned char)str_at(text, 0);
    return l->first[first / 64] >> first % 64 & 1;
}

static void index_bytes(struct list_builder *l)
{
    uint32_t size = 4;
    while (size < 2 * l->list.n)
        size *= 2;
    l->mask = size - 1;
    l->by_bytes = arena_array(lexicon.arena, size, sizeof *l->by_bytes);
    for (uint32_t i = 0; i < l->list.n; i++) {
        uint64_t hash = hash_words(HASH_START, l->list.entries[i].fields[0]), at = hash;
        while (l->by_bytes[at & l->mask].entry)
            at++;
        l->by_bytes[at & l->mask] = (struct list_place){i + 1, (uint32_t)(hash >> 32)};
    }
}

void lexicon_prepare(enum words words)
{
    struct list_builder *l = builder(words);
    if (!l->by_bytes)
        index_bytes(l);
}

size_t lexicon_is(struct str text, enum words words)
{
    struct list_builder *l = builder(words);
    if (!may_begin(l, text))
        return 0;
    if (!l->by_bytes)
        index_bytes(l);
    uint64_t hash = hash_words(HASH_START, text), at = hash;
    for (struct list_place *p; (p = &l->by_bytes[at & l->mask])->entry; at++)
        if (p->hash == (uint32_t)(hash >> 32) &&
            str_eq(text, l->list.entries[p->entry - 1].fields[0]))
            return p->entry;
    return 0;
}

size_t lexicon_begins(struct str text, enum words words)
{
    const struct list_builder *l = builder(words);
    size_t found = 0, length = 0;
    if (!may_begin(l, text))
        return 0;
    for (size_t i = 0; i < l->list.n; i++) {
        struct str word = l->list.entries[i].fields[0];
        if (word.n > length && str_starts(text, word)) {
            found = i + 1;
            length = word.n;
        }
    }
    return found;
}

size_t lexicon_length(struct str text, enum words words)
{
    size_t found = lexicon_begins(text, words);
    return found ? lexicon_field(words, found - 1, 0).n : 0;
}

size_t lexicon_ends_with(const struct letter_key *k, enum words words)
{
    const struct lexicon_list *l = lexicon_list(words);
    for (size_t i = 0; i < l->n; i++)
        if (l->entries[i].letters.n && str_ends((struct str){k->text, k->n}, l->entries[i].letters))
            return i + 1;
    return 0;
}

/* Bytes of the text that are the word in any case; 0 when it does not begin with it. */
static size_t any_case(struct str text, struct str word)
{
    size_t at = 0, n, k;
    uint32_t c, w;
    for (size_t i = 0; i < word.n; i += k, at += n) {
        k = utf8_next(str_slice(word, i, word.n), &w);
        n = utf8_next(str_slice(text, at, text.n), &c);
        if (!n || cp_lower(c) != w)
            return 0;
    }
    return at;
}

size_t lexicon_begins_any_case(struct str text, enum words words, size_t *length)
{
    const struct lexicon_list *l = lexicon_list(words);
    size_t found = 0;
    *length = 0;
    for (size_t i = 0; i < l->n; i++) {
        size_t n = any_case(text, l->entries[i].fields[0]);
        if (n > *length) {
            found = i + 1;
            *length = n;
        }
    }
    return found;
}
