/* Those who sign side by side: see flow_signers.h. */
#include "read/scan/flow_signers.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/list_mark.h"

/* SIGNERS: at most. ROWS: of offices. REACH: lines below these with names. LENGTH: characters. */
enum { SIGNERS = 5, ROWS = 4, REACH = 24, LENGTH = 60 };

/* What an office is: of the three, each row has one alone. */
enum office { OFFICE_NONE, OFFICE_BODY, OFFICE_ACTING, OFFICE_HELD };

/* Is the first word of an office on the line, and its rest on the next. */
static bool is_torn_office(const struct flow_text *f, size_t line)
{
    struct str first = flow_line(f, line), rest = flow_line(f, line + 1);
    if (!f->use || !first.n || !rest.n || memchr(first.p, ' ', first.n) || flow_page(f, line + 1) ||
        !unicode_is_capitals(first, CAPITALS_ALL) || !unicode_is_capitals(rest, CAPITALS_ALL))
        return false;
    struct letter_key word = letter_key(f->scratch, first), more = letter_key(f->scratch, rest);
    struct letter_key both =
        letter_key(f->scratch, str_format(f->scratch, "%.*s %.*s", STR_ARG(first), STR_ARG(rest)));
    return lexicon_starts(&both, WORDS_POSITION) && lexicon_starts(&more, WORDS_POSITION) &&
           !lexicon_starts(&word, WORDS_POSITION);
}

void flow_mend_offices(const struct flow_text *f, struct source_runs *runs)
{
    for (size_t i = 0; f->use && i < runs->n; i++)
        if (str_is(runs->at[i].text, "\n") && is_torn_office(f, pos_line(runs->at[i].pos)))
            runs->at[i].text = STR(" ");
    if (f->use)
        arena_empty(f->scratch);
}

struct signers {
    struct flow_text *text;
    size_t office[SIGNERS * ROWS], offices; /* lines */
    size_t name[SIGNERS], rest[SIGNERS];    /* lines; rest: of a name of two lines, or 0 */
    size_t names;
};

static enum office office_on(const struct signers *s, size_t line)
{
    struct str text = flow_line(s->text, line);
    if (!text.n || utf8_length(text) > LENGTH || flow_closed(text) || list_mark_length(text) ||
        !unicode_is_capitals(text, CAPITALS_ALL) || flow_use(s->text, line) != FLOW_PLAIN)
        return OFFICE_NONE;
    struct letter_key key = letter_key(s->text->scratch, text);
    if (lexicon_starts(&key, WORDS_MOTTO) || lexicon_starts(&key, WORDS_RECIPIENTS))
        return OFFICE_NONE;
    if (lexicon_starts_loosely(&key, WORDS_AUTHORITY))
        return OFFICE_ACTING;
    return lexicon_starts(&key, WORDS_POSITION) ? OFFICE_HELD : OFFICE_BODY;
}

/* Words that all begin with capitals, perhaps behind a rank: how many they are; 0: it is no name.
 */
static size_t words_of_name(struct str text)
{
    size_t n = 0, words = 0;
    if (unicode_is_capitals(text, CAPITALS_ALL) || list_mark_length(text) || flow_closed(text))
        return 0;
    lexicon_begins_any_case(text, WORDS_SIGNER_TITLE, &n);
    text = str_slice(text, n, text.n);
    for (struct str word; (word = str_word(&text)).n; words++)
        if (!cp_is_upper(utf8_first(word, ' ')))
            return 0;
    return words;
}

/* The offices from the line on; the line after them. */
static size_t read_offices(struct signers *s, size_t line)
{
    for (s->offices = 0; s->offices < SIGNERS * ROWS && office_on(s, line); line++)
        s->office[s->offices++] = line;
    return line;
}

/* The names below, up to another office, a title or the next page. */
static void read_names(struct signers *s, size_t line)
{
    enum { NAME_WORDS = 7 };
    struct flow_text *f = s->text;
    s->names = 0;
    for (size_t end = line + REACH; line < end && line <= f->source->lines; line++) {
        struct str text = flow_line(f, line);
        size_t words = words_of_name(text);
        if (!text.n || flow_use(f, line) != FLOW_PLAIN)
            continue;
        if (flow_page(f, line) || office_on(s, line))
            break;
        if (words == 1 && s->names && s->name[s->names - 1] == line - 1)
            s->rest[s->names - 1] = line;
        else if (words > 1 && words <= NAME_WORDS && s->names < SIGNERS) {
            s->name[s->names] = line;
            s->rest[s->names++] = 0;
        }
    }
}

/* Has a row of offices, from the k-th on, one for each: of one kind, or none of a body. */
static bool is_row(const struct signers *s, size_t k)
{
    enum office first = office_on(s, s->office[k]);
    for (size_t i = 1; i < s->names; i++) {
        enum office next = office_on(s, s->office[k + i]);
        if ((first == OFFICE_BODY) != (next == OFFICE_BODY))
            return false;
    }
    return true;
}

static void add_line(struct flow_signer *to, size_t line)
{
    if (to->lines < sizeof to->line / sizeof *to->line)
        to->line[to->lines++] = line;
}

/*
 * Offices into columns: full rows, and then one for each who acts for another and has none of his
 * own. False: they are not so.
 */
static bool fill_columns(const struct signers *s, struct flow_signer *columns)
{
    size_t rows = s->offices / s->names, rest = s->offices % s->names, k = 0;
    for (size_t row = 0; row < rows; row++, k += s->names) {
        if (!is_row(s, k))
            return false;
        for (size_t i = 0; i < s->names; i++)
            add_line(&columns[i], s->office[k + i]);
    }
    for (size_t i = 0; i < s->names; i++) {
        size_t last = columns[i].line[columns[i].lines - 1];
        if (office_on(s, last) != OFFICE_ACTING)
            continue;
        if (k == s->offices || office_on(s, s->office[k]) != OFFICE_HELD)
            return false;
        add_line(&columns[i], s->office[k++]);
        rest--;
    }
    return k == s->offices && !rest;
}

static void take(struct signers *s, size_t at)
{
    struct flow_signer columns[SIGNERS] = {0};
    struct flow_text *f = s->text;
    if (!fill_columns(s, columns))
        return;
    for (size_t i = 0; i < s->names; i++) {
        add_line(&columns[i], s->name[i]);
        if (s->rest[i])
            add_line(&columns[i], s->rest[i]);
        columns[i].rest = s->rest[i];
        columns[i].at = at;
        for (size_t k = 0; k < columns[i].lines; k++)
            f->use[columns[i].line[k]] = FLOW_SIGNER;
        *vec_push(&f->signer) = columns[i];
    }
}

void flow_signers_find(struct flow_text *f)
{
    struct signers s = {.text = f};
    for (size_t line = 1, end; line <= f->source->lines; line = end > line ? end : line + 1) {
        arena_empty(f->scratch);
        end = read_offices(&s, line);
        size_t acting = 0;
        for (size_t i = 0; i < s.offices; i++)
            acting += office_on(&s, s.office[i]) > OFFICE_BODY;
        if (acting < 2)
            continue;
        read_names(&s, end);
        if (s.names > 1 && s.offices >= s.names)
            take(&s, line);
    }
}
