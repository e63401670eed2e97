/* SPDX-License-Identifier: ISC */
/* Runs the checks, and knows which errors would make others say the same thing again: one cause,
 * one finding. */
#include "partway/lint.h"

#include "partway/diag.h"
#include "partway/forest.h"
#include "tree/lint_parts.h"

/* What an error makes unreliable, from most to least. One that is not named below spoils the walks:
 * most leave a whole file out. */
enum spoils { SPOILS_WALKS, SPOILS_PROOF, SPOILS_NOTHING };

static const enum spoils spoiled_by[DIAG_CODE_COUNT] = {
	[DIAG_FILE_NAME] = SPOILS_NOTHING,
	[DIAG_MARK_FORM] = SPOILS_NOTHING,
	[DIAG_MARK_TAKEN] = SPOILS_NOTHING,
	[DIAG_ANSWER_TWICE] = SPOILS_NOTHING,
	[DIAG_UNREACHABLE] = SPOILS_NOTHING,
	[DIAG_STOP_MISSING] = SPOILS_NOTHING,
	[DIAG_STOP_UNSAFE] = SPOILS_NOTHING,
	[DIAG_FACT_TAKEN_BACK] = SPOILS_NOTHING,
	[DIAG_RULE_BROKEN] = SPOILS_NOTHING,
	[DIAG_RULE_IDLE] = SPOILS_NOTHING,
	[DIAG_FACT_NEVER_SET] = SPOILS_NOTHING,
	[DIAG_SOURCE_MISSING] = SPOILS_NOTHING,
	[DIAG_CARD_LEVEL] = SPOILS_NOTHING,
	[DIAG_WORDS_NO_CONTACT] = SPOILS_NOTHING,
	[DIAG_ALLOW_ERROR] = SPOILS_NOTHING,
	[DIAG_GATE_MISSING] = SPOILS_PROOF,
	[DIAG_FACT_UNKNOWN] = SPOILS_PROOF,
	[DIAG_FACT_VALUE] = SPOILS_PROOF,
	[DIAG_RULE_FORM] = SPOILS_PROOF,
	[DIAG_CARD_UNKNOWN] = SPOILS_PROOF,
	[DIAG_SOURCE_UNKNOWN] = SPOILS_PROOF, /* texts are laid out with their sources */
};

/* The most that the errors found so far spoil. */
static enum spoils
find_spoiled(const struct diags *diags)
{
	enum spoils spoiled = diags_is_full(diags) ? SPOILS_WALKS : SPOILS_NOTHING;

	for (size_t i = 0; i < diags->count; i++) {
		enum diag_code code = diags->items[i].code;

		if (diag_code_level(code) == DIAG_ERROR && spoiled_by[code] < spoiled)
			spoiled = spoiled_by[code];
	}
	return spoiled;
}

bool
lint_has(const struct diags *diags, enum diag_code code)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].code == code)
			return true;
	return false;
}

bool
lint_allows_walks(const struct diags *diags)
{
	return find_spoiled(diags) != SPOILS_WALKS;
}

bool
lint_allows_proof(const struct diags *diags)
{
	return find_spoiled(diags) == SPOILS_NOTHING;
}

void
lint_forest(const struct forest *forest, struct diags *diags)
{
	lint_refs(forest, diags);
	lint_answers(forest, diags);
	lint_facts(forest, diags);
	lint_graph(forest, diags);
}
