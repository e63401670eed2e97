/* SPDX-License-Identifier: ISC */
/* Checks of a frozen forest that need no walk: ways, answers, references. */
#ifndef PARTWAY_LINT_H
#define PARTWAY_LINT_H

#include <stdbool.h>

#include "partway/diag.h"

struct forest;

/* Adds a finding for everything that is wrong. Where DIAGS holds an error of ways already
 * (an arrow that leads nowhere, a cycle), what would follow from it is not reported again. */
void lint_forest(const struct forest *forest, struct diags *diags);

/* True where something of this code was found. */
bool lint_has(const struct diags *diags, enum diag_code code);

/* True where no error found so far spoils the ways: every walk can be taken, to its end. */
bool lint_allows_walks(const struct diags *diags);

/* True where, besides, none spoils what the rules look at: a proof would say nothing that follows
 * from another finding. */
bool lint_allows_proof(const struct diags *diags);

#endif
