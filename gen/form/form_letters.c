/* Letters that a font lacks: see form_letters.h. */
#include "form/form_letters.h"

#include "base/diag.h"
#include "base/unicode.h"
#include "form/form.h"
#include "layout/font.h"

/* The word around byte at. */
static struct str word_at(struct str text, size_t at)
{
    size_t from = at, to = at;
    while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n')
        from--;
    while (to < text.n && text.p[to] != ' ' && text.p[to] != '\n')
        to++;
    return str_slice(text, from, to);
}

static void note_word(struct missing_letter *m, struct str word)
{
    for (size_t i = 0; i < m->word_count; i++)
        if (str_eq(m->words[i], word))
            return;
    if (m->word_count < LETTER_WORDS)
        m->words[m->word_count++] = word;
    else
        m->in_more_words = true;
}

static void note_letter(struct form_letters *l, const struct font *font, uint32_t letter,
                        struct str word, struct pos pos)
{
    for (size_t i = 0; i < l->list.n; i++)
        if (l->list.at[i].font == font && l->list.at[i].letter == letter) {
            note_word(&l->list.at[i], word);
            return;
        }
    struct missing_letter *m = vec_push(&l->list);
    unsigned face = 0;
    while (face + 1 < FACES && l->in->faces[face] != font)
        face++;
    *m = (struct missing_letter){.font = font, .letter = letter, .first = pos};
    if (l->in->other_font)
        m->other = l->in->other_font(l->in->other_font_data, face, letter);
    note_word(m, word);
}

void form_letters_check(struct form_letters *l, struct font *font, struct str text, struct pos pos)
{
    uint32_t letter = 0;
    for (size_t at = 0, lacking; at < text.n;
         at += utf8_next(str_slice(text, at, text.n), &letter)) {
        lacking = font_missing(font, str_slice(text, at, text.n));
        if (lacking == (size_t)-1)
            return;
        at += lacking;
        utf8_next(str_slice(text, at, text.n), &letter);
        struct pos place = pos;
        if (pos.source)
            place.at += at;
        note_letter(l, font, letter, word_at(text, at), place);
    }
}

struct font *form_letters_other(const struct form_letters *l, const struct font *font,
                                uint32_t letter)
{
    for (size_t i = 0; i < l->list.n; i++)
        if (l->list.at[i].font == font && l->list.at[i].letter == letter)
            return l->list.at[i].other;
    return NULL;
}

bool form_letters_report(const struct form_letters *l)
{
    bool failed = false;
    for (size_t i = 0; i < l->list.n; i++) {
        const struct missing_letter *m = &l->list.at[i];
        struct buf words = {0};
        for (size_t k = 0; k < m->word_count; k++)
            buf_printf(&words, "%s\"%.*s\"", k ? ", " : "", STR_ARG(m->words[k]));
        buf_printf(&words, "%s", m->in_more_words ? ", ..." : "");
        if (m->other)
            diag(MSG_FONT_OTHER, m->first, font_name(m->font), (unsigned)m->letter, words.p,
                 font_name(m->other));
        else
            diag(MSG_FONT_LACKS, m->first, font_name(m->font), (unsigned)m->letter, words.p);
        failed |= !m->other;
        buf_free(&words);
    }
    return failed;
}
