/* SPDX-License-Identifier: ISC */
/* partway man: what it takes and what it refuses. What is on a sheet: tests/unit/test_walkthrough.c. */
#include <criterion/criterion.h>
#include <string.h>

#include "partway/base.h"
#include "program.h"

static const struct call {
	const char *command;
	int status;
	const char *says;  /* on standard output; NULL: nothing may be there */
	const char *fault; /* on standard error */
} calls[] = {
	{ "$PARTWAY man", 0, "partway\\-start \\- ", "" },
	{ "$PARTWAY man stress", 0, "partway\\-stress \\- ", "" },
	{ "$PARTWAY man --large-print stress", 0, "\n.if t .nr PS 16z\n", "" },
	{ "$PARTWAY man --region=GB stress", 0, "Emergency numbers: United Kingdom 999.\n", "" },
	/* not the locale's region: the same trees give the same sheet everywhere */
	{ "LC_ALL=en_GB.UTF-8 $PARTWAY man stress", 0, "Emergency numbers: United States 911, ",
	    "" },
	{ "$PARTWAY man --trees tests/support/forest quarrel", 0, "partway\\-quarrel \\- ", "" },
	{ "$PARTWAY man streess", 2, NULL,
	    "no tree is called \"streess\"; did you mean \"stress\"?\n" },
	{ "$PARTWAY man gate", 2, NULL, "no walk begins at the block \"gate\"" },
	{ "$PARTWAY man --region=atlantis", 2, NULL, "atlantis" },
	{ "$PARTWAY man --region", 2, NULL, "region" },
	{ "$PARTWAY man stress healthy", 2, NULL, "one argument too many: healthy\n" },
	{ "$PARTWAY man --numbers", 2, NULL, "numbers" },
	{ "$PARTWAY man > /dev/full", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY man >&-", 1, NULL, "standard output cannot be written\n" },
	{ "$PARTWAY man --trees nowhere", 1, NULL, "nowhere: error: " },
	/* an unsafe forest is not printed */
	{ "dir=$(mktemp -d); trap 'rm -r $dir' EXIT; cp -r tests/support/forest $dir/trees\n"
	  "sed -i 's/\\[emergency, abuse, talk\\]/[emergency, talk]/' $dir/trees/shared/gate.yaml\n"
	  "$PARTWAY man quarrel --trees $dir/trees",
	    3, NULL, "[rule-broken]\n" },
};

Test(man, prints_a_sheet_or_says_why_not, .timeout = 60)
{
	for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
		const struct call *call = &calls[i];
		struct program program = { 0 };

		program_run(&program, call->command, NULL);
		cr_expect_eq(program.status, call->status, "%s: %d", call->command, program.status);
		cr_expect(strstr(str_text(&program.err), call->fault), "%s: %s", call->command,
		    str_text(&program.err));
		if (call->says) {
			cr_expect(strstr(str_text(&program.out), call->says), "%s", call->command);
			cr_expect_str_eq(str_text(&program.err), "", "%s", call->command);
		} else {
			cr_expect_str_eq(str_text(&program.out), "", "%s", call->command);
		}
		program_fini(&program);
	}
}
