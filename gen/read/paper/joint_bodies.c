/* The bodies of a masthead: see joint_bodies.h. */
#include "read/paper/joint_bodies.h"

#include <string.h>

#include "base/mem.h"
#include "read/paper/number_sign.h"

enum { BODIES = 4, SIGNS = 6 }; /* most in one masthead, in one number */

struct masthead_bodies {
    size_t at[BODIES]; /* heads of their units, from the top */
    struct str names[BODIES];
    size_t n;
    struct str signs[SIGNS]; /* of the number, after its digits */
    size_t sign_count;
};

/* The text of the unit that begins at head. */
static struct str unit_text(const struct paper *paper, size_t head)
{
    struct buf out = {0};
    for (size_t i = head; i != LINE_NONE; i = paper->at[i].unit.next) {
        buf_puts(&out, out.n ? " " : "");
        buf_str(&out, paper->at[i].text);
    }
    return buf_take(&out, paper->arena);
}

/* "CTr", "SYT", "CAT" of "Số: 05/CTr-SYT-CAT". */
static void find_signs(struct masthead_bodies *b, struct str number)
{
    for (size_t at = 0, end; at < number.n && b->sign_count < SIGNS; at = end + 1) {
        for (end = at; end < number.n && !strchr("/-", number.p[end]);)
            end++;
        struct str part = str_trim(str_slice(number, at, end));
        struct str sign = str_word(&part);
        bool kind = !b->sign_count && keyword_kind_of_sign(sign);
        if (at && sign.n && !is_digit(*sign.p) && !kind)
            b->signs[b->sign_count++] = sign;
        if (at && str_trim(part).n) /* what else is on the line */
            return;
    }
}

static void find_bodies(struct paper *paper, size_t from, size_t end, struct masthead_bodies *b)
{
    for (size_t i = from; i < end; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise || p->unit.head != i || p->unit.kind != NODE_FRONT)
            continue;
        if (p->unit.role == FRONT_NUMBER && !b->sign_count)
            find_signs(b, unit_text(paper, i));
        if (p->unit.role != FRONT_ISSUER && p->unit.role != FRONT_SUPERIOR)
            continue;
        if (b->n == BODIES) { /* the lowest ones are those that may have issued it */
            memmove(b->at, b->at + 1, (BODIES - 1) * sizeof *b->at);
            memmove(b->names, b->names + 1, (BODIES - 1) * sizeof *b->names);
            b->n--;
        }
        paper->at[i].unit.role = FRONT_SUPERIOR;
        b->at[b->n] = i;
        b->names[b->n++] = unit_text(paper, i);
    }
}

/* Takes the sign of the body out of the list. */
static bool take_sign(struct arena *a, struct masthead_bodies *b, size_t body)
{
    for (size_t i = 0; i < b->sign_count; i++)
        if (sign_names(a, b->signs[i], b->names[body])) {
            memmove(b->signs + i, b->signs + i + 1, (--b->sign_count - i) * sizeof *b->signs);
            return true;
        }
    return false;
}

/* "SỞ Y TẾ" above "CÔNG AN TỈNH X": neither is above the other. */
static bool are_peers(const struct letter_key *above, const struct letter_key *below)
{
    return (lexicon_starts(above, WORDS_DEPARTMENT) &&
            lexicon_starts(below, WORDS_PEER_OF_DEPARTMENT)) ||
           (lexicon_starts(below, WORDS_DEPARTMENT) &&
            lexicon_starts(above, WORDS_PEER_OF_DEPARTMENT));
}

void joint_bodies_mark(struct paper *paper, size_t from, size_t end)
{
    struct masthead_bodies b = {0};
    find_bodies(paper, from, end, &b);
    if (!b.n)
        return;
    size_t last = b.n - 1;
    paper->at[b.at[last]].unit.role = FRONT_ISSUER;
    struct letter_key below = letter_key(paper->arena, b.names[last]);
    bool office = lexicon_starts(&below, WORDS_OFFICE_WITHIN);
    bool named = take_sign(paper->arena, &b, last);
    for (size_t i = last; i-- > 0;) {
        struct letter_key above = letter_key(paper->arena, b.names[i]);
        bool joint = named && take_sign(paper->arena, &b, i) &&
                     (!office || lexicon_starts(&above, WORDS_OFFICE_WITHIN));
        if (!joint && !are_peers(&above, &below))
            break;
        paper->at[b.at[i]].unit.role = FRONT_ISSUER;
        below = above;
    }
}
