/* Facts of the document: see akn_facts.h. */
#include "read/akn/akn_facts.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "model/akn.h"

enum { LENGTH_OF_DAY = 10 }; /* bytes: a time or a zone may come after them (XML Schema 2, 3.2.7) */

struct str akn_facts_kept(struct akn_reader *r, struct str s)
{
    return s.n ? str_copy(r->doc->arena, s) : STR_NONE;
}

static struct str shown_as(const struct xml *meta, const char *element, struct str href)
{
    const struct xml *references = xml_child(meta, "references");
    xml_each (c, references, element)
        if (!href.n || str_eq(xml_value(c, "eId"), str_slice(href, 1, href.n)))
            return xml_value(c, "showAs");
    return STR_NONE;
}

static struct str value_of(const struct xml *work, const char *name)
{
    return xml_value(xml_child(work, name), "value");
}

/* A date as the calendar has it, or a part of one; unset after a warning for anything else. */
static struct str date_of(struct akn_reader *r, const struct xml *x)
{
    struct date d;
    struct str value = xml_value(x, "date"), day = str_slice(value, 0, LENGTH_OF_DAY);
    if (date_read(day, &d) && (value.n == day.n || strchr("TZ+-", value.p[day.n])))
        return akn_facts_kept(r, day);
    diag(MSG_READ_ODD_FACT, x->pos, STR_ARG(value));
    return STR_NONE;
}

static void read_work(struct akn_reader *r, const struct xml *meta, const struct xml *work)
{
    struct doc *d = r->doc;
    const struct xml *date = xml_child(work, "FRBRdate"), *author = xml_child(work, "FRBRauthor");
    struct str kind = value_of(work, "FRBRsubtype");
    if (kind.n)
        d->kind = akn_facts_kept(r, kind);
    d->number = akn_facts_kept(r, value_of(work, "FRBRnumber"));
    d->subject = akn_facts_kept(r, value_of(work, "FRBRname"));
    if (date && !str_is(xml_value(date, "name"), AKN_UNDATED))
        d->date = date_of(r, date);
    if (author)
        d->issuer = akn_facts_kept(r, shown_as(meta, "TLCOrganization", xml_value(author, "href")));
    struct str place = STR("#" AKN_PLACE);
    d->place = akn_facts_kept(r, shown_as(meta, "TLCLocation", place));
}

void akn_facts(struct akn_reader *r, const struct xml *document)
{
    const struct xml *meta = r->meta, *identification = xml_child(meta, "identification");
    const struct xml *work = xml_child(identification, "FRBRWork");
    const struct xml *own = xml_child(meta, "proprietary");
    struct str name = xml_value(document, "name");
    r->doc->kind = !name.n || str_is(name, "doc") ? STR("") : akn_facts_kept(r, name);
    if (work)
        read_work(r, meta, work);
    own = xml_child(own, "document");
    if (!own || !own->ns || strcmp(own->ns, AKN_OWN_NS))
        return;
    struct str system = xml_value(own, "system");
    r->doc->system = str_is(system, "party")   ? SYSTEM_PARTY
                     : str_is(system, "state") ? SYSTEM_STATE
                                               : SYSTEM_UNKNOWN;
    r->doc->digest = str_is(xml_value(own, "digest"), "true");
    if (xml_value(own, "date").n)
        r->doc->date = date_of(r, own);
}
