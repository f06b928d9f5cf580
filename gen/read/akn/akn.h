/*
 * Akoma Ntoso 3.0 (OASIS, 2018), 3.1 and drafts of them, and our documents: what stands for what.
 * The writer is write/akn/akn_write.c; the subset that is read, other people's documents included,
 * is read/akn/akn.rng.
 *
 *     document           doc, name = kind ("nghi-quyet", "ke-hoach"); after the signature each
 *                        further part is an attachment with a doc of its own
 *     front              p class="front ROLE" in preface, its words in docProponent, docNumber,
 *                        docDate, docStatus, docAuthority
 *     title              longTitle/p in preface: docType, then docTitle
 *     preamble           p in preamble
 *     heading            part, chapter, section, subsection, article by the word of the label, else
 *                        section, subsection, level by depth; num = label, heading = text
 *     para  1. 1.1.      paragraph: num, content/p (intro/p where clauses follow below it)
 *     para  a)           point
 *     para  unlabelled   alinea
 *     bullet             indent, num = its mark
 *     footnote           authorialNote at its call (marker = mark); a second call is a noteRef
 *     recipient          p class="recipient" in conclusions; labelled ones: blockList/item
 *     signature          p class="signature" in conclusions
 *     table-title        p class="table-title" in the preface of an attachment
 *     table, head, row   table, tr of th, tr of td
 *     unlabelled paras   quotedStructure in mod, in the words of the clause above, where they begin
 *                        with an opening quotation mark and end with a closing one
 *     quoted words       quotedText in mod, after words that say so ([quoted-words])
 *     a line end         eol; bold, italic, underline, superscript: b, i, u, sup
 *     anything elsewhere hcontainer (in a body) or container/p, name or class = the kind
 *
 *     kind, number, date, issuer, place, subject: FRBRsubtype, FRBRnumber, FRBRdate, FRBRauthor
 *                        with TLCOrganization, TLCLocation, FRBRname of the work
 *     system, digest     proprietary/document of our namespace (model/akn.h)
 *     central only       refersTo="#central-only" and a TLCConcept
 *     path, origin       wId, and origin of our namespace
 *
 * Other people's documents: any hierarchical element with a heading is a heading, without one a
 * paragraph; list, formula, citations and containers without a name of ours are passed through;
 * quotedText is text with its marks, each line of a quotedStructure a paragraph without a label; a
 * subFlow, what it holds, below the clause; annex, appendix and schedule (version 3.1) begin an
 * attachment; further paragraphs of a clause become paragraphs below it; notes of the meta block
 * are fetched by noteRef. Pictures, tables of contents, cover pages, foreign elements and what is
 * in other files are left out with a warning. Blanks that hold a line end of the file are one
 * blank.
 */
#ifndef READ_AKN_AKN_H
#define READ_AKN_AKN_H

#include "model/doc.h"

/* NULL after diagnostics: no XML, or not of the subset. Whoever gets the document frees it. */
struct doc *read_akn(const struct source *);

#endif
