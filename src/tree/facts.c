/* SPDX-License-Identifier: ISC */
/* The facts of one path. The walk and the proof both take theirs from here, so they cannot
 * differ. A value that no answer gave is VALUE_NEVER, which no rule counts as safe. */
#include "partway/facts.h"

#include <string.h>

#include "partway/forest.h"

bool
facts_value_is_safe(const struct forest *forest, uint32_t fact, uint32_t value)
{
	return value >= VALUE_FIRST && value - VALUE_FIRST < forest->facts[fact].safe_count;
}

uint32_t
facts_take(struct facts *facts, const struct forest *forest, const struct answer *answer)
{
	uint32_t taken_back = NONE;

	for (uint32_t i = 0; i < answer->sets.count; i++) {
		const struct setting *setting = &forest->settings[answer->sets.first + i];
		uint32_t fact = setting->fact;
		uint8_t *value = &facts->values[fact];
		bool was_safe = facts_value_is_safe(forest, fact, *value);
		bool was_unsafe = *value >= VALUE_FIRST && !was_safe;

		if (setting->value == VALUE_UNSURE && was_unsafe)
			continue;
		if (taken_back == NONE && *value != VALUE_NEVER && !was_safe
		    && facts_value_is_safe(forest, fact, setting->value))
			taken_back = fact;
		*value = (uint8_t)setting->value;
	}
	if (answer->is_unsure && answer->sets.count > 0)
		facts->left_open = true;
	return taken_back;
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
