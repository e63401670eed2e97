/* SPDX-License-Identifier: ISC */
/* The scan: every fault of shape in one run, each exactly where it is, and no file that can make
 * it slow, large or blind. What the findings say is tested in tests/lint. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>
#include <time.h>

#include "partway/bounds.h"
#include "partway/str.h"
#include "trial.h"

#define HOSTILE_SECONDS 2.0 /* measured: 0.05; a machine under load or a sanitizer is slower */

static void
expect(const char *yaml, const char *wanted)
{
	trial_expect_tree(yaml, strlen(yaml), wanted);
}

/* One fault in the middle of a sound tree; it begins on line 15. */
static void
expect_within(const char *lines, const char *wanted)
{
	struct str yaml = { 0 };

	str_add(&yaml, TRIAL_HEAD TRIAL_QUESTION);
	str_add(&yaml, lines);
	str_add(&yaml, TRIAL_ENDING);
	expect(str_text(&yaml), wanted);
	str_fini(&yaml);
}

Test(scan, finds_nothing_in_a_sound_tree)
{
	expect(TRIAL_TREE, "");
}

Test(scan, takes_what_is_a_matter_of_taste)
{
	expect_within("      - go: e # back\n"
		      "        say: >-\n"
		      "          One\n"
		      "          sentence.\n"
		      "      - {\"say\": 'Two # not cut', go: \"e\"}\n"
		      "      - say: \"Wait, \\\n"
		      "          then \\u00e4\"\n"
		      "        go: e\n"
		      "      - say: Yes\n"
		      "        go: e\n",
	    "");
	expect("\xEF\xBB\xBF"
	       "--- # one\n" TRIAL_TREE "...\n# end\n",
	    "");
	expect(
	    "format: 1\r\nid: x\r\nmark: X\r\ntitle: A\r\n b\r\nsummary: S\r\nopens-with: gate\r\n"
	    "start: e\r\n" TRIAL_ENDING,
	    "");
}

Test(scan, finds_all_faults_of_shape_in_one_run)
{
	expect("format: 1\n"
	       "id: x\n"
	       "mark:\n"
	       "title: [A tree]\n"
	       "sumary: For tests.\n"
	       "opens-with: gate\n"
	       "start: q\n"
	       "questions:\n"
	       "  - id: q\n"
	       "    ask: Which?\n"
	       "    sources: A-1\n"
	       "    ask: Where?\n"
	       "    when: later\n"
	       "    answers:\n"
	       "      - say: This # one\n"
	       "        go: &a e\n"
	       "      - That\n"
	       "      - say: !!str That\n"
	       "        go: *a\n"
	       "      - say: \"red \\e[31m\"\n"
	       "        sets: []\n"
	       "        go: e\n"
	       "      - say: two\n"
	       "        or: three\n"
	       "endings:\n"
	       "  - id: e\n"
	       "    do: [Wait, then call]\n"
	       "    avoid:\n"
	       "      - Do not: call\n"
	       "      -\n"
	       "    [a]: b\n"
	       "    title: {again}\n",
	    "x.yaml:3:6 value-empty\n"
	    "x.yaml:4:8 value-kind\n"
	    "x.yaml:5:1 key-unknown\n"
	    "x.yaml:9:5 key-missing\n"
	    "x.yaml:11:14 value-kind\n"
	    "x.yaml:12:5 key-twice\n"
	    "x.yaml:13:5 key-condition\n"
	    "x.yaml:15:14 text-cut\n"
	    "x.yaml:16:13 yaml-alias\n"
	    "x.yaml:17:9 value-kind\n"
	    "x.yaml:18:14 yaml-tag\n"
	    "x.yaml:19:13 yaml-alias\n"
	    "x.yaml:20:14 text-control\n"
	    "x.yaml:21:15 value-empty\n"
	    "x.yaml:23:9 key-missing\n"
	    "x.yaml:24:9 key-unknown\n"
	    "x.yaml:26:5 key-missing\n"
	    "x.yaml:26:5 key-missing\n"
	    "x.yaml:26:5 key-missing\n"
	    "x.yaml:26:5 key-missing\n"
	    "x.yaml:27:9 list-brackets\n"
	    "x.yaml:29:9 yaml-colon\n"
	    "x.yaml:30:8 value-empty\n"
	    "x.yaml:31:5 value-kind\n"
	    "x.yaml:32:12 value-kind\n");
}

/* Columns count characters, not bytes; a tab is one. */
Test(scan, counts_columns_in_characters)
{
	expect_within("      - {say: \"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\", gone: e, go: e}\n",
	    "x.yaml:15:22 key-unknown\n");
	expect_within("      - {say: a,\t\tgone: e, go: e}\n", "x.yaml:15:19 key-unknown\n");
}

/* A warning is not the cause of an error on its line: without the error the file would pass. */
Test(scan, a_warning_hides_no_error_behind_it)
{
	expect("format: 1\n"
	       "id: x\n"
	       "endings:\n"
	       "  - id: e\n"
	       "    do: [Sleep and eat today, then rest}\n",
	    "x.yaml:5:9 yaml-syntax\n"
	    "x.yaml:5:9 list-brackets\n");
}

/* A word that was meant for a key is not reported as missing too. */
Test(scan, reports_one_cause_once)
{
	expect_within("      - {sya: This, go: e}\n", "x.yaml:15:10 key-unknown\n");
	expect_within("      - {say: \"\xE2\x80\xAE\", go: e}\n", "x.yaml:15:16 text-control\n");
	expect_within("      - {say: {again} is it, go: e}\n", "x.yaml:15:15 value-kind\n");
}

/* Only unquoted prose can lose words at a # or a comma. */
Test(scan, warns_where_words_are_lost_and_only_there)
{
	expect_within("      - say: Number#1 is # not\n        go: e\n", "x.yaml:15:14 text-cut\n");
	expect_within(
	    "      - say: Two\n          lines # cut\n        go: e\n", "x.yaml:15:14 text-cut\n");
	expect_within("      - say: \xC3\xA9t\xC3\xA9 \xE2\x80\x93 # # cut\n        go: e\n",
	    "x.yaml:15:14 text-cut\n");
	expect_within("      - say: A tab\t # cuts\n        go: e\n", "x.yaml:15:14 text-cut\n");
	expect_within("      - say: \"quoted\" # a comment\n        go: e # a comment\n", "");
	expect(TRIAL_HEAD TRIAL_QUESTION
	    "      - {say: a, go: e, sets: [calm=yes, calm=yes]}\n"
	    "endings:\n"
	    "  - {id: e, title: T, do: [Wait, call], avoid: [One line],\n"
	    "     why: \"y\", contact: none, aim: recover, help: [talk],\n"
	    "     sources: [A-1, A-1]}\n"
	    "  - {id: f, title: T, do: [\"Wait, then\", call],\n"
	    "     why: \"y\", contact: none, aim: recover, help: [talk],\n"
	    "     sources: [A-1]}\n",
	    "x.yaml:15:42 listed-twice\nx.yaml:19:21 listed-twice\n");
}

static const struct {
	const char *lines, *wanted; /* behind 14 lines */
} syntax[] = {
	{ "      - say: Do it: now\n", "x.yaml:15:19 yaml-colon\n" },
	{ "      - say: a long text\n          that goes: on\n", "x.yaml:16:20 yaml-colon\n" },
	{ "      - say: [a b: c:, d]\n", "x.yaml:15:14 value-kind\n" },
	{ "\t- say: a\n", "x.yaml:15:1 yaml-tab\n" },
	{ "      - say: >-\n\ta\n", "x.yaml:16:1 yaml-tab\n" },
	{ "      - say: *\n", "x.yaml:15:14 yaml-alias\n" },
	{ "      - say: &\n", "x.yaml:15:14 yaml-alias\n" },
	{ "      - say: !a!b c\n", "x.yaml:15:14 yaml-tag\n" },
	{ "      - say: !<a\n", "x.yaml:15:14 yaml-tag\n" },
	{ "      - say: @home\n", "x.yaml:15:14 yaml-syntax\n" },
	{ "      - say: \"never closed\n", "x.yaml:15:14 yaml-syntax\n" },
	{ "      - say: \"Yes\" or no\n", "x.yaml:15:20 yaml-syntax\n" },
	{ "      - say: \"C:\\q\"\n", "x.yaml:15:17 yaml-syntax\n" },
	{ "      - say: - a\n", "x.yaml:15:14 yaml-syntax\n" },
	{ "      - say: >- a\n", "x.yaml:15:17 yaml-syntax\n" },
	{ "      - say: a\n         go: e\n", "x.yaml:16:12 yaml-syntax\n" },
	{ "      - say: a\n       go: e\n", "x.yaml:16:8 yaml-syntax\n" },
	{ "      - say: a\n     go: e\n", "x.yaml:16:6 yaml-syntax\n" },
	{ "      - say: a\n        go e\n", "x.yaml:16:9 yaml-syntax\n" },
	{ "      - {say: a, go: e\n", "x.yaml:15:9 yaml-syntax\n" },
	{ "      - {say: a, go: e, sets: [calm=yes}\n", "x.yaml:15:31 yaml-syntax\n" },
	{ "%a\n", "x.yaml:15:1 yaml-syntax\n" },
};

/* libyaml stops at its first error, and each is shown where an author would look. */
Test(scan, explains_where_yaml_ends)
{
	for (size_t i = 0; i < sizeof(syntax) / sizeof(syntax[0]); i++)
		expect_within(syntax[i].lines, syntax[i].wanted);
}

Test(scan, refuses_a_second_document)
{
	expect(TRIAL_TREE "---\nformat: 1\n", "x.yaml:27:1 yaml-second\n");
	expect(TRIAL_TREE "...\nformat: 1\n", "x.yaml:28:1 yaml-second\n");
}

Test(scan, refuses_files_that_hold_nothing)
{
	expect("", "x.yaml:1:1 file-empty\n");
	expect("\xEF\xBB\xBF", "x.yaml:1:1 file-empty\n");
	expect("# only\n\n# comments\n", "x.yaml:1:1 file-empty\n");
	expect("---\n", "x.yaml:2:1 value-kind\n");
	expect("- a\n- b\n", "x.yaml:1:1 value-kind\n");
}

/* A newer format is one finding, not a list of keys that this program does not know. */
Test(scan, stops_at_a_format_it_does_not_know)
{
	expect("format: 2\nnews: yes\n", "x.yaml:1:9 format-version\n");
	expect("format: one\nid: x\n", "x.yaml:1:9 format-version\n");
	expect("format: 01\nid: x\n", "x.yaml:1:9 format-version\n");
}

Test(scan, says_where_bytes_are_no_text)
{
	trial_expect_tree("\xFF\xFE"
			  "f\0",
	    4, "x.yaml:1:1 text-not-utf8\n");
	expect("format: 1\nid: caf\xE9\n", "x.yaml:2:8 text-not-utf8\n");
	expect("format: 1\n# \xC3\xA4 \xC0\x80\n", "x.yaml:2:5 text-not-utf8\n");
	trial_expect_tree("format: 1\nid: \0\n", 16, "x.yaml:2:5 text-control\n");
	expect_within("      - {say: A\x1B[31m, go: e}\n", "x.yaml:15:16 text-control\n");
	expect_within("      - {say: A\x1B, go: \x1B\x7F}\n", "x.yaml:15:16 text-control\n");
	expect_within("      - {say: \"A\\0B\", go: e}\n", "x.yaml:15:15 text-control\n");
	expect_within("      - {\"s\\0ay\": A, say: A, go: e}\n", "x.yaml:15:10 text-control\n");
	expect_within("      - {say: \"\\u202e\", go: e} # \xE2\x80\xAE\n      # \xC2\x85\n",
	    "x.yaml:15:15 text-control\nx.yaml:15:34 text-control\nx.yaml:16:9 text-control\n");
}

/* --- files that mean harm */

/* Adds PART so often. */
static void
repeat(struct str *yaml, const char *part, size_t times)
{
	for (size_t i = 0; i < times; i++)
		str_add(yaml, part);
}

/* Loads YAML as x.yaml and frees it; there must be a finding CODE with a place, and soon. */
static void
expect_fast(struct str *yaml, enum diag_code code)
{
	struct trial trial;
	struct timespec start, end;
	bool found = false;
	double seconds;

	trial_start(&trial);
	source_files_set(&trial.files, "x.yaml", yaml->data, yaml->length);
	clock_gettime(CLOCK_MONOTONIC, &start);
	trial_load(&trial);
	clock_gettime(CLOCK_MONOTONIC, &end);
	for (size_t i = 0; i < trial.diags.count; i++)
		found |= trial.diags.items[i].code == code && trial.diags.items[i].at.line > 0;
	cr_expect(found, "%s", diag_code_name(code));
	cr_expect(trial.diags.count <= BOUND_FINDINGS + 10);
	seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	cr_expect(seconds < HOSTILE_SECONDS, "%f seconds", seconds);
	trial_free(&trial);
	str_fini(yaml);
}

Test(scan, ends_deep_nesting_early)
{
	struct str yaml = { 0 };

	repeat(&yaml, "[", 100000);
	expect_fast(&yaml, DIAG_LIMIT);
	str_add(&yaml, "title: ");
	repeat(&yaml, "{a: ", 100000);
	expect_fast(&yaml, DIAG_LIMIT);
	repeat(&yaml, "- ", 100000);
	expect_fast(&yaml, DIAG_LIMIT);
	for (int depth = 0; depth < 1000; depth++) {
		str_add_times(&yaml, ' ', (size_t)depth);
		str_add(&yaml, "a:\n");
	}
	expect_fast(&yaml, DIAG_LIMIT);
}

Test(scan, does_not_expand_aliases)
{
	struct str yaml = { 0 };

	str_add(&yaml, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
	for (int i = 1; i < 10; i++) {
		str_add_format(&yaml, "a%d: &a%d [", i, i);
		for (int j = 0; j < 9; j++)
			str_add_format(&yaml, "*a%d, ", i - 1);
		str_add(&yaml, "]\n");
	}
	expect_fast(&yaml, DIAG_YAML_ALIAS);
}

Test(scan, keeps_limits_on_texts_keys_and_lists)
{
	struct str yaml = { 0 };

	str_add(&yaml, TRIAL_HEAD "  - id: q\n    ask: ");
	repeat(&yaml, "x", 2u << 20);
	expect_fast(&yaml, DIAG_LIMIT);
	repeat(&yaml, "k", 1000);
	str_add(&yaml, ": a\n");
	expect_fast(&yaml, DIAG_LIMIT);
	str_add(&yaml, TRIAL_HEAD TRIAL_QUESTION);
	repeat(&yaml, "      - {say: a, go: e}\n", BOUND_ANSWERS + 1);
	expect_fast(&yaml, DIAG_LIMIT);
	str_add(&yaml, TRIAL_HEAD "  - sources: [");
	repeat(&yaml, "A-1, ", BOUND_LIST + 1);
	str_add(&yaml, "]\n");
	expect_fast(&yaml, DIAG_LIMIT);
}

/* As long as a text may be, to the byte. */
Test(scan, takes_a_text_of_the_limit)
{
	for (size_t over = 0; over < 2; over++) {
		struct str lines = { 0 };

		str_add(&lines, "      - go: e\n        say: ");
		str_add_times(&lines, 'x', BOUND_TEXT_BYTES + over);
		str_add(&lines, "\n");
		expect_within(str_text(&lines), over ? "x.yaml:16:14 limit\n" : "");
		str_fini(&lines);
	}
}

Test(scan, gives_up_a_file_that_is_wrong_all_over)
{
	struct str yaml = { 0 };

	for (int i = 0; i < 100000; i++)
		str_add_format(&yaml, "k%d: a\n", i);
	expect_fast(&yaml, DIAG_LIMIT);
	str_add(&yaml, TRIAL_HEAD);
	repeat(&yaml, "  - {}\n", 100000);
	expect_fast(&yaml, DIAG_LIMIT);
	repeat(&yaml, "# \x1B\n", 100000);
	expect_fast(&yaml, DIAG_TEXT_CONTROL);
}
