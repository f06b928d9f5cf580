/*
 * The functions that every template has, called by a section of their name:
 *
 *     {{#upper}}{{issuer}}{{/upper}}             TỈNH UỶ BẮC GIANG
 *     {{#lower}}...{{/lower}}                    in small letters
 *     {{#capital}}{{subject}}{{/capital}}        first letter in upper case: Thực hiện ...
 *     {{#small}}{{subject}}{{/small}}            first letter in lower case: thực hiện ...
 *     {{#roman}}{{number}}{{/roman}}             4 -> IV, up to 3999
 *     {{#date-words}}{{date.iso}}{{/date-words}} 2024-03-19 -> ngày 19 tháng 3 năm 2024
 *     {{#date-short}}{{date.iso}}{{/date-short}} 2024-02-05 -> 05/02/2024
 *     {{#one-line}}...{{/one-line}}              line ends become blanks
 *
 * A date may lack day or month: 2024-03, 2024. Days below 10 and months below 3 are written with a
 * zero (Decree 30/2020/NĐ-CP, Annex I, part II.4; Guide 05-HD/VPTW, part on place and date).
 */
#ifndef TEMPLATE_LAMBDA_H
#define TEMPLATE_LAMBDA_H

#include "template/value.h"

/*
 * Forms of dates, templates over {{day}} {{month}} {{year}}, from style.xml; borrowed. Where one
 * is empty, its function is missing.
 */
struct lambda_words {
    struct str date_words, date_short;
};

/* Adds the functions to an object, under their names. words must live as long as it. */
void lambda_add(struct arena *, struct value *object, const struct lambda_words *words);

#endif
