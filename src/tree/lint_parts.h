/* SPDX-License-Identifier: ISC */
/* The parts of lint_forest(). Private to this folder. */
#ifndef PARTWAY_LINT_PARTS_H
#define PARTWAY_LINT_PARTS_H

#include <stdbool.h>

struct diags;
struct forest;

/* Openings, returns, and what no walk reaches. Only where every way is known. */
void lint_graph(const struct forest *forest, struct diags *diags);

/* Part of lint_graph(): the first page of paper. OPENS: by tree, true for the blocks that trees open
 * with. */
void lint_stops(const struct forest *forest, const bool *opens, struct diags *diags);

/* Questions: how many answers, and whether they differ. */
void lint_answers(const struct forest *forest, struct diags *diags);

/* Values that no answer gives, and facts that nothing looks at. */
void lint_facts(const struct forest *forest, struct diags *diags);

/* Sources, cards, and what may stand where contact is closed. */
void lint_refs(const struct forest *forest, struct diags *diags);

#endif
