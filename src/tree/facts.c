/* SPDX-License-Identifier: ISC */
/* The facts of one path. The walk and the proof both take theirs from here, so they cannot
 * differ. A value that no answer gave is VALUE_NEVER, which no rule counts as safe. */
#include "partway/facts.h"

#include <string.h>

#include "partway/forest.h"

static bool
is_safe_value(const struct fact *fact, uint32_t value)
{
	return value >= VALUE_FIRST && value - VALUE_FIRST < fact->safe_count;
}

uint32_t
facts_take(struct facts *facts, const struct forest *forest, const struct answer *answer)
{
	const struct setting *settings = forest->settings + answer->sets.first;
	uint32_t taken_back = NONE;

	for (uint32_t i = 0; i < answer->sets.count; i++) {
		const struct fact *fact = &forest->facts[settings[i].fact];
		uint8_t *value = &facts->values[settings[i].fact];
		bool was_safe = is_safe_value(fact, *value);
		bool was_unsafe = *value >= VALUE_FIRST && !was_safe;

		if (settings[i].value == VALUE_UNSURE && was_unsafe)
			continue;
		if (taken_back == NONE && *value != VALUE_NEVER && !was_safe
		    && is_safe_value(fact, settings[i].value))
			taken_back = settings[i].fact;
		*value = (uint8_t)settings[i].value;
	}
	if (answer->is_unsure && answer->sets.count > 0)
		facts->left_open = true;
	return taken_back;
}

bool
facts_is_safe(const struct facts *facts, const struct forest *forest, uint32_t fact)
{
	return is_safe_value(&forest->facts[fact], facts->values[fact]);
}

void
facts_find_set(const struct forest *forest, uint32_t masks[BOUND_FACTS])
{
	memset(masks, 0, BOUND_FACTS * sizeof(*masks));
	for (size_t i = 0; i < forest->answers_count; i++) {
		struct span sets = forest->answers[i].sets;

		for (uint32_t j = sets.first; j < sets.first + sets.count; j++)
			masks[forest->settings[j].fact] |= 1u << forest->settings[j].value;
	}
}

const char *
facts_value_name(const struct forest *forest, uint32_t fact, uint32_t value)
{
	if (value == VALUE_NEVER)
		return "never asked";
	if (value == VALUE_UNSURE)
		return "unsure";
	return forest_text(
	    forest, forest->lines[forest->facts[fact].values.first + value - VALUE_FIRST]);
}
