/* SPDX-License-Identifier: ISC */
/* What a path knows, and what a rule says about it. Fail closed: only an answer that was given, and
 * that the rules call safe, opens anything. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "partway/facts.h"
#include "partway/forest.h"
#include "partway/str.h"

/* Facts: order is safe with "none", unsafe with "active" or "ended"; ties is safe with "some" and
 * has no unsafe value. */
static const char text[] = "\0order\0none\0active\0ended\0ties\0some\0pause\0support";

enum { ORDER, TIES };
enum { ORDER_NONE = VALUE_FIRST, ORDER_ACTIVE, ORDER_ENDED };
enum { TIES_SOME = VALUE_FIRST };
enum { CARD_PAUSE, CARD_SUPPORT };

static const struct words lines[] = {
	{ .text = 7 },
	{ .text = 12 },
	{ .text = 19 },
	{ .text = 30 },
};
static const struct fact facts_table[] = {
	{ .name = { .text = 1 }, .values = { 0, 3 }, .safe_count = 1 },
	{ .name = { .text = 25 }, .values = { 3, 1 }, .safe_count = 1 },
};
static const struct card cards[] = { { .id = { .text = 35 } }, { .id = { .text = 41 } } };
static const struct setting settings[] = {
	{ .fact = ORDER, .value = ORDER_NONE },
	{ .fact = ORDER, .value = ORDER_ACTIVE },
	{ .fact = ORDER, .value = ORDER_ENDED },
	{ .fact = ORDER, .value = VALUE_UNSURE },
	{ .fact = TIES, .value = TIES_SOME },
};
static const struct need needs[] = {
	{ .fact = ORDER, .values = 1u << ORDER_NONE },
	{ .fact = TIES, .values = 1u << TIES_SOME },
};
/* Help groups stand for themselves, cards follow. */
static const struct ref refs[] = {
	{ .index = HELP_TALK },
	{ .index = HELP_LEGAL },
	{ .index = CARD_PAUSE },
	{ .index = CARD_SUPPORT },
};
static const struct forest forest = {
	.text = text,
	.text_length = sizeof(text),
	.lines = lines,
	.facts = facts_table,
	.cards = cards,
	.settings = settings,
	.needs = needs,
	.refs = refs,
};

static const struct answer none = { .sets = { 0, 1 } };
static const struct answer active = { .sets = { 1, 1 } };
static const struct answer ended = { .sets = { 2, 1 } };
static const struct answer unsure = { .sets = { 3, 1 }, .is_unsure = 1 };
static const struct answer ties = { .sets = { 4, 1 } };
static const struct answer unsure_of_nothing = { .is_unsure = 1 };

/* Takes ANSWERS, ended by NULL; returns what the last one took back. */
static uint32_t
take(struct facts *facts, const struct answer *const *answers)
{
	uint32_t taken_back = NONE;

	for (*facts = (struct facts){ 0 }; *answers; answers++)
		taken_back = facts_take(facts, &forest, *answers);
	return taken_back;
}

#define TAKE(facts, ...) take(facts, (const struct answer *const[]){ __VA_ARGS__, NULL })

Test(facts, what_no_answer_gave_is_not_safe)
{
	struct facts facts = { 0 };

	cr_expect(not(facts_value_is_safe(&forest, ORDER, facts.values[ORDER])));
	TAKE(&facts, &unsure);
	cr_expect(not(facts_value_is_safe(&forest, ORDER, facts.values[ORDER])));
	TAKE(&facts, &active);
	cr_expect(not(facts_value_is_safe(&forest, ORDER, facts.values[ORDER])));
	TAKE(&facts, &none);
	cr_expect(facts_value_is_safe(&forest, ORDER, facts.values[ORDER]));
	cr_expect(not(facts_value_is_safe(&forest, TIES, facts.values[TIES])));
}

Test(facts, unsure_makes_a_safe_value_unsafe_and_leaves_an_unsafe_one)
{
	struct facts facts;

	cr_expect(eq(u32, TAKE(&facts, &none, &unsure), NONE));
	cr_expect(eq(u8, facts.values[ORDER], VALUE_UNSURE));
	TAKE(&facts, &ended, &unsure);
	cr_expect(eq(u8, facts.values[ORDER], ORDER_ENDED));
}

Test(facts, only_an_unsure_answer_that_could_set_something_leaves_a_question_open)
{
	struct facts facts;

	TAKE(&facts, &none, &unsure_of_nothing, &ties);
	cr_expect(not(facts.left_open));
	TAKE(&facts, &unsure, &active);
	cr_expect(facts.left_open);
}

Test(facts, nothing_becomes_safe_again_unseen)
{
	struct facts facts;

	cr_expect(eq(u32, TAKE(&facts, &active, &none), ORDER));
	cr_expect(eq(u32, TAKE(&facts, &unsure, &none), ORDER));
	cr_expect(eq(u32, TAKE(&facts, &none, &none), NONE));
	cr_expect(eq(u32, TAKE(&facts, &none, &active), NONE));
	cr_expect(eq(u32, TAKE(&facts, &active, &ended), NONE));
	cr_expect(eq(u32, TAKE(&facts, &unsure, &active), NONE));
}

/* An ending that every rule below is content with. */
static const struct entry good = {
	.kind = ENTRY_ENDING,
	.help = { 0, 2 },
	.cards = { 2, 1 },
	.contact = CONTACT_NONE,
	.aim = AIM_LEGAL,
};

/* What RULE says about a path that ended at ENDING after ANSWERS (two, either may be NULL). */
static const char *
verdict(const struct rule *rule, const struct entry *ending, const struct answer *first,
    const struct answer *last)
{
	static struct str why;
	struct facts before = { 0 }, facts;
	struct arrival arrival = { .ending = ending, .before = &before, .facts = &facts };

	if (first)
		facts_take(&before, &forest, first);
	facts = before;
	if (last)
		facts_take(&facts, &forest, last);
	if (!rule_applies(&forest, rule, &arrival))
		return "does not apply";
	str_clear(&why);
	if (rule_holds(&forest, rule, &arrival, &why)) {
		cr_expect_str_empty(str_text(&why));
		return "holds";
	}
	cr_expect(not(rule_holds(&forest, rule, &arrival, NULL)));
	return str_text(&why);
}

Test(rules, a_rule_applies_where_all_its_ifs_do)
{
	const struct rule rule = {
		.if_facts = { 1, 2 }, /* order=active, order=ended */
		.unless_facts = { 4, 1 },
		.if_contact = 1u << CONTACT_NONE,
		.if_aim = 1u << AIM_LEGAL | 1u << AIM_SAFETY,
	};
	struct entry open = good, pause = good;

	open.contact = CONTACT_REPLY;
	pause.aim = AIM_PAUSE;
	cr_expect_str_eq(verdict(&rule, &good, &active, NULL), "holds");
	cr_expect_str_eq(verdict(&rule, &good, NULL, &ended), "holds");
	cr_expect_str_eq(verdict(&rule, &good, NULL, NULL), "does not apply");
	cr_expect_str_eq(verdict(&rule, &good, NULL, &unsure), "does not apply");
	cr_expect_str_eq(verdict(&rule, &good, &active, &ties), "does not apply");
	cr_expect_str_eq(verdict(&rule, &open, &active, NULL), "does not apply");
	cr_expect_str_eq(verdict(&rule, &pause, &active, NULL), "does not apply");
}

Test(rules, a_need_is_met_by_an_answer_and_by_nothing_else)
{
	const struct rule rule = { .needs = { 0, 2 } };

	cr_expect_str_eq(verdict(&rule, &good, &none, &ties), "holds");
	cr_expect_str_eq(verdict(&rule, &good, &ended, &unsure),
	    "order is ended, and must be none; ties was never asked, and must be some");
	cr_expect_str_eq(
	    verdict(&rule, &good, &unsure, &ties), "order is unsure, and must be none");
}

Test(rules, at_once_means_the_last_answer)
{
	const struct rule rule = { .if_facts = { 1, 1 }, .at_once = 1 };

	cr_expect_str_eq(verdict(&rule, &good, &ties, &active), "holds");
	cr_expect_str_eq(verdict(&rule, &good, &active, &ties),
	    "the answer that says so must lead straight to an ending");
	cr_expect_str_eq(verdict(&rule, &good, &active, &active),
	    "the answer that says so must lead straight to an ending");
}

Test(rules, every_tag_that_is_missing_is_named)
{
	const struct rule rule = {
		.contact = 1u << CONTACT_NONE | 1u << CONTACT_PRACTICAL,
		.aim = 1u << AIM_CRISIS | 1u << AIM_SAFETY | 1u << AIM_LEGAL,
		.not_aim = 1u << AIM_REPAIR,
		.help = 1u << HELP_TALK | 1u << HELP_LEGAL,
		.cards = { 2, 1 },
		.any_card = { 2, 2 },
		.never_again = 1,
	};
	const struct entry bad = {
		.contact = CONTACT_MEET, .aim = AIM_REPAIR, .help = { 0, 1 }, .again_count = 3
	};

	cr_expect_str_eq(verdict(&rule, &good, NULL, NULL), "holds");
	cr_expect_str_eq(verdict(&rule, &bad, NULL, NULL),
	    "contact is meet, and must be none or practical; "
	    "aim is repair, and must be crisis, safety or legal; "
	    "aim may not be repair; again-in may not be set; "
	    "the help group legal is missing; the card pause is missing; "
	    "there must be a card pause or support");
}
