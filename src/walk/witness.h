/* SPDX-License-Identifier: ISC */
/* A walk written down for an author, answer by answer: what a finding rests on. Private to this
 * folder. */
#ifndef PARTWAY_WITNESS_H
#define PARTWAY_WITNESS_H

#include <stddef.h>
#include <stdint.h>

#include "partway/bounds.h"

struct diags;
struct forest;
struct step;
struct str;

struct witness {
	const struct step *steps; /* borrowed */
	size_t count;
	uint32_t ending;             /* entry behind the last step, or NONE: not shown */
	uint32_t shown[BOUND_FACTS]; /* by fact: mask of the values that matter here */
};

/* Gives the finding that was added last this walk: a line for each step, with where, what is asked,
 * what is answered, and the facts that matter. */
void witness_add(const struct witness *witness, const struct forest *forest, struct diags *diags);

/* Adds where ENTRY stands: "gate G2". */
void witness_add_place(struct str *out, const struct forest *forest, uint32_t entry);

#endif
