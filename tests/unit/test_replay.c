/* SPDX-License-Identifier: ISC */
/* Replaying: which words name what, and what counts as covered. */
#include <criterion/criterion.h>
#include <string.h>

#include "partway/base.h"
#include "replayed.h"

/* --- which words name what */

/* Replays one case; the only finding must be CODE, or none where that is DIAG_CODE_COUNT. */
static void
expect_code(const char *answers, const char *ending, const char *never, enum diag_code code)
{
	struct replayed replayed = { 0 };
	struct str text = { 0 };

	str_add_format(&text, "- {name: a, answers: [%s], ending: %s%s%s}\n", answers, ending,
	    *never ? ", never: " : "", never);
	replayed_add_cases(&replayed, str_text(&text));
	replayed_run(&replayed);
	cr_expect_eq(replayed.diags.count, code != DIAG_CODE_COUNT, "%s%s", str_text(&text),
	    str_text(&replayed.findings));
	cr_expect(replayed.diags.count == 0 || replayed.diags.items[0].code == code, "%s%s",
	    str_text(&text), str_text(&replayed.findings));
	str_fini(&text);
	replayed_fini(&replayed);
}

#define FINE DIAG_CODE_COUNT

Test(replay, an_answer_is_named_by_its_words_or_first_words)
{
	expect_code("'No', Today, At home", "note", "", FINE);
	expect_code("'No', Today, '  at   HOME!'", "note", "", FINE);
	expect_code("'No', Today, At home but", "one/rest", "", FINE);
	expect_code("'No', Today, 'On'", "one/rest", "", FINE);
	expect_code("'No', Today, on the way", "one/rest", "", FINE);
	expect_code("'No', Today, Unsure", "one/rest", "", FINE);
	expect_code("'No', Today, At", "note", "", DIAG_CASE_ANSWER);
	expect_code("'No', Today, On th", "one/rest", "", DIAG_CASE_ANSWER);
	expect_code("'No', Today, way", "one/rest", "", DIAG_CASE_ANSWER);
	expect_code("'No', Today, Unsur", "one/rest", "", DIAG_CASE_ANSWER);
	expect_code("'No', Today, '.'", "one/rest", "", DIAG_CASE_ANSWER);
}

Test(replay, what_never_may_be_is_a_level_of_contact_an_aim_or_an_ending)
{
	expect_code("'No', Not yet", "one/rest", "[none]", DIAG_CASE_NEVER);
	expect_code("'No', Not yet", "one/rest", "[recover]", DIAG_CASE_NEVER);
	expect_code("'No', Not yet", "one/rest", "[rest]", DIAG_CASE_NEVER);
	expect_code("'No', Not yet", "one/rest", "[one/rest]", DIAG_CASE_NEVER);
	expect_code("'No', Not yet", "one/rest", "[practical, accept, note, two/rest]", FINE);
}

/* An ending without contact may well be about practical things. */
Test(replay, practical_is_a_level_of_contact_before_it_is_an_aim)
{
	struct replayed replayed = { 0 };

	replayed_add(&replayed, "c.yaml",
	    "format: 1\ntree: two\ncases:\n"
	    "- {name: a, answers: [\"No\", \"No\"], ending: wait, never: [practical]}\n");
	replayed_run(&replayed);
	cr_expect_str_eq(str_text(&replayed.findings), "");
	replayed_fini(&replayed);
}

/* --- what is covered */

#define STOPS \
	"- {name: s1, answers: [\"Yes\"], ending: stop}\n" \
	"- {name: s2, answers: [\"I am not sure, or would rather not say\"], ending: stop}\n"
#define ONES \
	"format: 1\ntree: one\ncases:\n" \
	"- {name: o1, answers: [\"No\", Today, At home], ending: note}\n" \
	"- {name: o2, answers: [\"No\", Today, At home but], ending: one/rest}\n" \
	"- {name: o3, answers: [\"No\", Today, On the way], ending: one/rest}\n" \
	"- {name: o4, answers: [\"No\", Today, unsure], ending: one/rest}\n" \
	"- {name: o5, answers: [\"No\", Not yet], ending: one/rest}\n" \
	"- {name: o6, answers: [\"No\", unsure], ending: one/rest}\n"
#define TWOS \
	"format: 1\ntree: two\ncases:\n" \
	"- {name: t1, answers: [\"No\", \"Yes\"], ending: two/rest}\n" \
	"- {name: t2, answers: [\"No\", \"No\"], ending: wait}\n" \
	"- {name: t3, answers: [\"No\", unsure], ending: two/rest}\n"

Test(replay, cases_that_take_everything_say_so_in_one_line)
{
	struct replayed replayed = { 0 };

	replayed_add(&replayed, "one.yaml", ONES STOPS);
	replayed_add(&replayed, "two.yaml", TWOS);
	replayed_run(&replayed);
	cr_expect_str_eq(str_text(&replayed.findings), "");
	cr_expect_str_eq(str_text(&replayed.summary),
	    "replayed 11 cases in 2 files, 5 of 5 endings, 4 of 4 questions, 13 of 13 answers: "
	    "0 errors\n");
	replayed_fini(&replayed);
}

Test(replay, what_no_case_takes_is_listed)
{
	struct replayed replayed = { 0 };

	replayed_add(&replayed, "one.yaml",
	    "format: 1\ntree: one\ncases:\n"
	    "- {name: a, answers: [\"No\", Not yet], ending: one/rest}\n");
	replayed_run(&replayed);
	cr_expect_str_eq(str_text(&replayed.findings), "");
	cr_expect_str_eq(str_text(&replayed.summary),
	    "replayed 1 case in 1 file, 1 of 5 endings, 2 of 4 questions, 2 of 13 answers: "
	    "0 errors\n"
	    "No case takes:\n"
	    "   gate G1: answer \"Yes\"\n"
	    "   gate G1: unsure\n"
	    "   gate G2: ending \"End stop\"\n"
	    "   one O1: answer \"Today\"\n"
	    "   one O1: unsure\n"
	    "   one O2: question \"Ask where\"\n"
	    "   one O3: ending \"End note\"\n"
	    "   two: nothing of it\n");
	replayed_fini(&replayed);
}

Test(replay, nothing_replayed_covers_nothing)
{
	struct replayed replayed = { 0 };

	replayed_run(&replayed);
	cr_expect_str_eq(str_text(&replayed.summary),
	    "replayed 0 cases in 0 files, 0 of 5 endings, 0 of 4 questions, 0 of 13 answers: "
	    "0 errors\n");
	replayed_fini(&replayed);
}
