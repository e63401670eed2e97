/* SPDX-License-Identifier: ISC */
/* The file of a kiosk's site: what it may say, and what a volunteer reads about each fault. All
 * against the shipped trees. What becomes of it: test_site_kiosk.c. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "partway/base.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "site_trial.h"

#define SHIPPED "src/kiosk/etc/site.yaml"

/* The lines of a file from the third one on; the findings must be WANTED, word for word. */
static void
expect_findings(const char *rest, const char *wanted)
{
	struct site_trial trial;
	struct str text = { 0 };

	str_add_format(&text, "format: 1\ngroup: Tuesday group\n%s", rest);
	site_trial_bytes(&trial, text.data, text.length);
	cr_expect_str_eq(str_text(&trial.findings), wanted, "--- expected\n%s--- found\n%s", wanted,
	    str_text(&trial.findings));
	str_fini(&text);
	site_trial_fini(&trial);
}

/* --- what is right */

Test(site, the_shipped_file_is_sound_and_says_what_it_always_said)
{
	struct site_trial trial;

	site_trial_file(&trial, SHIPPED);
	cr_expect(trial.is_loaded);
	cr_expect_str_eq(str_text(&trial.findings), "");
	cr_expect_str_eq(trial.file.site.group, "Support group");
	cr_expect_str_eq(trial.file.site.person, "Need a person? Ask at the desk.");
	cr_expect_str_eq(trial.file.site.region, "");
	cr_expect_eq(trial.file.site.idle, 300);
	cr_expect_eq(trial.file.site.visit, 5400);
	site_trial_fini(&trial);
}

Test(site, white_space_means_nothing)
{
	struct site_trial trial;

	site_trial_texts(
	    &trial, ">-\n  Tuesday\n  group,\t room 4", "\"  Ask   at\n  the desk.  \"");
	cr_expect_str_eq(str_text(&trial.findings), "");
	cr_expect_str_eq(trial.file.site.group, "Tuesday group, room 4");
	cr_expect_str_eq(trial.file.site.person, "Ask at the desk.");
	site_trial_fini(&trial);
}

Test(site, every_country_with_an_emergency_number_can_come_first_and_no_other)
{
	const struct forest *forest = forest_builtin();
	size_t refused = 0;

	for (uint32_t i = 0; i < forest->countries_count; i++) {
		const char *id = forest_text(forest, forest->countries[i].id);
		bool wanted = forest->countries[i].emergency.text != 0;
		struct str text = { 0 };
		struct site_trial trial;

		str_add_format(&text,
		    "format: 1\ngroup: A group\nperson: Ask.\nregion: %s\nidle: 5 minutes\n"
		    "visit: 90 minutes\n",
		    id);
		site_trial_bytes(&trial, text.data, text.length);
		cr_expect_eq(trial.is_loaded, wanted, "%s", id);
		cr_expect_str_eq(trial.file.site.region, wanted ? id : "");
		refused += !wanted;
		str_fini(&text);
		site_trial_fini(&trial);
	}
	cr_expect_eq(refused, 1, "one page serves everywhere");
}

/* --- what a volunteer reads */

Test(site, lengths_of_time_are_explained)
{
	expect_findings("person: Ask.\nidle: 9 minutes\nvisit: 9 minutes\n",
	    "site.yaml:4:7: error: \"idle\" can be 1 to 8 minutes, this is 9 [limit]\n"
	    "    4 | idle: 9 minutes\n"
	    "      |       ^~~~~~~~~\n"
	    "   mend: write a length between them: a warning of one minute follows, and sshd gives "
	    "up a silent visit after 10 minutes.\n"
	    "site.yaml:5:8: error: \"visit\" can be 10 to 110 minutes, this is 9 [limit]\n"
	    "    5 | visit: 9 minutes\n"
	    "      |        ^~~~~~~~~\n"
	    "   mend: write a length between them: a shorter one ends in the middle of a walk, and "
	    "after 2 hours the system ends it without a warning.\n");
	expect_findings("person: Ask.\nidle: 300\nvisit: 2 hours\n",
	    "site.yaml:4:7: error: \"300\" is not a number of minutes [value-form]\n"
	    "    4 | idle: 300\n"
	    "      |       ^~~\n"
	    "   mend: write it like 5 minutes.\n"
	    "site.yaml:5:8: error: \"2 hours\" is not a number of minutes [value-form]\n"
	    "    5 | visit: 2 hours\n"
	    "      |        ^~~~~~~\n"
	    "   mend: write it like 90 minutes.\n");
}

Test(site, a_country_has_a_neighbour)
{
	expect_findings("person: Ask.\nregion: irland\n" SITE_TIMES,
	    "site.yaml:4:9: error: no country of the help lines is called \"irland\" "
	    "[value-unknown]\n"
	    "    4 | region: irland\n"
	    "      |         ^~~~~~\n"
	    "   mend: did you mean \"ireland\"?\n");
	expect_findings("person: Ask.\nregion: GB\n" SITE_TIMES,
	    "site.yaml:4:9: error: no country of the help lines is called \"GB\" "
	    "[value-unknown]\n"
	    "    4 | region: GB\n"
	    "      |         ^~\n"
	    "   mend: did you mean \"uk\"?\n");
	expect_findings("person: Ask.\nregion: atlantis\n" SITE_TIMES,
	    "site.yaml:4:9: error: no country of the help lines is called \"atlantis\" "
	    "[value-unknown]\n"
	    "    4 | region: atlantis\n"
	    "      |         ^~~~~~~~\n"
	    "   mend: write one of us, uk, ireland, canada, australia, new-zealand, eu, india; or "
	    "take the line away.\n");
	expect_findings("person: Ask.\nregion: world\n" SITE_TIMES,
	    "site.yaml:4:9: error: \"world\" has no number to call in danger [value-unknown]\n"
	    "    4 | region: world\n"
	    "      |         ^~~~~\n"
	    "   mend: take the line away: visitors then see the numbers of all countries first.\n");
}

Test(site, texts_are_for_any_screen_and_for_anybody)
{
	expect_findings("person: Need help after a breakup? Ask **Jo** \U0001f494.\n" SITE_TIMES,
	    "site.yaml:3:27: warning: \"breakup\" is on the list neutral, \"The subject, where "
	    "anybody can read it\" [word-poor]\n"
	    "    3 | person: Need help after a breakup? Ask **Jo** \U0001f494.\n"
	    "      |                           ^~~~~~~\n"
	    "   mend: Use neutral words, like \"Tuesday group\". Whoever looks over a shoulder "
	    "reads this.\n"
	    "site.yaml:3:40: warning: \"**\" will be shown as typed [markup]\n"
	    "    3 | person: Need help after a breakup? Ask **Jo** \U0001f494.\n"
	    "      |                                        ^~\n"
	    "   mend: write plain words; there is no bold and there are no links.\n"
	    "site.yaml:3:47: warning: not every visitor's screen can show U+1F494 "
	    "[letter-missing]\n"
	    "    3 | person: Need help after a breakup? Ask **Jo** \U0001f494.\n"
	    "      |                                               ^~\n"
	    "   mend: write plain words, in a script whose letters stand side by side.\n");
	expect_findings("person: Ask. Or ring. Or wait.\n" SITE_TIMES,
	    "site.yaml:3:9: warning: \"person\" has 3 sentences, 2 is the limit [text-long]\n"
	    "    3 | person: Ask. Or ring. Or wait.\n"
	    "      |         ^~~~~~~~~~~~~~~~~~~~~~\n"
	    "   mend: say less.\n");
}

/* --- faults, by code and place */

#define GROUP "format: 1\ngroup: A\n"
#define TEN "aaaaaaaaaa "

static const struct fault {
	const char *text, *wanted; /* wanted: code, line and column */
} faults[] = {
	{ "", "file-empty 1:1\n" },
	{ "# nothing yet\n", "file-empty 1:1\n" },
	{ "a site\n", "value-kind 1:1\n" },
	{ "- group\n", "value-kind 1:1\n" },
	{ "format: 2\ngroup: A\n", "format-version 1:9\n" },
	{ "format: 1\n", "key-missing 1:1\nkey-missing 1:1\nkey-missing 1:1\nkey-missing 1:1\n" },
	{ GROUP SITE_PERSON "group: B\n" SITE_TIMES, "key-twice 4:1\n" },
	{ GROUP SITE_PERSON "regoin: uk\n" SITE_TIMES, "key-unknown 4:1\n" },
	{ GROUP SITE_PERSON "if: uk\n" SITE_TIMES, "key-unknown 4:1\n" },
	{ GROUP SITE_PERSON "allow: []\n" SITE_TIMES, "key-unknown 4:1\n" },
	{ GROUP "person: [Ask]\n" SITE_TIMES, "value-kind 3:9\n" },
	{ GROUP "person: Ask: now\n" SITE_TIMES, "yaml-colon 3:12\n" },
	{ GROUP "person: Ask. # Jo\n" SITE_TIMES, "text-cut 3:9\n" },
	{ GROUP "person:\n" SITE_TIMES, "value-empty 3:8\n" },
	{ GROUP SITE_PERSON "region:\n" SITE_TIMES, "value-empty 4:8\n" },
	{ GROUP "person: &a Ask.\n" SITE_TIMES, "yaml-alias 3:9\n" },
	{ GROUP "person: !!str Ask.\n" SITE_TIMES, "yaml-tag 3:9\n" },
	{ GROUP SITE_PERSON SITE_TIMES "---\n" GROUP, "yaml-second 6:1\n" },
	{ GROUP "\tperson: Ask.\n" SITE_TIMES, "yaml-tab 3:1\n" },
	{ GROUP "x: [[[[[[[[[[[[[[[[[[[[\n", "key-unknown 3:1\nlimit 3:19\n" },
	/* hostile bytes */
	{ GROUP "person: Ask\xff.\n" SITE_TIMES, "text-not-utf8 3:12\n" },
	{ GROUP "person: Ask\x1b[2J.\n" SITE_TIMES, "text-control 3:12\n" },
	{ GROUP "person: \"Ask\\e[2J.\"\n" SITE_TIMES, "text-control 3:9\n" },
	{ GROUP "person: \"Ask\\0.\"\n" SITE_TIMES, "text-control 3:9\n" },
	{ GROUP "person: Ask\u202e.\n" SITE_TIMES, "text-control 3:12\n" },
	{ GROUP "person: Ask\u200b.\n" SITE_TIMES, "text-control 3:12\n" },
	/* what is read well, and shown badly */
	{ GROUP "person: Ask \u05d0\u05d1.\n" SITE_TIMES, "letter-missing 3:13\n" },
	{ GROUP "person: <b>Ask</b>.\n" SITE_TIMES, "markup 3:9\n" },
	{ GROUP "person: Todo\n" SITE_TIMES, "word-banned 3:9\n" },
	{ GROUP "person: " TEN "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n" SITE_TIMES,
	    "word-wide 3:20\n" },
	{ "format: 1\ngroup: " TEN TEN TEN TEN TEN TEN "aaaaaaa\n" SITE_PERSON SITE_TIMES,
	    "text-long 2:8\n" },
	{ GROUP "person: " TEN TEN TEN TEN TEN TEN TEN TEN TEN "aaaaaaaaaa\n" SITE_TIMES,
	    "text-long 3:9\n" },
	/* Seventy-three marks on one letter. */
	{ "format: 1\ngroup: a"
	  "\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300"
	  "\u0300"
	  "\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300"
	  "\u0300"
	  "\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300"
	  "\u0300"
	  "\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300"
	  "\u0300"
	  "\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300\u0300"
	  "\n" SITE_PERSON SITE_TIMES,
	    "text-long 2:8\n" },
	/* in whatever form a number may be read */
	{ GROUP SITE_PERSON "idle: 0 minutes\nvisit: 90 minutes\n", "value-form 4:7\n" },
	{ GROUP SITE_PERSON "idle: -5 minutes\nvisit: 90 minutes\n", "value-form 4:7\n" },
	{ GROUP SITE_PERSON "idle: 0x5 minutes\nvisit: 90 minutes\n", "value-form 4:7\n" },
	{ GROUP SITE_PERSON "idle: 5  minutes\nvisit: 90 minutes\n", "value-form 4:7\n" },
	{ GROUP SITE_PERSON "idle: 5 minute\nvisit: 90 minutes\n", "value-form 4:7\n" },
	{ GROUP SITE_PERSON "idle: 4294967301 minutes\nvisit: 90 minutes\n", "value-form 4:7\n" },
};

ParameterizedTestParameters(site, a_fault_is_told_where_it_is)
{
	static size_t rows[ARRAY_LEN(faults)];

	for (size_t i = 0; i < ARRAY_LEN(faults); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(faults));
}

ParameterizedTest(size_t *row, site, a_fault_is_told_where_it_is)
{
	struct site_trial trial;
	struct str found = { 0 };

	site_trial_bytes(&trial, faults[*row].text, strlen(faults[*row].text));
	for (size_t i = 0; i < trial.diags.count; i++) {
		const struct diag *diag = &trial.diags.items[i];

		str_add_format(&found, "%s %u:%u\n", diag_code_name(diag->code),
		    (unsigned)diag->at.line, (unsigned)diag->at.column);
		cr_expect(*diag->mend != '\0', "%s", str_text(&trial.findings));
	}
	cr_expect_str_eq(str_text(&found), faults[*row].wanted, "%s", str_text(&trial.findings));
	cr_expect_eq(trial.is_loaded,
	    trial.diags.levels[DIAG_ERROR] == 0
		|| strncmp(faults[*row].wanted, "word-banned", 11) == 0);
	str_fini(&found);
	site_trial_fini(&trial);
}

/* --- words that tell */

static const struct {
	const char *group;
	bool tells;
} groups[] = {
	{ "Breakup group", true },
	{ "Life after a break-up", true },
	{ "My ex and I", true },
	{ "For survivors", true },
	{ "Domestic abuse drop-in", true },
	{ "Help with a restraining order", true },
	{ "Women's Aid", true },
	{ "Violence helpline, room 2", true },
	{ "Stalking advice", true },
	{ "Divorced, room 1", true },
	{ "Tuesday group, room 4", false },
	{ "Ex-servicemen's club", false },
	{ "Town hall, Court Road 2", false },
	{ "Advice centre, first floor", false },
	{ "Students' office", false },
	{ "Oxford library", false },
};

Test(site, no_name_tells_a_passer_by_what_the_group_is_about)
{
	for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
		struct site_trial trial;

		site_trial_texts(&trial, groups[i].group, "Ask.");
		cr_expect_eq(strstr(str_text(&trial.findings), "on the list neutral") != NULL,
		    groups[i].tells, "%s\n%s", groups[i].group, str_text(&trial.findings));
		cr_expect_eq(trial.diags.count, groups[i].tells, "%s", groups[i].group);
		site_trial_fini(&trial);
	}
}
