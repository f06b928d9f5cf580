/* The words of a paragraph that changed: see docx_changes_int.h. */
#include "base/sequence.h"
#include "base/unicode.h"
#include "write/docx/docx_changes_int.h"

/* A word, a sign or the blanks between, of one span. */
struct token {
    const struct span *span;
    size_t from, to;
};

vec_named(tokens, struct token);

enum token_class { TOKEN_BLANK, TOKEN_WORD, TOKEN_SIGN };

static enum token_class class_at(struct str text, size_t at, size_t *n)
{
    uint32_t c = 0;
    *n = utf8_next(str_slice(text, at, text.n), &c);
    return c == ' ' || c == '\t' ? TOKEN_BLANK : cp_is_word(c) ? TOKEN_WORD : TOKEN_SIGN;
}

static void cut(const struct paragraph *p, struct tokens *out)
{
    for (size_t i = 0; i < p->run_count; i++) {
        const struct span *s = &p->runs[i];
        size_t n;
        for (size_t at = 0, end; at < s->text.n; at = end) {
            enum token_class class = class_at(s->text, at, &n);
            end = at + n;
            while (class != TOKEN_SIGN && end < s->text.n && class_at(s->text, end, &n) == class)
                end += n;
            if (s->note) /* a call is one, whatever its mark is made of */
                end = s->text.n;
            *vec_push(out) = (struct token){s, at, end};
        }
    }
}

static uint32_t number_of(struct docx_changes *c, const struct token *t)
{
    struct buf key = {0};
    buf_printf(&key, "%u %d %d ", t->span->look, t->span->note != 0, t->span->tag != 0);
    buf_str(&key, str_slice(t->span->text, t->from, t->to));
    uint32_t number = map_add(&c->words, buf_view(&key));
    buf_free(&key);
    return number;
}

static uint32_t *numbers_of(struct docx_changes *c, const struct tokens *t)
{
    uint32_t *numbers = arena_array(c->file.arena, t->n, sizeof *numbers);
    for (size_t i = 0; i < t->n; i++)
        numbers[i] = number_of(c, &t->at[i]);
    return numbers;
}

/* Tokens from..to-1 in as few runs as there are spans. */
static void append_words(struct docx_changes *c, enum docx_side side, const struct tokens *t,
                         size_t from, size_t to, enum docx_change change,
                         const struct style_class *class)
{
    docx_turn_to(c, side, change);
    for (size_t i = from, end; i < to; i = end) {
        struct span s = *t->at[i].span;
        for (end = i + 1; end < to && t->at[end].span == t->at[i].span; end++)
            ;
        s.text = str_slice(s.text, t->at[i].from, t->at[end - 1].to);
        docx_put_span(&c->file, class, &s);
    }
}

/* Bytes of words that both have. */
static size_t shared(const struct tokens *t, const uint32_t *in_new)
{
    size_t sum = 0;
    for (size_t i = 0; i < t->n; i++)
        if (in_new[i] != SEQUENCE_NONE)
            sum += t->at[i].to - t->at[i].from;
    return sum;
}

static size_t length(const struct tokens *t)
{
    size_t sum = 0;
    for (size_t i = 0; i < t->n; i++)
        sum += t->at[i].to - t->at[i].from;
    return sum;
}

void docx_put_changed_words(struct docx_changes *c, const struct paragraph *old,
                            const struct paragraph *new, const struct style_class *class)
{
    struct tokens a = {0}, b = {0};
    cut(old, &a);
    cut(new, &b);
    uint32_t *in_new = arena_array(c->file.arena, a.n, sizeof *in_new);
    sequence_match(numbers_of(c, &a), a.n, numbers_of(c, &b), b.n, in_new);
    size_t longer = length(&a) > length(&b) ? length(&a) : length(&b);
    bool other = shared(&a, in_new) * 4 < longer; /* a few words in common are not readable */
    size_t i = 0, k = 0;
    while (i < a.n || k < b.n) {
        size_t end = i, to = k;
        while (end < a.n && (other || in_new[end] == SEQUENCE_NONE))
            end++;
        to = end < a.n ? in_new[end] : b.n;
        append_words(c, DOCX_OLD, &a, i, end, DOCX_DELETED, class);
        append_words(c, DOCX_NEW, &b, k, to, DOCX_INSERTED, class);
        i = end;
        k = to;
        while (i < a.n && k < b.n && in_new[i] == k) {
            i++;
            k++;
        }
        if (k > to) {
            docx_pair_notes(c, &a.at[end].span[0], &b.at[to].span[0]);
            for (size_t n = 0; n < k - to; n++)
                docx_pair_notes(c, a.at[end + n].span, b.at[to + n].span);
            append_words(c, DOCX_NEW, &b, to, k, DOCX_SAME, class);
        }
    }
    docx_turn_to(c, DOCX_NEW, DOCX_SAME);
    c->file.turn = !c->file.turn;
    vec_free(&a);
    vec_free(&b);
}
