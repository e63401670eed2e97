/* SPDX-License-Identifier: ISC */
/* Small forests for tests, in a short notation that is turned into YAML and loaded as any forest:
 *
 *   block gate G
 *   ask first: Yes a=yes > stop; No a=no b=no > return; unsure > stop
 *   end stop: none crisis
 *   tree one O
 *   end rest: none recover
 *   fact a: no | yes
 *   rule R1: if-contact: [message], needs: [a=no]
 *
 * A walk of a file begins at its first entry; trees open with gate. Of an ending, contact and aim
 * are said; of a fact, safe and unsafe values; of a rule, what YAML has. */
#ifndef PARTWAY_TEST_SMALL_H
#define PARTWAY_TEST_SMALL_H

#include "partway/diag.h"

struct forest;

struct small {
	struct diags diags;
	struct forest *forest;
};

/* Loads the forest of NOTATION. Fails the test where anything is wrong with it. */
void small_load(struct small *small, const char *notation);

void small_free(struct small *small);

#endif
