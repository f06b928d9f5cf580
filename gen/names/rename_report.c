/* Messages on what became of the names in a text: see rename.h. */
#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "names/rename.h"

struct str rename_successors(struct arena *a, const struct registry *registry, const struct body *b)
{
    struct buf names = {0};
    for (size_t i = 0; i < b->successor_count; i++) {
        const struct body *next = registry_find(registry, b->successors[i]);
        buf_puts(&names, i ? ", " : "");
        if (next)
            buf_printf(&names, "%.*s (%s)", STR_ARG(next->name), next->id);
    }
    struct str all = buf_take(&names, a);
    return all.n ? all : STR("?");
}

static void report_unknown(const struct renaming *r, struct str was, const struct body *b,
                           struct pos pos)
{
    struct arena *a = arena_new();
    if (b->successor_count)
        diag(MSG_RENAMING_UNKNOWN, pos, STR_ARG(was), STR_ARG(r->day),
             STR_ARG(rename_successors(a, r->registry, b)));
    else
        diag(MSG_RENAMING_NONE, pos, STR_ARG(was), STR_ARG(r->day));
    arena_free(a);
}

static void report_one(const struct renaming *r, struct str was, const struct rename_hit *h,
                       struct pos pos)
{
    const struct body *now = rename_body(r, h->body);
    switch (h->kind) {
    case RENAME_VALID:
        break;
    case RENAME_NEW:
        diag(MSG_RENAMING_NEW, pos, STR_ARG(was), STR_ARG(h->to));
        break;
    case RENAME_UNKNOWN:
        report_unknown(r, was, h->body, pos);
        break;
    case RENAME_NOT_YET:
        diag(MSG_RENAMING_NOT_YET, pos, STR_ARG(was), STR_ARG(h->body->from), STR_ARG(r->day));
        break;
    case RENAME_CITED:
    case RENAME_PAST:
        diag(MSG_RENAMING_KEPT, pos, STR_ARG(was));
        break;
    case RENAME_DOUBTFUL:
        diag(MSG_RENAMING_DOUBTFUL, pos, STR_ARG(was), STR_ARG(h->body->name),
             STR_ARG(now ? now->name : STR("?")));
        break;
    }
}

/* Is there an end of a sentence in the text. */
static bool sentence_ends(struct str text)
{
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] == '\n' || (at + 1 < text.n && text.p[at] == '.' && text.p[at + 1] == ' '))
            return true;
    return false;
}

/* Does an earlier name of the same sentence mean the same body, one of both by its new name. */
static bool is_twice(struct str text, const struct rename_hit *hits, size_t i)
{
    enum { BACK = 12 }; /* names of one enumeration */
    for (size_t k = i; k-- && i - k <= BACK;) {
        if (sentence_ends(str_slice(text, hits[k].end, hits[k + 1].at)))
            return false;
        if (hits[i].now && hits[k].now == hits[i].now &&
            (hits[k].kind == RENAME_NEW || hits[i].kind == RENAME_NEW))
            return true;
    }
    return false;
}

/* Is the end of the new name repeated right after it: "UBND cấp xã, cấp xã". */
static bool repeats(struct str text, const struct rename_hit *hit)
{
    enum { TAIL = 2, NEAR = 80 /* bytes */ };
    struct arena *a = arena_new();
    struct phrase next = phrase_read(a, str_slice(text, hit->end, hit->end + NEAR));
    struct phrase name = phrase_read(a, hit->to), tail = name;
    bool found = false;
    if (hit->kind == RENAME_NEW && name.n > TAIL) {
        size_t skip = lexicon_at(WORDS_CONJUNCTION, &next, 0);
        tail.words += name.n - TAIL;
        tail.n = TAIL;
        struct phrase old = phrase_read(a, str_slice(text, hit->at, hit->end));
        bool before = old.n >= TAIL && phrase_at(&old, old.n - TAIL, &tail);
        found = !before && (skip || str_is(str_trim(phrase_gap(&next, 0)), ",")) &&
                phrase_at(&next, skip, &tail);
    }
    arena_free(a);
    return found;
}

void rename_report(const struct renaming *r, struct str text, const struct rename_hit *hits,
                   const struct pos *pos, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        report_one(r, str_slice(text, hits[i].at, hits[i].end), &hits[i], pos[i]);
        if (is_twice(text, hits, i) || repeats(text, &hits[i]))
            diag(MSG_RENAMING_TWICE, pos[i], STR_ARG(hits[i].now->name));
    }
}
