/* Columns of the table of document kinds, kinds.def: lexicon_field(WORDS_KINDS, kind, KIND_...). */
#ifndef LEXICON_KINDS_H
#define LEXICON_KINDS_H

enum kind_column {
    KIND_WORD,           /* "kế hoạch" */
    KIND_ID,             /* "ke-hoach" */
    KIND_SIGN,           /* "KH", in numbers */
    KIND_CENTRAL,        /* "central" for texts that others carry out */
    KIND_PARTY_TEMPLATE, /* a folder of templates/ */
    KIND_STATE_TEMPLATE
};

#endif
