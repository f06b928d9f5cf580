/* Columns of the table of document kinds, kinds.def: lexicon_field(WORDS_KINDS, kind, KIND_...). */
#ifndef LEXICON_KINDS_H
#define LEXICON_KINDS_H

enum kind_column {
    KIND_WORD,           /* "kế hoạch" */
    KIND_ID,             /* "ke-hoach" */
    KIND_SIGN,           /* "KH", in numbers */
    KIND_CITED,          /* how texts cite it, with a capital: see below */
    KIND_NAMED,          /* how it is known by a name without a number: see below */
    KIND_CENTRAL,        /* "central" for texts that others carry out; "issuer", if a central
                          * body issues them */
    KIND_PARTY_TEMPLATE, /* a folder of templates/ */
    KIND_STATE_TEMPLATE
};

/*
 * KIND_CITED: "act", a title follows that begins with "về" or the like; "verb", the same, but the
 * word is a verb as well, which begins sentences with a capital; "law", its name follows directly.
 * KIND_NAMED: "name", words and the years that it is for, "Kế hoạch trồng rừng giai đoạn
 * 2021-2030"; "capital", inside a sentence also without years.
 */

#endif
