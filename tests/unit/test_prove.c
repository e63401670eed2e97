/* SPDX-License-Identifier: ISC */
/* The proof: it finds what breaks a rule on any path, shows a shortest one, and says which rules
 * it could not put to the test. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "small.h"
#include "partway/forest.h"
#include "partway/prove.h"
#include "partway/str.h"

#define REST \
	"block gate G\n" \
	"ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n" \
	"end stop: none crisis\n" \
	"fact a: no | yes\n" \
	"fact b: no | yes\n"
#define EARNED "rule R1: if-contact: [message], needs: [a=no, b=no]\n"

static struct small small;

static void
stop(void)
{
	small_free(&small);
}

TestSuite(prove, .fini = stop);

static size_t
prove(const char *notation)
{
	small_load(&small, notation);
	return prove_forest(small.forest, NULL, &small.diags);
}

/* The only finding: its code, words and walk. How wide the columns of a walk are does not count. */
static void
expect_finding(enum diag_code code, const char *words, const char *walk)
{
	struct str plain = { 0 };

	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect_str_eq(diag_code_name(small.diags.items[0].code), diag_code_name(code));
	cr_expect_str_eq(small.diags.items[0].words, words);
	for (const char *at = small.diags.items[0].walk; at && *at; at++)
		if (at[0] != ' ' || at[1] != ' ')
			str_add_char(&plain, *at);
	cr_expect_str_eq(str_text(&plain), walk);
	str_fini(&plain);
}

Test(prove, a_safe_forest_has_no_finding_and_a_known_number_of_states)
{
	size_t states = prove("tree one O\n"
			      "ask q: Yes b=yes > rest; No b=no > write; unsure > rest\n"
			      "end write: message pause\n"
			      "end rest: none recover\n" REST EARNED);

	cr_expect(eq(sz, small.diags.count, 0));
	/* g; stop, where a=yes or a=unsure; q; rest, where b=yes or b=unsure; write */
	cr_expect(eq(sz, states, 7));
}

Test(prove, a_fact_that_was_never_asked_opens_nothing)
{
	prove("tree one O\n"
	      "ask p: Left > write; Right > q; unsure > q\n"
	      "ask q: Yes b=yes > rest; No b=no > write; unsure > rest\n"
	      "end write: message pause\n"
	      "end rest: none recover\n" REST EARNED);
	expect_finding(DIAG_RULE_BROKEN,
	    "a walk that ends here breaks rule R1, \"Title R1\": b was never asked, and must be no",
	    "gate G1 \"Ask g\" \"No\"\n"
	    "one O1 \"Ask p\" \"Left\"\n"
	    "one O3 \"End write\" ending: contact message, aim pause\n");
}

Test(prove, the_witness_is_a_shortest_walk_with_the_facts_that_matter)
{
	prove("tree one O\n"
	      "ask p: Left > q; Right > r; unsure > rest\n"
	      "ask q: Up > r; Down > r; unsure > rest\n"
	      "ask r: Yes b=yes > write; No b=no > write; unsure > rest\n"
	      "end write: message pause\n"
	      "end rest: none recover\n" REST EARNED);
	expect_finding(DIAG_RULE_BROKEN,
	    "a walk that ends here breaks rule R1, \"Title R1\": b is yes, and must be no",
	    "gate G1 \"Ask g\" \"No\"\n"
	    "one O1 \"Ask p\" \"Right\"\n"
	    "one O3 \"Ask r\" \"Yes\" b=yes\n"
	    "one O4 \"End write\" ending: contact message, aim pause\n");
}

Test(prove, a_question_left_open_closes_contact)
{
	prove("tree one O\n"
	      "ask p: Yes b=yes > rest; No b=no > rest; unsure > q\n"
	      "ask q: Up > write; Down > rest; unsure > rest\n"
	      "end write: message pause\n"
	      "end rest: none recover\n" REST "rule R2: if-contact: [message], needs: [a=no]\n");
	expect_finding(DIAG_RULE_BROKEN,
	    "a walk that ends here left a safety question open, so contact must be none; "
	    "it is message",
	    "gate G1 \"Ask g\" \"No\"\n"
	    "one O1 \"Ask p\" unsure b=unsure\n"
	    "one O2 \"Ask q\" \"Up\"\n"
	    "one O3 \"End write\" ending: contact message, aim pause\n");
}

Test(prove, no_fact_is_taken_back)
{
	prove("tree one O\n"
	      "ask p: Yes b=yes > q; No b=no > q; unsure > q\n"
	      "ask q: Up b=no > rest; Down > rest; unsure > rest\n"
	      "end rest: none recover\n" REST "rule R3: contact: [none]\n");
	expect_finding(DIAG_FACT_TAKEN_BACK,
	    "this answer sets b=no, where the walk already has b=yes",
	    "gate G1 \"Ask g\" \"No\"\n"
	    "one O1 \"Ask p\" \"Yes\" b=yes\n"
	    "one O2 \"Ask q\" \"Up\" b=no\n");
}

#define AT_ONCE "rule R4: if-facts: [b=yes], at-once: yes, aim: [crisis]\n"

Test(prove, at_once_allows_no_question_in_between)
{
	prove("tree one O\n"
	      "ask p: Yes b=yes > help; No b=no > rest; unsure > rest\n"
	      "end help: none crisis\n"
	      "end rest: none recover\n" REST AT_ONCE);
	cr_expect(eq(sz, small.diags.count, 0));
	small_free(&small);
	prove("tree one O\n"
	      "ask p: Yes b=yes > q; No b=no > rest; unsure > rest\n"
	      "ask q: Up b=yes > help; Down > help; unsure > help\n"
	      "end help: none crisis\n"
	      "end rest: none recover\n" REST AT_ONCE);
	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect(strstr(small.diags.items[0].words, "must lead straight to an ending") != NULL);
}

/* The same facts at the same ending, by two ways: only the last answer differs. */
Test(prove, at_once_is_looked_at_for_every_way_to_an_ending)
{
	prove("tree one O\n"
	      "ask p: Yes b=yes > help; Perhaps b=yes > q; unsure > rest\n"
	      "ask q: Up > help; Down > help; unsure > help\n"
	      "end help: none crisis\n"
	      "end rest: none recover\n" REST AT_ONCE);
	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect(strstr(small.diags.items[0].walk, "\"Perhaps\"") != NULL);
}

Test(prove, a_rule_that_applies_to_no_walk_is_named)
{
	prove("tree one O\n"
	      "end rest: none recover\n" REST EARNED "rule R5: contact: [none]\n");
	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect_str_eq(small.diags.items[0].words, "rule R1, \"Title R1\", applies to no walk");
}

Test(prove, every_tree_is_proven_from_its_own_opening)
{
	size_t states = prove("tree one O\n"
			      "end rest: none recover\n"
			      "tree two T\n"
			      "end write: message pause\n" REST EARNED);

	/* of each tree: g; stop, where a=yes or a=unsure; its ending */
	cr_expect(eq(sz, states, 8));
	cr_assert(eq(sz, small.diags.count, 1));
	cr_expect(strstr(small.diags.items[0].walk, "two T1") != NULL);
}

/* Behind the gate it no longer matters which tree was opened. */
Test(prove, what_trees_share_is_looked_at_once)
{
	size_t states = prove("tree one O\n"
			      "ask p: A > block:last; B > block:last; unsure > block:last\n"
			      "tree two T\n"
			      "ask p: A > block:last; B > block:last; unsure > block:last\n"
			      "block last L\n"
			      "ask q: Yes b=yes > end; No b=no > end; unsure > end\n"
			      "end end: none recover\n" REST "rule R5: contact: [none]\n");

	/* of each tree: g; stop, where a=yes or a=unsure; p; then q once, and end three times */
	cr_expect(eq(sz, states, 12));
	cr_expect(eq(sz, small.diags.count, 0));
}
