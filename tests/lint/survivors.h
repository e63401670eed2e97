/* SPDX-License-Identifier: ISC */
/* The mutants that the check may let pass: survivors.txt, where each stands below its reason. */
#ifndef PARTWAY_TEST_SURVIVORS_H
#define PARTWAY_TEST_SURVIVORS_H

#include "partway/str.h"

/* Compares PASSED, a line "KIND WHERE: WHAT" for each mutant that was let pass, with the file. Adds
 * to OUT, in the form of the file, what stands in one of them only; nothing where they agree.
 *
 * With UPDATE_GOLDEN=1 in the environment it first writes the file anew: without those that are
 * found, with new ones of tags below the reason that their kind has, and with all other new ones at
 * the end, where they still count as missing until somebody has moved them below a reason. */
void survivors_compare(const struct str *passed, struct str *out);

#endif
