/* SPDX-License-Identifier: ISC */
/* Facts: every value is one that an answer gives, and every fact is one that something looks at.
 * What rules say about a value that nobody gives was never put to the test (safety.md S35). */
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/lint.h"
#include "partway/str.h"
#include "tree/lint_parts.h"
#include "tree/place.h"

#define ANY_VALUE UINT32_MAX /* a mask of values */

static bool
is_among(const struct forest *forest, struct span settings, uint32_t fact, uint32_t values)
{
	for (uint32_t i = settings.first; i < settings.first + settings.count; i++)
		if (forest->settings[i].fact == fact && values >> forest->settings[i].value & 1)
			return true;
	return false;
}

static bool
is_needed(const struct forest *forest, const struct rule *rule, uint32_t fact, uint32_t values)
{
	for (uint32_t i = rule->needs.first; i < rule->needs.first + rule->needs.count; i++)
		if (forest->needs[i].fact == fact && forest->needs[i].values & values)
			return true;
	return false;
}

/* Adds to OUT the first rule or list of words that looks at any of VALUES, a mask: "rule S5 looks
 * at it". False where there is none. */
static bool
add_user(struct str *out, const struct forest *forest, uint32_t fact, uint32_t values)
{
	for (size_t i = 0; i < forest->rules_count; i++) {
		const struct rule *rule = &forest->rules[i];
		bool needs = is_needed(forest, rule, fact, values);

		if (!needs && !is_among(forest, rule->if_facts, fact, values)
		    && !is_among(forest, rule->unless_facts, fact, values))
			continue;
		str_add_format(out, "rule %s %s it", forest_text(forest, rule->id),
		    needs ? "needs" : "looks at");
		return true;
	}
	for (size_t i = 0; i < forest->wordings_count; i++) {
		if (!is_among(forest, forest->wordings[i].if_facts, fact, values))
			continue;
		str_add_format(out, "the list of words %s looks at it",
		    forest_text(forest, forest->wordings[i].id));
		return true;
	}
	return false;
}

static void
report_never_set(const struct forest *forest, uint32_t fact, uint32_t value, struct diags *diags)
{
	const struct fact *row = &forest->facts[fact];
	bool whole = value == ANY_VALUE;
	struct words at =
	    whole ? row->name : forest->lines[row->values.first + value - VALUE_FIRST];
	struct str user = { 0 };

	/* cppcheck-suppress shiftTooManyBits; never by ANY_VALUE */
	add_user(&user, forest, fact, whole ? ANY_VALUE : 1u << value);
	diag_add(diags, DIAG_FACT_NEVER_SET, place_of_words(forest, forest->files[FILE_RULES], at),
	    "no answer sets \"%s%s%s\"%s%s", forest_text(forest, row->name), whole ? "" : "=",
	    whole ? "" : forest_text(forest, at), user.length > 0 ? ", yet " : "", str_text(&user));
	diag_mend(diags, "ask for it, or delete the %s.", whole ? "fact" : "value");
	str_fini(&user);
}

static void
report_unused(const struct forest *forest, uint32_t fact, struct diags *diags)
{
	struct words name = forest->facts[fact].name;

	diag_add(diags, DIAG_FACT_UNUSED, place_of_words(forest, forest->files[FILE_RULES], name),
	    "no rule and no list of words looks at \"%s\"", forest_text(forest, name));
	diag_about(diags, forest_text(forest, name));
	diag_mend(diags, "name it in a rule, or delete it here and where answers set it.");
}

/* A fact of which no value is set is one finding, and that it is unused besides is none. */
static void
check_fact(const struct forest *forest, uint32_t fact, uint32_t set, struct diags *diags)
{
	uint32_t values = forest->facts[fact].values.count;
	struct str user = { 0 };

	if (!(set >> VALUE_FIRST)) {
		report_never_set(forest, fact, ANY_VALUE, diags);
		return;
	}
	for (uint32_t value = VALUE_FIRST; value < VALUE_FIRST + values; value++)
		if (!(set >> value & 1))
			report_never_set(forest, fact, value, diags);
	if (!add_user(&user, forest, fact, ANY_VALUE))
		report_unused(forest, fact, diags);
	str_fini(&user);
}

void
lint_facts(const struct forest *forest, struct diags *diags)
{
	uint32_t set[BOUND_FACTS];

	if (!lint_allows_proof(diags)) /* an answer or a rule may have been overlooked */
		return;
	facts_find_set(forest, set);
	for (uint32_t fact = 0; fact < forest->facts_count; fact++)
		check_fact(forest, fact, set[fact], diags);
}
