/* SPDX-License-Identifier: ISC */
/* The proof: every rule, over every path of every tree. */
#ifndef PARTWAY_PROVE_H
#define PARTWAY_PROVE_H

#include <stddef.h>
#include <stdint.h>

struct diags;
struct forest;

/* Searches all states (entry, facts) that a reader of any tree can be in, with the step that the
 * walk itself takes. Adds a finding, with a whole witness walk, for each rule and ending that do
 * not fit together, and for each rule, and each list of words with if-facts, that never applies.
 * Besides the forest's rules it knows two that are built in (safety.md 2.6): a question left open
 * closes contact (S2), and no fact becomes safe again (S3). Returns how many states were found;
 * more than BOUND_STATES are a finding. The forest must have passed the checks of ways:
 * lint_allows_proof().
 *
 * SPOKEN, unless NULL, has a mask for each entry, 0 before: bit 1 << n is set where a walk that
 * meets the if-facts of wording n ends there. */
size_t prove_forest(const struct forest *forest, uint64_t *spoken, struct diags *diags);

#endif
