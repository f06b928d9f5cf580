/*
 * Addresses in a text that a click leads to: of the web ("https://...", "www...."), and of mail
 * ("name@office.gov.vn"). Private to form/.
 */
#ifndef FORM_FORM_WEB_H
#define FORM_FORM_WEB_H

#include "base/text.h"

struct arena;

struct web_address {
    size_t from, to; /* bytes of the text; marks after it are no part of it */
    struct str uri;  /* ASCII, with a scheme: RFC 3986, 6068 */
};

/* The first address at or after offset from. Time is linear in the text for all of them. */
bool form_next_address(struct arena *, struct str text, size_t from, struct web_address *);

#endif
