/* SPDX-License-Identifier: ISC */
/* Findings as JSON: keys in their order, absent rather than null, and valid for any bytes. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "trial.h"
#include "partway/base.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/report_json.h"
#include "partway/str.h"
#include "partway/utf8.h"

static const struct coverage nothing;

static void
expect_report(const struct forest *forest, const struct diags *diags, const char *wanted)
{
	struct str out = { 0 };

	report_json_write(forest, diags, &nothing, &out);
	cr_expect(strstr(str_text(&out), wanted) != NULL, "%s is missing in:\n%s", wanted,
	    str_text(&out));
	str_fini(&out);
}

Test(report_json, what_is_not_known_is_absent)
{
	struct diags diags = { 0 };

	diag_add(&diags, DIAG_FILE_MISSING, (struct place){ 0 }, "it is missing");
	expect_report(NULL, &diags,
	    "{\"partway-check\": 1, \"forest\": \"trees\",\n"
	    " \"findings\": [\n"
	    "  {\"code\": \"file-missing\", \"level\": \"error\", \"message\": \"it is "
	    "missing\"}],\n"
	    " \"allowed\": [],\n"
	    " \"covered\": {\"files\": 0, ");
	diags_fini(&diags);
}

Test(report_json, every_part_of_a_finding_has_its_key)
{
	struct diags diags = { 0 };
	uint32_t file = diags_add_file(&diags, "x.yaml", NULL, 0);

	diag_add(&diags, DIAG_RULE_BROKEN, (struct place){ file, 3, 5, 4 }, "broken");
	diag_mend(&diags, "mend it");
	diag_about(&diags, "rest");
	diag_near(&diags, "best");
	diag_rule(&diags, "S1");
	diag_walk(&diags, "one\ntwo\n");
	expect_report(NULL, &diags,
	    "\n  {\"code\": \"rule-broken\", \"level\": \"error\", \"file\": \"x.yaml\", \"line\": "
	    "3, "
	    "\"column\": 5, \"end-column\": 9, \"place\": \"rest\", \"message\": \"broken\", "
	    "\"mend\": \"mend it\", \"near\": \"best\", \"rule\": \"S1\", \"walk\": [\"one\", "
	    "\"two\"]}],\n");
	diags_fini(&diags);
}

Test(report_json, what_a_file_allows_stands_apart)
{
	struct diags diags = { 0 };
	uint32_t file = diags_add_file(&diags, "x.yaml", NULL, 0);

	diag_add(&diags, DIAG_SENTENCE_LONG, (struct place){ file, 60, 9, 0 }, "long");
	diag_add(&diags, DIAG_SAME_WAY, (struct place){ file, 61, 9, 0 }, "same");
	diags_allow(&diags, 0, "It is the form's own.");
	expect_report(NULL, &diags,
	    "\"line\": 61, \"column\": 9, \"message\": \"same\"}],\n"
	    " \"allowed\": [\n"
	    "  {\"code\": \"sentence-long\", \"file\": \"x.yaml\", \"line\": 60, \"column\": 9, "
	    "\"because\": \"It is the form's own.\"}],\n");
	expect_report(NULL, &diags, " \"counts\": {\"error\": 0, \"warning\": 1, \"note\": 0}}\n");
	diags_fini(&diags);
}

/* What an author calls the place: by where questions and answers begin. */
Test(report_json, a_place_is_told_by_its_question_and_answer)
{
	static const struct {
		uint32_t line, column;
		const char *place;
	} rows[] = {
		{ 2, 5, "x" },
		{ 10, 10, "x, question q" },
		{ 14, 14, "x, question q, answer 1" },
		{ 15, 13, "x, question q, answer 1" },
		{ 16, 14, "x, question q, answer 2" },
		{ 17, 13, "x, question q, unsure" },
		{ 18, 10, "x, question p" },
		{ 18, 95, "x, question p, answer 2" },
		{ 21, 12, "x, ending e" },
		{ 99, 1, "x, ending e" },
	};
	struct trial trial;
	uint32_t file;

	trial_start(&trial);
	trial_set(&trial, "x.yaml",
	    TRIAL_HEAD "  - id: q\n    ask: Which?\n    why: To know.\n    sources: [A-1]\n"
		       "    answers:\n"
		       "      - say: This\n        go: e\n"
		       "      - {go: p, say: That}\n"
		       "    unsure: e\n"
		       "  - {id: p, ask: Which?, why: W., sources: [A-1], answers: [{say: One, "
		       "go: e}, {say: Two, go: e}], unsure: e}\n" TRIAL_ENDING);
	trial_load(&trial);
	cr_assert(trial.forest && trial.diags.count == 0);
	file = trial.forest->trees[forest_find_tree(trial.forest, "x")].file;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		diag_add(&trial.diags, DIAG_VALUE_FORM,
		    (struct place){ file, rows[i].line, rows[i].column, 0 }, "row %zu", i);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str wanted = { 0 };

		str_add_format(
		    &wanted, "\"place\": \"%s\", \"message\": \"row %zu\"}", rows[i].place, i);
		expect_report(trial.forest, &trial.diags, str_text(&wanted));
		str_fini(&wanted);
	}
	trial_free(&trial);
}

/* A JSON string of any bytes: steps over it, or returns NULL where it is none. */
static const char *
skip_string(const char *at)
{
	if (*at++ != '"')
		return NULL;
	for (; *at != '"'; at++) {
		if ((unsigned char)*at < ' ')
			return NULL;
		if (*at != '\\')
			continue;
		at++;
		if (*at == 'u' && strspn(at + 1, "0123456789abcdef") >= 4)
			at += 4;
		else if (*at != '"' && *at != '\\')
			return NULL;
	}
	return at + 1;
}

Test(report_json, any_bytes_are_valid_text_that_drives_nothing)
{
	char bytes[257], *start;
	struct diags diags = { 0 };
	struct str out = { 0 };
	const char *end;
	uint32_t point;

	for (int i = 0; i < 255; i++)
		bytes[i] = (char)(i + 1);
	bytes[255] = '\0';
	diag_add(
	    &diags, DIAG_ID_FORM, (struct place){ 0 }, "%s\342\200\250\360\237\277\277\364", bytes);
	report_json_write(NULL, &diags, &nothing, &out);
	for (size_t at = 0; at < out.length;) {
		at += utf8_decode(out.data + at, out.length - at, &point);
		cr_assert(point != UTF8_BAD && (point == '\n' || !utf8_is_unsafe(point)),
		    "%x at %zu", (unsigned)point, at);
	}
	start = strstr(out.data, "\"message\": ") + strlen("\"message\": ");
	end = skip_string(start);
	cr_assert(end != NULL && strncmp(end, "}],\n", 4) == 0, "%s", start);
	cr_expect(strstr(start, "\\u0001\\u0002") != NULL);
	cr_expect(strstr(start, " !\\\"#$") != NULL);
	cr_expect(strstr(start, "[\\\\]") != NULL);
	cr_expect(strstr(start, "\\u007f\357\277\275") != NULL);
	cr_expect(strstr(start, "\\u2028\\ud83f\\udfff\357\277\275\"") != NULL, "%s", start);
	str_fini(&out);
	diags_fini(&diags);
}
