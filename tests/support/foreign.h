/* SPDX-License-Identifier: ISC */
/* The shipped trees in another script, in a folder of their own: made by the program foreign
 * (tests/paper/foreign.c), which stands beside the program under test. */
#ifndef PARTWAY_TEST_FOREIGN_H
#define PARTWAY_TEST_FOREIGN_H

#include "partway/diag.h"
#include "partway/str.h"

struct forest;

/* Starts as { 0 }. */
struct foreign {
	struct str folder;
	struct diags diags;
	struct forest *forest;
};

/* Makes and loads the trees in SCRIPT: "greek" or "chinese". Fails the test where they have errors. */
void foreign_start(struct foreign *foreign, const char *script);

/* Frees, and takes the folder away. */
void foreign_finish(struct foreign *foreign);

#endif
