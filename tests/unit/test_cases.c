/* SPDX-License-Identifier: ISC */
/* Case files: what an author reads about each fault, word for word. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "partway/base.h"
#include "replayed.h"

/* Replays these cases of tree one; the findings must be WANTED. */
static void
expect_findings(const char *cases, const char *wanted)
{
	struct replayed replayed = { 0 };

	replayed_add_cases(&replayed, cases);
	replayed_run(&replayed);
	cr_expect_str_eq(str_text(&replayed.findings), wanted, "--- expected\n%s--- found\n%s",
	    wanted, str_text(&replayed.findings));
	replayed_fini(&replayed);
}

Test(cases, an_answer_that_is_not_there_is_shown_what_is)
{
	expect_findings("  - {name: a, answers: [\"No\", Tody], ending: note}\n",
	    "c.yaml:4:31: error: one O1 has no answer \"Tody\" [case-answer]\n"
	    "    4 |   - {name: a, answers: [\"No\", Tody], ending: note}\n"
	    "      |                               ^~~~\n"
	    "   mend: write an answer, or its first words, to \"Ask when\":\n"
	    "         - Today\n"
	    "         - Not yet\n"
	    "         - unsure\n");
}

Test(cases, a_beginning_of_two_answers_is_not_enough)
{
	expect_findings("  - {name: a, answers: [\"No\", Today, At], ending: note}\n",
	    "c.yaml:4:38: error: 2 answers of one O2 begin with \"At\" [case-answer]\n"
	    "    4 |   - {name: a, answers: [\"No\", Today, At], ending: note}\n"
	    "      |                                      ^~\n"
	    "   mend: write more of the answer to \"Ask where\":\n"
	    "         - At home\n"
	    "         - At home but soon away\n"
	    "         - On the way.\n"
	    "         - unsure\n");
}

Test(cases, answers_left_over_are_shown_where_the_walk_ended)
{
	expect_findings("  - name: a\n"
			"    answers:\n"
			"      - Yes\n"
			"      - Today\n"
			"      - At home\n"
			"    ending: note\n",
	    "c.yaml:7:9: error: the walk is over before this answer: it ends at gate G2 "
	    "[case-over]\n"
	    "    7 |       - Today\n"
	    "      |         ^~~~~\n"
	    "   walk: gate G1  \"Ask afraid\"                        \"Yes\"                       "
	    " danger=yes\n"
	    "         gate G2  \"End stop\"                          ending: contact none, aim "
	    "crisis\n"
	    "   mend: take it away, with those behind it, or change an answer before.\n");
	expect_findings("  - {name: a, answers: [\"Yes\", Today], ending: stop}\n",
	    "c.yaml:4:32: error: the walk is over before this answer: it ends at gate G2 "
	    "[case-over]\n"
	    "    4 |   - {name: a, answers: [\"Yes\", Today], ending: stop}\n"
	    "      |                                ^~~~~\n"
	    "   walk: gate G1  \"Ask afraid\"                        \"Yes\"                       "
	    " danger=yes\n"
	    "         gate G2  \"End stop\"                          ending: contact none, aim "
	    "crisis\n"
	    "   mend: take it away, or change an answer before.\n");
}

Test(cases, answers_that_are_missing_are_asked_for)
{
	expect_findings("  - {name: a, answers: [\"No\"], ending: note}\n",
	    "c.yaml:4:25: error: the answers end here, and one O1 asks on [case-short]\n"
	    "    4 |   - {name: a, answers: [\"No\"], ending: note}\n"
	    "      |                         ^~~~\n"
	    "   mend: add an answer to \"Ask when\":\n"
	    "         - Today\n"
	    "         - Not yet\n"
	    "         - unsure\n");
}

Test(cases, another_ending_is_shown_with_its_walk_and_facts)
{
	expect_findings("  - {name: a, answers: [\"No\", Not yet], ending: note}\n",
	    "c.yaml:4:49: error: this walk ends at \"one/rest\", not at \"note\" [case-ending]\n"
	    "    4 |   - {name: a, answers: [\"No\", Not yet], ending: note}\n"
	    "      |                                                 ^~~~\n"
	    "   walk: gate G1  \"Ask afraid\"                        \"No\"                        "
	    " danger=no\n"
	    "         one O1   \"Ask when\"                          \"Not yet\"                   "
	    " calm=no\n"
	    "         one O4   \"End rest\"                          ending: contact none, aim "
	    "recover\n"
	    "   mend: change an answer, or the trees; if they are right, write \"ending: "
	    "one/rest\".\n");
}

Test(cases, what_never_may_be_is_shown_with_its_walk)
{
	expect_findings("  - {name: a, answers: [\"No\", Today, At home], ending: note,\n"
			"     never: [meet, message, repair]}\n",
	    "c.yaml:5:20: error: this walk ends at \"note\" (contact message, aim repair), which "
	    "this case rules out [case-never]\n"
	    "    5 |      never: [meet, message, repair]}\n"
	    "      |                    ^~~~~~~\n"
	    "   walk: gate G1  \"Ask afraid\"                        \"No\"                        "
	    " danger=no\n"
	    "         one O1   \"Ask when\"                          \"Today\"                     "
	    " calm=yes\n"
	    "         one O2   \"Ask where\"                         \"At home\"\n"
	    "         one O3   \"End note\"                          ending: contact message, aim "
	    "repair\n"
	    "   mend: lead an answer above elsewhere, or, only if this ending is right, take "
	    "\"message\" away.\n");
}

Test(cases, two_cases_of_one_name_are_told_apart_by_their_lines)
{
	expect_findings("  - {name: on  fire, answers: [\"Yes\"], ending: stop}\n"
			"  - name: on\n"
			"      fire\n"
			"    answers: [\"Yes\"]\n"
			"    ending: stop\n",
	    "c.yaml:5:11: error: two cases are called \"on fire\", first in this file on line 4 "
	    "[case-twice]\n"
	    "    5 |   - name: on\n"
	    "      |           ^\n"
	    "   mend: give one of them another name.\n");
}

Test(cases, what_is_not_known_has_a_neighbour)
{
	expect_findings("  - {name: a, answers: [\"No\", Not yet], ending: nite}\n",
	    "c.yaml:4:49: error: no ending is called \"nite\" [case-unknown]\n"
	    "    4 |   - {name: a, answers: [\"No\", Not yet], ending: nite}\n"
	    "      |                                                 ^~~~\n"
	    "   mend: did you mean \"note\" (one O3)?\n");
	expect_findings("  - {name: a, answers: [\"No\", Not yet], ending: rest}\n",
	    "c.yaml:4:49: error: 2 endings are called \"rest\" [case-unknown]\n"
	    "    4 |   - {name: a, answers: [\"No\", Not yet], ending: rest}\n"
	    "      |                                                 ^~~~\n"
	    "   mend: write \"one/rest\" or \"two/rest\".\n");
	expect_findings("  - {name: a, answers: [\"No\", Not yet], ending: when}\n",
	    "c.yaml:4:49: error: \"when\" is a question, and no walk ends there [case-unknown]\n"
	    "    4 |   - {name: a, answers: [\"No\", Not yet], ending: when}\n"
	    "      |                                                 ^~~~\n"
	    "   mend: write the id of an ending.\n");
	expect_findings("  - {name: a, answers: [\"No\", Not yet], ending: one/rest,\n"
			"     never: [mesage, repiar, two/rst, elsewhere]}\n",
	    "c.yaml:5:14: error: no level of contact, aim or ending is called \"mesage\" "
	    "[case-unknown]\n"
	    "    5 |      never: [mesage, repiar, two/rst, elsewhere]}\n"
	    "      |              ^~~~~~\n"
	    "   mend: did you mean \"message\"?\n"
	    "c.yaml:5:22: error: no level of contact, aim or ending is called \"repiar\" "
	    "[case-unknown]\n"
	    "    5 |      never: [mesage, repiar, two/rst, elsewhere]}\n"
	    "      |                      ^~~~~~\n"
	    "   mend: did you mean \"repair\"?\n"
	    "c.yaml:5:30: error: no level of contact, aim or ending is called \"two/rst\" "
	    "[case-unknown]\n"
	    "    5 |      never: [mesage, repiar, two/rst, elsewhere]}\n"
	    "      |                              ^~~~~~~\n"
	    "   mend: did you mean \"two/rest\" (two T2)?\n"
	    "c.yaml:5:39: error: no level of contact, aim or ending is called \"elsewhere\" "
	    "[case-unknown]\n"
	    "    5 |      never: [mesage, repiar, two/rst, elsewhere]}\n"
	    "      |                                       ^~~~~~~~~\n"
	    "   mend: write a level of contact (none, practical, reply, message, meet), an aim, or "
	    "the id of an ending.\n");
}

Test(cases, a_file_names_a_tree_where_walks_begin)
{
	struct replayed replayed = { 0 };

	replayed_add(&replayed, "b.yaml",
	    "format: 1\ntree: gate\ncases:\n- {name: a, answers: [\"Yes\"], ending: stop}\n");
	replayed_add(&replayed, "c.yaml",
	    "format: 1\ntree: onn\ncases:\n- {name: b, answers: [\"Yes\"], ending: stop}\n");
	replayed_add(&replayed, "d.yaml",
	    "format: 1\ntree: two\ncases:\n- {name: a, answers: [\"Yes\"], ending: stop}\n");
	replayed_run(&replayed);
	cr_expect_str_eq(str_text(&replayed.findings),
	    "b.yaml:2:7: error: \"gate\" is a block, and no walk begins there [case-unknown]\n"
	    "    2 | tree: gate\n"
	    "      |       ^~~~\n"
	    "   mend: write the id of a tree that leads to what is tested.\n"
	    "c.yaml:2:7: error: no tree is called \"onn\" [case-unknown]\n"
	    "    2 | tree: onn\n"
	    "      |       ^~~\n"
	    "   mend: did you mean \"one\"?\n"
	    "d.yaml:4:10: error: two cases are called \"a\", first in b.yaml on line 4 "
	    "[case-twice]\n"
	    "    4 | - {name: a, answers: [\"Yes\"], ending: stop}\n"
	    "      |          ^\n"
	    "   mend: give one of them another name.\n");
	cr_expect(strncmp(str_text(&replayed.summary), "replayed 1 case in 1 file, ", 27) == 0,
	    "%s", str_text(&replayed.summary));
	replayed_fini(&replayed);
}

/* --- what the readers of all files say about these too */

static const struct hostile {
	const char *text, *wanted; /* wanted: code, line and column */
} hostile[] = {
	{ "", "file-empty 1:1\n" },
	{ "# nothing yet\n", "file-empty 1:1\n" },
	{ "format: 1\ntree: one\ncases:\n- {name: \"\xff\", answers: [\"Yes\"], ending: stop}\n",
	    "text-not-utf8 4:11\n" },
	{ "format: 1\ntree: one\ncases:\n- {name: a, answers: &a [\"Yes\"], ending: stop}\n",
	    "yaml-alias 4:22\n" },
	{ "format: 1\ntree: one\ncases:\n- {name: a, answers: *a, ending: stop}\n",
	    "yaml-alias 4:22\n" },
	{ "format: 1\ntree: one\nx: [[[[[[[[[[[[[[[[[[[[[[[[\n", "key-unknown 3:1\nlimit 3:19\n" },
	{ "format: 2\ntree: one\ncases: []\n", "format-version 1:9\n" },
	{ "format: 1\ntree: one\ncases: []\n", "value-empty 3:8\n" },
	{ "format: 1\ntree: one\ncases:\n- {name: a, answers: [], ending: stop}\n",
	    "value-empty 4:22\n" },
	{ "format: 1\ntree: one\ncases:\n- {name: a, answers: \"Yes\"}\n",
	    "key-missing 4:3\nvalue-kind 4:22\n" },
	{ "format: 1\nid: one\nif: two\ntree: one\ncases:\n"
	  "- {name: a, answers: [\"Yes\"], ending: stop}\n",
	    "key-unknown 2:1\nkey-unknown 3:1\n" },
	{ "format: 1\ntree: one\ncases:\n- name: a\n  answers: [\"Yes\"]\n  ending: stop\n"
	  "  never: [\"\\e[2J\"]\n---\n",
	    "text-control 7:11\nyaml-second 8:1\n" },
};

ParameterizedTestParameters(cases, a_hostile_file_is_refused_where_it_is_wrong)
{
	static size_t rows[ARRAY_LEN(hostile)];

	for (size_t i = 0; i < ARRAY_LEN(hostile); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(hostile));
}

ParameterizedTest(size_t *row, cases, a_hostile_file_is_refused_where_it_is_wrong)
{
	struct replayed replayed = { 0 };
	struct str found = { 0 };

	replayed_add(&replayed, "c.yaml", hostile[*row].text);
	replayed_run(&replayed);
	for (size_t i = 0; i < replayed.diags.count; i++)
		str_add_format(&found, "%s %u:%u\n", diag_code_name(replayed.diags.items[i].code),
		    (unsigned)replayed.diags.items[i].at.line,
		    (unsigned)replayed.diags.items[i].at.column);
	cr_expect_str_eq(
	    str_text(&found), hostile[*row].wanted, "%s", str_text(&replayed.findings));
	cr_expect(strstr(str_text(&replayed.summary), "replayed 0 cases in 0 files") != NULL);
	str_fini(&found);
	replayed_fini(&replayed);
}
