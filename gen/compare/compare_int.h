/*
 * The smaller steps of a comparison, in their order: see compare.h.
 */
#ifndef COMPARE_COMPARE_INT_H
#define COMPARE_COMPARE_INT_H

#include "base/map.h"
#include "compare/align.h"
#include "compare/compare.h"
#include "compare/words.h"

struct phrase;
struct word_pairs;

/*
 * ocr_repair.c: words that look like a slip of the scanner or the typist get the key of the word
 * that was meant, so that they are found and compared as that word. The text is not touched.
 *
 * There is no dictionary: each text is evidence about the other (after Afli et al. on OCR
 * correction: most errors are wrong marks, at distance one or two). "đây" before "mạnh" is a slip
 * for "đẩy" when
 *   - the two have the same letters without marks;
 *   - "đẩy" occurs elsewhere between the same neighbours, before and after;
 *   - "đây" occurs so on one side only, and more rarely.
 * For a word that occurs nowhere else and a reading that is common, one neighbour will do.
 * Marks carry meaning, so words with digits and negations are never repaired.
 */
void ocr_repair(struct sides *);

/*
 * citation.c: marks the names of acts inside clauses ("Nghị quyết số 46-NQ/TW ngày 20/12/2023 của
 * Bộ Chính trị về", and after it the title of the very act that is compared with). A plan cites the
 * resolution in every other clause, and that proves of none of them what it carries; so these
 * words weigh nothing. They remain part of the text and of the word differences.
 *
 * So do the titles of acts that only one of the two texts cites by number, to where they end
 * (names/citation_spans.h), if they are not two drafts. Titles that both have are evidence like
 * other words.
 */
void citation_mark(struct sides *, bool draft);

/*
 * bodies.c: marks the names of bodies, and lists of them ("Sở Nội vụ, Sở Tài chính và Công an
 * tỉnh"). Three bodies that are named together are the same ones in any duty of a plan, so the list
 * weighs as one name, however long it is.
 */
struct body_names { /* of both texts */
    struct map names;
    bool drafts;
    const struct word_pairs *pairs; /* what are the syllables of one word: no name ends in it */
};
void bodies_mark(struct side *, struct clause *, const struct phrase *text, struct body_names *);

/*
 * compound.c: marks the syllables of one compound ("phát huy", "mặt trận"), so that no edit of the
 * marked text and no quotation begins or ends between them. There is no dictionary: two words are a
 * compound where both texts have them together, one of them twice, in half or more of the places of
 * the rarer word, and much more often than chance. Of overlapping ones the more frequent is marked.
 */
void compounds_mark(struct sides *);

/*
 * abbreviation.c: the abbreviations that either text defines ("văn hoá đọc (sau đây viết tắt là
 * VHĐ)"), by the initials of the words before the brackets. What an abbreviation stands for is
 * evidence like the words themselves (weight.c).
 */
void abbreviations_find(struct sides *);

/*
 * roles.c: who has to do what. A duty of a central body is carried by that of the body with the
 * same part a level below ("Quốc hội": "Hội đồng nhân dân"), in other words, so a body of the
 * ladder with a kind of duty is evidence of its own (weight.c); the body alone is none. The body is
 * the one that the clause begins with, else its lead-in or its heading. Rows of tables have columns
 * for that. Of two drafts, names and lists of bodies alone are marked: a clause is read once for
 * all.
 */
void roles_find(struct sides *, bool draft);

/*
 * links.c: pairs become links, with what each carries, how, and where. Drops weak pairs, and says
 * of each clause whether it is linked and of each word whether it is carried. Pairs are sorted by
 * new clause.
 */
void links_find(struct sides *, struct pairs *, struct comparison *);

/*
 * coverage.c: which words of two texts are the same stretch of wording, in whatever order the
 * stretches are. It decides the content of a link and the ledger; the marked text that people
 * read is made by words.c, in order.
 *
 * match: of a's words in b, from sequence_match(). Sets in_a[i] (in_b[k]) to 1 for words that
 * belong to a common stretch, else 0. A single word between two that differ is chance, not a
 * stretch; a stretch out of order has COVERAGE_MOVED words or more.
 */
enum { COVERAGE_STRETCH = 2, COVERAGE_MOVED = 3 };
void coverage_words(const uint32_t *a, size_t n, const uint32_t *b, size_t m, const uint32_t *match,
                    unsigned char *in_a, unsigned char *in_b);

/*
 * cells.c: sets the cells that differ between two rows of tables: columns by their titles, else by
 * their places; the number of a row is none. Lists of bodies are compared item by item.
 */
void cells_compare(struct sides *, struct arena *, const struct clause *old,
                   const struct clause *new, struct link *);

/*
 * variants.c: what is written otherwise and means the same: a body whose name is abbreviated on one
 * side, by the initials of its words ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"), and a date or a
 * figure in another form (facts_same()). Initials are never compared with initials. After
 * facts_reader().
 */
bool variants_same(struct sides *, const struct edit_words *old, const struct edit_words *new);
/* Are two texts names of one body. */
bool variants_same_body(struct sides *, struct str, struct str);

/*
 * frame.c: what is outside the clauses: masthead, bases, footnotes, heads of tables, recipients,
 * signature. Units are paired part by part: equal ones first, then what is left between them in
 * order. Of two drafts all is compared. What a plan has of the central text there is compared where
 * both are alike, and a footnote of a clause that is carried must not be missing. After
 * links_find().
 */
void frame_compare(struct sides *, struct comparison *);

/*
 * turns.c: words of the marked text that turn a duty (WORDS_ROLE, WORDS_STAGE,
 * WORDS_TURN_NEGATION, WORDS_OPPOSITE). An edit is what is deleted and inserted between two common
 * stretches; a long one is other text, and says nothing of single words. What a plan adds of its
 * own to a central text is no turn.
 */
void turns_find(struct comparison *);

/*
 * replacements.c: edits that are the same in several places of the text, so that a report can fold
 * them; those with figures, and those that are turns, are none. After turns_find().
 */
void replacements_find(struct comparison *);

/* An edit of a link: stretches [from, end), what they delete and insert without blanks around. */
struct rewording {
    size_t from, end;
    struct str was, now; /* either may be empty */
};
/* The next edit of wording from stretch `from` on; false at the end. Texts go to the arena. */
bool rewording_next(struct arena *, const struct link *, size_t from, struct rewording *);

/* shares.c: of each part of the old text, how much is carried. After links_find(). */
void shares_find(const struct sides *, struct comparison *);

/*
 * omissions.c: old clauses that no new one carries, the gravest first, each with the evidence that
 * a reviewer needs to overturn it at one look. Fills omitted and the counts of waivers; titles are
 * never omitted. After links_find().
 */
void omissions_find(const struct sides *, const struct compare_options *, struct comparison *);

#endif
