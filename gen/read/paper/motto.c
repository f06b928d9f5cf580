/*
 * Mottoes that a narrow column tears (Decree 30/2020, annex I, box 1; Guide 05-HD/VPTW, box 1):
 *
 *     CỘNG HÒA XÃ HỘI          ĐẢNG CỘNG SẢN          Độc lập - Tự do -
 *     CHỦ NGHĨA VIỆT NAM       VIỆT NAM               Hạnh phúc
 */
#include "read/paper/stages.h"

#include "base/text.h"

enum {
    PIECES = 4, /* lines of a torn motto, at most */
    BETWEEN = 2 /* lines of the other column between two of them, where text has both by turns */
};

/* The letters of the key that the motto has at i; 0 unless it has all of them there. */
static size_t letters_at(struct str motto, size_t i, const struct letter_key *k)
{
    size_t from = i;
    for (size_t j = 0; j < k->n; j++) {
        if (!is_letter(k->text[j]))
            continue;
        while (i < motto.n && !is_letter(motto.p[i]))
            i++;
        if (str_at(motto, i) != k->text[j])
            return 0;
        i++;
    }
    return i - from;
}

static bool ends(struct str motto, size_t i)
{
    while (i < motto.n && !is_letter(motto.p[i]))
        i++;
    return i == motto.n;
}

/* Marks line i and those below it that spell the motto. */
static void mark_torn(struct paper *paper, size_t i, struct str motto)
{
    size_t at[PIECES], n = 0, spelled = 0, between = 0;
    for (; i < paper->n && n < PIECES && between <= BETWEEN; i++) {
        const struct source_line *p = &paper->at[i];
        size_t more = p->kind == SOURCE_PARA ? letters_at(motto, spelled, &p->key) : 0;
        if (p->unit.noise)
            continue;
        if (!n && !more)
            return;
        between = more ? 0 : between + 1;
        if (!more)
            continue;
        at[n++] = i;
        spelled += more;
        if (!ends(motto, spelled))
            continue;
        for (size_t k = 0; k < n; k++)
            paper->at[at[k]].motto = true;
        return;
    }
}

void mottoes_mark(struct paper *paper)
{
    const struct lexicon_list *whole = lexicon_list(WORDS_WHOLE_MOTTO);
    for (size_t i = 0; i < paper->n; i++)
        for (size_t e = 0; e < whole->n && !paper->at[i].motto; e++)
            mark_torn(paper, i, whole->entries[e].letters);
}
