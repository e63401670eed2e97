/* SPDX-License-Identifier: ISC */
/* Time never unlocks (safety.md S7): an answer that names a length of time may not make a fact safe.
 * No rule sees words; the list of words S7 does. */
#include "mutation.h"

#include <string.h>

#include "partway/facts.h"
#include "partway/prose.h"

static bool
is_time(const struct token *token)
{
	static const char *const words[] = { "day", "days", "week", "weeks", "month", "months",
		"year", "years", "ago", "longer" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (token->length == strlen(words[i])
		    && strncasecmp(token->start, words[i], token->length) == 0)
			return true;
	return false;
}

static bool
names_time(const char *text)
{
	struct token token;

	while (prose_next(&text, &token))
		if (is_time(&token))
			return true;
	return false;
}

static bool
is_set(const struct mutation *mutation, uint32_t answer, uint32_t fact)
{
	struct span sets = mutation->shipped->answers[answer].sets;

	for (uint32_t i = sets.first; i < sets.first + sets.count; i++)
		if (mutation->shipped->settings[i].fact == fact)
			return true;
	return false;
}

/* Answer NUMBER (from 1) of ENTRY sets FACT to its first safe value as well. */
static void
set_safe(struct mutation *mutation, uint32_t entry, uint32_t number, uint32_t fact)
{
	struct tables *tables = &mutation->tables;
	struct answer *answer = &tables->answers[tables->entries[entry].answers.first + number - 1];
	struct span sets = { (uint32_t)tables->settings_count, answer->sets.count + 1 };

	for (uint32_t i = 0; i < answer->sets.count; i++) {
		struct setting setting = tables->settings[answer->sets.first + i];

		*tables_add_setting(tables) = setting;
	}
	*tables_add_setting(tables) = (struct setting){ fact, VALUE_FIRST, 0, 0 };
	answer->sets = sets;
	mutation_try(mutation, entry, "%u %s=%s", (unsigned)number,
	    forest_text(mutation->shipped, mutation->shipped->facts[fact].name),
	    facts_value_name(mutation->shipped, fact, VALUE_FIRST));
}

void
mutate_times(struct mutation *mutation)
{
	const struct forest *forest = mutation->shipped;

	mutation_begin(
	    mutation, "time-opens", "an answer with a time in it makes a fact safe", LOOK_AT_WORDS);
	for (uint32_t entry = 0; entry < forest->entries_count; entry++) {
		struct span answers = forest->entries[entry].answers;

		for (uint32_t i = 0; i < answers.count; i++) {
			uint32_t answer = answers.first + i;

			if (!names_time(forest_text(forest, forest->answers[answer].say)))
				continue;
			for (uint32_t fact = 0; fact < forest->facts_count; fact++)
				if (!is_set(mutation, answer, fact))
					set_safe(mutation, entry, i + 1, fact);
		}
	}
}
