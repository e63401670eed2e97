/* SPDX-License-Identifier: ISC */
/* Part of freeze: lists of words and limits of rules.yaml, and what files allow. */
#include "tree/freeze.h"

#include <stdlib.h>
#include <string.h>

#include "partway/ascii.h"
#include "partway/bounds.h"
#include "partway/near.h"
#include "partway/utf8.h"

#define AT(type, member) mark_field(mark, offsetof(struct raw_##type, member))

/* --- lists of words -------------------------------------------------------------------------- */

#define SAID_ALL \
	(1u << SAID_TITLE | 1u << SAID_QUESTION | 1u << SAID_REASON | 1u << SAID_ANSWER \
	    | 1u << SAID_ENDING | 1u << SAID_CARD)

/* True where every word of PHRASE can stand in a text: letters, with a star behind two or more of
 * them, or # or another mark by itself. */
static bool
can_be_found(const char *phrase)
{
	while (*phrase) {
		size_t length = strcspn(phrase, " "), star = strcspn(phrase, "*#");
		bool is_number = *phrase == '#' && length == 1;
		bool is_stem =
		    phrase[star] == '*' && star + 1 == length && utf8_points(phrase, star) >= 2;

		if (star < length && !is_number && !is_stem)
			return false;
		phrase += length + strspn(phrase + length, " ");
	}
	return true;
}

static struct span
freeze_phrases(struct freeze *freeze, const struct raw_list *list, const struct mark *mark)
{
	const struct mark *item = mark_first(mark);

	for (uint32_t i = 0; i < list->items_count; i++, item = mark_next(item)) {
		if (can_be_found(list->items[i]))
			continue;
		diag_add(freeze->diags, DIAG_VALUE_FORM, freeze_place(freeze, item),
		    "no text can hold \"%s\"", list->items[i]);
		diag_mend(freeze->diags,
		    "put * behind two letters or more, at the end of a word; # stands alone.");
	}
	return freeze_lines(freeze, list, mark);
}

static void
freeze_wording(struct freeze *freeze, const struct raw_wording *raw, const struct mark *mark)
{
	static const char *const levels[] = { "warning", "error" };
	static const struct vocabulary level = { "level", levels, 2 };
	struct wording *wording = tables_add_wording(&freeze->tables);

	wording->id = freeze_words(freeze, raw->id, AT(wording, id));
	wording->title = freeze_words(freeze, raw->title, AT(wording, title));
	wording->instead = freeze_words(freeze, raw->instead, AT(wording, instead));
	wording->is_error = freeze_word(freeze, &level, raw->level, AT(wording, level)) == 1;
	wording->in = freeze_mask(freeze, &said_words, &raw->in, AT(wording, in));
	if (raw->in.items_count == 0)
		wording->in = SAID_ALL;
	wording->if_facts = freeze_conditions(freeze, &raw->if_facts, AT(wording, if_facts));
	wording->if_contact =
	    freeze_mask(freeze, &contact_words, &raw->if_contact, AT(wording, if_contact));
	wording->unless_aim =
	    freeze_mask(freeze, &aim_words, &raw->unless_aim, AT(wording, unless_aim));
	wording->phrases = freeze_phrases(freeze, &raw->phrases, AT(wording, phrases));
	wording->then = freeze_phrases(freeze, &raw->then, AT(wording, then));
	wording->excuses = freeze_phrases(freeze, &raw->excuses, AT(wording, excuses));
	wording->but_not = freeze_phrases(freeze, &raw->but_not, AT(wording, but_not));
	freeze_name(
	    freeze, SCOPE_WORDING, (uint32_t)freeze->tables.wordings_count - 1, wording->id);
}

/* --- limits ---------------------------------------------------------------------------------- */

#define LIMIT_MOST 10000u

/* TEXT as a number of tenths, or of wholes: "6", "6.5". 0 where it is absent, or a finding. */
static uint32_t
freeze_number(struct freeze *freeze, const char *text, bool tenths, const struct mark *mark)
{
	char *end;
	unsigned long whole, part = 0;

	if (!text)
		return 0;
	whole = strtoul(text, &end, 10);
	if (tenths && *end == '.' && ascii_is_digit(end[1])) {
		part = (unsigned long)(end[1] - '0');
		end += 2;
	}
	if (ascii_is_digit(*text) && !*end && whole <= LIMIT_MOST && whole + part > 0)
		return (uint32_t)(tenths ? whole * 10 + part : whole);
	diag_add(freeze->diags, DIAG_VALUE_FORM, freeze_place(freeze, mark),
	    "\"%s\" is not a number that can be a limit", text);
	diag_mend(freeze->diags, tenths ? "write it like 6.0." : "write a whole number, like 20.");
	return 0;
}

static void
freeze_limits(struct freeze *freeze, const struct raw_limits *raw, const struct mark *mark)
{
	struct limits *limits = tables_add_limits(&freeze->tables);

#define LIMIT(member, tenths) \
	limits->member = freeze_number(freeze, raw->member, tenths, AT(limits, member))
	LIMIT(sentence, false);
	LIMIT(paragraph, false);
	LIMIT(question, false);
	LIMIT(answer, false);
	LIMIT(ending, false);
	LIMIT(screen, false);
	LIMIT(grade, true);
	LIMIT(ending_grade, true);
	LIMIT(gate_least, false);
	LIMIT(gate_most, false);
#undef LIMIT
	if (limits->gate_most > 0 && limits->gate_least > limits->gate_most) {
		diag_add(freeze->diags, DIAG_VALUE_FORM,
		    freeze_place(freeze, AT(limits, gate_least)),
		    "gate-least is more than gate-most");
		diag_mend(freeze->diags, "make it %u or less.", (unsigned)limits->gate_most);
	}
}

void
freeze_wordings(struct freeze *freeze, const struct raw_rules *raw, const struct mark *mark)
{
	const struct mark *row = mark_first(AT(rules, wordings));

	for (uint32_t i = 0; i < raw->wordings_count && !diags_is_full(freeze->diags);
	     i++, row = mark_next(row))
		freeze_wording(freeze, &raw->wordings[i], row);
	if (raw->limits)
		freeze_limits(freeze, raw->limits, AT(rules, limits));
}

/* --- what files allow ------------------------------------------------------------------------ */

/* The code that TEXT names, of a finding that may be allowed, or NONE and a finding. */
static uint32_t
freeze_code(struct freeze *freeze, const char *text, const struct mark *mark)
{
	enum diag_code code = diag_code_find(text);
	struct near near;

	if (code < DIAG_CODE_COUNT && diag_code_level(code) != DIAG_ERROR)
		return code;
	if (code < DIAG_CODE_COUNT) {
		diag_add(freeze->diags, DIAG_ALLOW_ERROR, freeze_place(freeze, mark),
		    "\"%s\" is an error, and cannot be allowed", text);
		diag_mend(freeze->diags, "mend what it finds.");
		return NONE;
	}
	near_start(&near, text);
	for (unsigned i = 0; i < DIAG_CODE_COUNT; i++)
		near_offer(&near, diag_code_name((enum diag_code)i), i);
	diag_add(freeze->diags, DIAG_VALUE_UNKNOWN, freeze_place(freeze, mark),
	    "no finding has the code \"%s\"", text);
	diag_mend_near(
	    freeze->diags, near.best, 0, "write the word in [brackets] behind the finding.");
	return NONE;
}

void
freeze_allows(struct freeze *freeze, const struct raw_allows *raw, const struct mark *mark)
{
	mark = mark_first(mark);
	for (uint32_t i = 0; i < raw->items_count; i++, mark = mark_next(mark)) {
		const struct raw_allow *item = &raw->items[i];
		uint32_t code = freeze_code(freeze, item->code, AT(allow, code));
		struct allow *allow = tables_add_allow(&freeze->tables);

		allow->file = freeze->file;
		allow->code = code;
		allow->at = freeze_words(freeze, item->at, AT(allow, at));
		allow->because = freeze_words(freeze, item->because, AT(allow, because));
	}
}
