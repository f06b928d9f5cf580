/*
 * Names that the reader and the writer of Akoma Ntoso 3.0 share; what means what is in
 * read/akn/akn.h.
 */
#ifndef MODEL_AKN_H
#define MODEL_AKN_H

#define AKN_NS "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
/* Our own attributes and the facts that Akoma Ntoso has no place for. */
#define AKN_OWN_NS "urn:kehoach:1"

/* eIds of the references in the meta block. */
#define AKN_ISSUER "issuer"
#define AKN_PLACE "place"
#define AKN_CENTRAL_ONLY "central-only"
#define AKN_PROGRAM "kehoach"

/* name of an FRBRdate that means no date, because the schema insists on one */
#define AKN_UNDATED "undated"
#define AKN_NO_DATE "0001-01-01"

/* class of a note that no word of the text calls, and of a row that has no cells */
#define AKN_UNCALLED "uncalled"
#define AKN_NO_CELLS "no-cells"

#endif
