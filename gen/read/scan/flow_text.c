/* Flow text: see flow_text.h. */
#include "read/scan/flow_text.h"

#include <string.h>

#include "base/diag.h"
#include "base/letter_width.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/list_mark.h"
#include "read/scan/flow_signers.h"
#include "read/scan/flow_table.h"

/*
 * TAIL: characters that the indentation of a first line has room for. PROSE: of a line that is
 * surely no title. FULL: percent of a full line. STEP: of widths that are told apart,
 * a quarter of the size of the letters, and so many of them.
 */
enum { TAIL = 10, PROSE = 50, FULL = 80, STEP = 250, WIDEST = 400 };

struct str flow_line(const struct flow_text *f, size_t line)
{
    return line && line <= f->source->lines ? str_trim(source_line(f->source, line)) : STR_NONE;
}

bool flow_page_number(const struct flow_text *f, size_t line)
{
    enum { DIGITS = 3 };
    struct str text = flow_line(f, line);
    size_t n = str_number(text, 0, DIGITS + 1, NULL);
    return flow_page(f, line) && n && n == text.n && n <= DIGITS;
}

bool flow_closed(struct str line)
{
    uint32_t c = ' ';
    size_t n;
    while ((n = utf8_last(line, &c)) &&
           (strchr(")\"'*]", (int)(c < 128 ? c : ' ')) || c == 0x201D || c == 0x2019))
        line.n -= n;
    return n && c < 128 && strchr(".;:!?", (int)c);
}

bool flow_full(const struct flow_text *f, size_t line)
{
    return f->full && letter_width(flow_line(f, line)) * 100 >= f->full * FULL;
}

/* Is the line set in, or are wide blanks or marks of a table in it. */
static bool keeps_places(struct str line)
{
    line = str_slice(line, str_at(line, 0) == '\f', line.n);
    return is_blank(str_at(line, 0)) ||
           (line.n && (memchr(line.p, '\t', line.n) || *line.p == '|')) ||
           str_find(str_trim(line), STR("   "), 0) != (size_t)-1;
}

/* Pages end, and hardly a line keeps places: one in so many. */
static bool is_flow(const struct source *s)
{
    enum { HARDLY = 50 };
    bool pages = s->text.n && memchr(s->text.p, '\f', s->text.n);
    size_t places = 0;
    for (size_t line = 1; line <= s->lines && pages; line++)
        places += keeps_places(source_line(s, line));
    return pages && places * HARDLY <= s->lines && s->format == SOURCE_FORMAT_TEXT && !s->printed;
}

struct width_count {
    size_t count[WIDEST + 1], n; /* of lines by their widths */
};

static void count_width(struct width_count *c, struct str text)
{
    size_t own = letter_width(text) / STEP;
    c->count[own < WIDEST ? own : WIDEST]++;
    c->n++;
}

/* That which three of four are not wider than. */
static size_t upper_width(const struct width_count *c)
{
    size_t below = 0, width = 0;
    while (width < WIDEST && (below += c->count[width]) * 4 < c->n * 3)
        width++;
    return width * STEP;
}

/*
 * The width of lines that surely are full, for small letters go on below them, titles being among
 * them; where there are few, of lines of prose.
 */
static size_t full_line(const struct source *s)
{
    enum { FEW = 3 };
    struct width_count sure = {0}, prose = {0};
    for (size_t line = 1; line <= s->lines; line++) {
        struct str text = str_trim(source_line(s, line));
        struct str below = line < s->lines ? source_line(s, line + 1) : STR_NONE;
        if (text.n < PROSE || utf8_length(text) < PROSE)
            continue;
        count_width(&prose, text);
        if (cp_is_lower(utf8_first(below, ' ')) && !flow_closed(text))
            count_width(&sure, text);
    }
    return sure.n >= FEW ? upper_width(&sure) : prose.n ? upper_width(&prose) : 0;
}

/* ---- tails ---- */

static bool is_empty(const struct flow_text *f, size_t line)
{
    return !flow_line(f, line).n || flow_page(f, line);
}

/* Does the line end what it is of: by its stop, as a title does, or well before the margin. */
static bool is_ended(const struct flow_text *f, size_t line)
{
    struct str text = flow_line(f, line);
    return flow_closed(text) || unicode_is_capitals(text, CAPITALS_READ) || !flow_full(f, line);
}

/* Does something begin with the line: it has a mark, a number or a capital. */
static bool begins(const struct flow_text *f, size_t line)
{
    struct str text = flow_line(f, line);
    uint32_t c = utf8_first(text, ' ');
    return cp_is_upper(c) || list_mark_length(text) || strchr("\"(", (int)(c < 128 ? c : ' ')) ||
           c == 0x201C || label_read(text).class != LABEL_NONE;
}

/* The last line with text above that is no number of a page; 0: there is none. */
static size_t line_above(const struct flow_text *f, size_t line)
{
    while (--line && (!flow_line(f, line).n || flow_page_number(f, line)))
        ;
    return line;
}

/* The end of a sentence alone, in small letters or digits, below what has ended. */
static bool is_tail(const struct flow_text *f, size_t line)
{
    enum { YEAR = 4 };
    struct str text = flow_line(f, line);
    uint32_t c = utf8_first(text, ' ');
    size_t digits = str_number(text, 0, YEAR + 1, NULL);
    bool year = digits == YEAR && text.n > YEAR && strchr(".;:", text.p[YEAR]);
    if (!text.n || utf8_length(text) > TAIL || !flow_closed(text) || !is_empty(f, line + 1) ||
        (!year && ((!cp_is_lower(c) && !digits) || label_read(text).class != LABEL_NONE)))
        return false;
    size_t above = line_above(f, line);
    return above && flow_use(f, above) == FLOW_PLAIN && is_ended(f, above);
}

/* Does the line look like a paragraph that lacks its last word; below: the one above looks so. */
static bool lacks_end(const struct flow_text *f, size_t line, bool top, bool below)
{
    return flow_use(f, line) == FLOW_PLAIN && flow_full(f, line) &&
           !flow_closed(flow_line(f, line)) && begins(f, line) &&
           (top || below || is_ended(f, line - 1)) &&
           (is_empty(f, line + 1) || begins(f, line + 1)) && !flow_tail_of(f, line);
}

/* The first such line in the block below; *found: how many there are. */
static size_t head_below(const struct flow_text *f, size_t line, size_t *found)
{
    size_t head = 0, at = line + 1;
    while (at <= f->source->lines && !flow_line(f, at).n && !flow_page(f, at))
        at++;
    bool below = false;
    for (size_t first = at; at <= f->source->lines && !is_empty(f, at); at++) {
        below = lacks_end(f, at, at == first, below);
        head = head || !below ? head : at;
        *found += below;
    }
    return head;
}

static void find_tails(struct flow_text *f)
{
    for (size_t line = 2; line <= f->source->lines; line++) {
        if (flow_use(f, line) != FLOW_PLAIN || !is_tail(f, line))
            continue;
        size_t found = 0, head = head_below(f, line, &found);
        if (found != 1) {
            struct pos pos = {f->source, (uint32_t)(flow_line(f, line).p - f->source->text.p)};
            diag(MSG_READ_TAIL, pos, STR_ARG(flow_line(f, line)));
            continue;
        }
        *vec_push(&f->tails) = (struct flow_tail){line, head};
        f->use[line] = FLOW_TAIL;
    }
}

size_t flow_tail_of(const struct flow_text *f, size_t head)
{
    size_t i; /* each is in the block below its tail, so these are in order, too */
    search_first(i, f->tails.n, f->tails.at[i].head < head);
    return i < f->tails.n && f->tails.at[i].head == head ? f->tails.at[i].line : 0;
}

const struct flow_signer *flow_signer_at(const struct flow_text *f, size_t line)
{
    size_t i;
    search_first(i, f->signer.n, f->signer.at[i].at < line);
    return i < f->signer.n && f->signer.at[i].at == line ? &f->signer.at[i] : NULL;
}

void flow_text_find(struct flow_text *f, const struct source *s)
{
    *f = (struct flow_text){.source = s};
    if (!is_flow(s))
        return;
    f->scratch = arena_new();
    f->use = mem_zalloc(s->lines + 2);
    f->full = full_line(s);
    flow_tables_find(f);
    flow_signers_find(f);
    find_tails(f);
}

void flow_text_free(struct flow_text *f)
{
    arena_free(f->scratch);
    free(f->use);
    vec_free(&f->tails);
    vec_free(&f->piece);
    vec_free(&f->table);
    vec_free(&f->signer);
}
