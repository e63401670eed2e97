/* SPDX-License-Identifier: ISC */
/* libvterm as a second opinion on what an ANSI terminal shows. */
#ifndef PARTWAY_TEST_EYE_H
#define PARTWAY_TEST_EYE_H

#include <stdbool.h>

#include "pages.h"
#include "partway/str.h"

struct eye;

struct eye *eye_new(int rows, int columns);

void eye_free(struct eye *eye);

/* Whether BYTES, all that were sent, show the characters of PAGE. If not, WHY tells. */
bool eye_sees(
    struct eye *eye, const struct str *bytes, const struct page *page, char why[PAGES_WHY]);

#endif
