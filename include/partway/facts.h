/* SPDX-License-Identifier: ISC */
/* What a path knows: the facts that its answers set, and whether a rule holds for an ending. */
#ifndef PARTWAY_FACTS_H
#define PARTWAY_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/bounds.h"
#include "partway/forest.h"

struct str;

struct facts {
	uint8_t values[BOUND_FACTS]; /* by fact: enum value, or VALUE_FIRST + place in its list */
	bool left_open;              /* an unsure answer was given to a question that sets facts */
};

/* How a path comes to its ending; all borrowed. */
struct arrival {
	const struct entry *ending;
	const struct facts *before; /* what was known before the last answer of the path */
	const struct facts *facts;  /* what is known at the ending */
};

/* Writes what ANSWER sets. Unsure never overwrites an unsafe value (safety.md 2.1). Returns the
 * first fact that went from unsafe or unsure to safe, which no forest may allow (S3), or NONE. */
uint32_t facts_take(struct facts *facts, const struct forest *forest, const struct answer *answer);

/* True where VALUE is one of FACT that an answer gives and the rules call safe. */
bool facts_value_is_safe(const struct forest *forest, uint32_t fact, uint32_t value);

/* True where any of SETTINGS is what FACTS hold. */
bool facts_know_any(const struct forest *forest, struct span settings, const struct facts *facts);

/* Writes into MASKS, by fact, the values that some answer sets: bit 1 << n for value n,
 * VALUE_UNSURE among them. */
void facts_find_set(const struct forest *forest, uint32_t masks[BOUND_FACTS]);

/* The word for VALUE of FACT as authors write it: "active", "unsure"; "never asked" for that.
 * Borrowed. */
const char *facts_value_name(const struct forest *forest, uint32_t fact, uint32_t value);

/* True where RULE has something to say about a path that ends like this. */
bool rule_applies(
    const struct forest *forest, const struct rule *rule, const struct arrival *arrival);

/* For a rule that applies: true where it holds. Otherwise adds to WHY, unless that is NULL, what
 * is missing: "contact is message, and must be none; the card support is missing". */
bool rule_holds(const struct forest *forest, const struct rule *rule, const struct arrival *arrival,
    struct str *why);

#endif
