/* SPDX-License-Identifier: ISC */
/* What paths, stats, check and new write: whole outputs on the small forest, held against files
 * beside this one, and what they refuse. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "golden.h"
#include "program.h"
#include "partway/base.h"

/* In a folder of its own: trees is a copy of the small forest, shipped one of the shipped trees. */
static const char setup[] =
    "home=$PWD; dir=$(mktemp -d); trap 'rm -rf \"$dir\"' EXIT; cd $dir\n"
    "cp -r $home/tests/support/forest trees; cp -r $home/trees shipped\n"
    /* ten questions with two answers and unsure: over the limit of what is listed */
    "many() { { printf 'format: 1\\nid: many\\nmark: M\\ntitle: M\\nsummary: M.\\n'\n"
    "  printf 'opens-with: gate\\nstart: q0\\nquestions:\\n'\n"
    "  for q in 0 1 2 3 4 5 6 7 8 9; do n=q$((q + 1)); [ $q = 9 ] && n=end\n"
    "    printf -- '- {id: q%s, ask: Which?, why: W., sources: [A-1], unsure: %s, answers: [' $q "
    "$n\n"
    "    printf '{say: A, go: %s}, {say: B, go: %s}, {say: C, go: %s}]}\\n' $n $n $n; done\n"
    "  printf 'endings:\\n- {id: end, title: E, do: [Rest.], why: W., contact: none,\\n'\n"
    "  printf '   aim: recover, help: [talk], sources: [A-1]}\\n'; } > trees/many.yaml; }\n"
    /* a broken rule, a warning that is allowed, and a file whose name no terminal should see */
    "sick() { sed -i 's/\\[emergency, abuse, talk\\]/[emergency, talk]/' trees/shared/gate.yaml\n"
    "  printf '    left-out: \"a \\\\\"reason\\\\\"\"\\nallow:\\n' >> trees/shared/sources.yaml\n"
    "  printf '  - {code: left-out-used, at: A-2, because: We say \\302\\253so\\302\\273.}\\n'"
    " >> trees/shared/sources.yaml\n"
    "  : > trees/\"$(printf 'a\\033[31m\\377\\342\\200\\250\\\\b.yml')\"; }\n"
    "p() { timeout 20 $PARTWAY \"$@\"; }\n";

static void
run(struct program *program, const char *command)
{
	struct str all = { 0 };

	str_add_format(&all, "%s%s", setup, command);
	program_run(program, str_text(&all), NULL);
	str_fini(&all);
}

/* --- whole outputs --------------------------------------------------------------------------- */

static const struct whole {
	const char *command, *file;
	int status;
} wholes[] = {
	{ "p paths --trees trees", "tests/cli/paths.tsv", 0 },
	{ "p paths quarrel --trees trees --format markdown", "tests/cli/paths-quarrel.md", 0 },
	{ "p stats --trees trees", "tests/cli/stats.txt", 0 },
	{ "sick; p check trees --format json", "tests/cli/findings.json", 3 },
};

ParameterizedTestParameters(reports, whole_outputs_are_as_they_were_read)
{
	static size_t rows[ARRAY_LEN(wholes)];

	for (size_t i = 0; i < ARRAY_LEN(wholes); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(wholes));
}

ParameterizedTest(size_t *row, reports, whole_outputs_are_as_they_were_read, .timeout = 60)
{
	const struct whole *whole = &wholes[*row];
	struct program program = { 0 };

	run(&program, whole->command);
	cr_expect_eq(program.status, whole->status, "%s: %d", whole->command, program.status);
	cr_expect_str_eq(str_text(&program.err), "", "%s", whole->command);
	golden_check_file(whole->file, &program.out);
	program_fini(&program);
}

/* --- what else they say ---------------------------------------------------------------------- */

static const struct call {
	const char *command;
	int status;
	const char *out; /* what stands on either output */
} calls[] = {
	/* paths: of the forest that is built in, too */
	{ "p paths | wc -l; p paths stress | cut -f 1 | sort | uniq | tr '\\n' ' '", 0,
	    "\nstress tree " },
	{ "p paths streess", 2, "no tree is called \"streess\"; did you mean \"stress\"?\n" },
	{ "p paths gate", 2, "no walk begins at the block \"gate\"; partway stats lists them\n" },
	{ "p paths \"$(printf '\\033c')\"", 2, "called \"<U+001B>c\"" },
	{ "p paths a b", 2, "one argument too many: b\n" },
	{ "p paths --format json", 2, "does not write the format json\n" },
	{ "many; p paths --trees trees", 1, "there are 1048590 walks, and at most 200000 are" },
	{ "many; p paths --trees trees", 1, "\nName one tree: partway paths TREE\n" },
	{ "many; p paths many --trees trees", 1, "there are 1048578 walks, and at most 200000" },
	{ "many; p paths silence --trees trees", 0, "silence\t5\t1\tG1 unsure\t" },
	{ "p paths > /dev/full", 1, "standard output cannot be written\n" },
	{ "sick; p paths --trees trees", 3, "[rule-broken]\n" },
	{ "p paths --trees nowhere", 1, "nowhere: error: " },
	{ "p stats", 0, "\nQuestions in a walk " },
	{ "printf -- '  - {id: A-3, section: x, gist: G., left-out: why}\\n' >> "
	  "trees/shared/sources.yaml\n"
	  "p stats --trees trees",
	    0, "        3        2        1        0\n" },
	{ "p stats tree", 2, "one argument too many: tree\n" },
	{ "sick; p stats --trees trees", 3, "[rule-broken]\n" },
	{ "p stats > /dev/full", 1, "standard output cannot be written\n" },
	/* check in JSON: an object whatever happens */
	{ "p check --format json", 0, " \"findings\": [],\n \"allowed\": [],\n" },
	{ "p check nowhere --format json", 1,
	    "{\"code\": \"file-unreadable\", \"level\": \"error\"," },
	{ "sed -i 's/go: calm/go: clam/' trees/quarrel.yaml; p check trees --format json", 3,
	    "\"line\": 15, \"column\": 13, \"end-column\": 17, \"place\": \"quarrel, question "
	    "how-long, "
	    "answer 1\", \"message\": \"no entry here is called \\\"clam\\\"\", \"mend\": \"did "
	    "you mean "
	    "\\\"calm\\\" (line 19)?\", \"near\": \"calm\"}" },
	{ "sed -i 's/go: calm/go: clam/' trees/quarrel.yaml; p check trees --format json", 3,
	    ", \"facts\": 2, \"rules\": 2, \"wordings\": 0},\n" },
	{ "p check --format xml", 2, "does not write the format xml\n" },
	{ "p check --format json > /dev/full", 1, "standard output cannot be written\n" },
	/* new */
	{ "p new stress", 2, "\"stress\" cannot be the id of a new tree: a tree has it\n" },
	{ "p new gate", 2, "a block has it\n" },
	{ "p new 'After a move'", 2, "use small letters, digits and hyphens, like after-a-move\n" },
	{ "p new return", 2, "use small letters" },
	{ "p new aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 2,
	    "too long\n" },
	{ "p new", 2, "an argument is missing: ID\n" },
	{ "p new stress --trees trees", 0, "\nid: stress  " },
	{ "p new x --trees nowhere", 1, "nowhere: error: " },
	{ "p new x > /dev/full", 1, "standard output cannot be written\n" },
	/* ... may be what a forest lacks */
	{ "rm trees/[qs]*.yaml; p new x --trees trees", 0, "\nopens-with: gate  " },
};

ParameterizedTestParameters(reports, say_what_is_asked_or_what_is_wrong)
{
	static size_t rows[ARRAY_LEN(calls)];

	for (size_t i = 0; i < ARRAY_LEN(calls); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(calls));
}

ParameterizedTest(size_t *row, reports, say_what_is_asked_or_what_is_wrong, .timeout = 60)
{
	const struct call *call = &calls[*row];
	struct program program = { 0 };
	struct str all = { 0 };

	run(&program, call->command);
	str_add_format(&all, "%s%s", str_text(&program.out), str_text(&program.err));
	cr_expect_eq(
	    program.status, call->status, "%s: exit status %d", call->command, program.status);
	cr_expect(strstr(str_text(&all), call->out), "%s: %s is missing in:\n%.2000s",
	    call->command, call->out, str_text(&all));
	str_fini(&all);
	program_fini(&program);
}

/* --- new, and the check ---------------------------------------------------------------------- */

/* Also where the shell has made the file already, empty, before partway looks at the folder. */
Test(reports, a_new_tree_passes_the_check_of_its_forest, .timeout = 60)
{
	static const char *const commands[] = {
		"p new after-a-move --trees shipped > shipped/after-a-move.yaml; p check shipped",
		"p new null --trees shipped > shipped/null.yaml; p check shipped",
		"p new after --trees trees > new; mv new trees/after.yaml; p check trees",
		"p new 1 --trees trees > trees/1.yaml; p check trees",
	};

	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct program program = { 0 };

		run(&program, commands[i]);
		cr_expect_eq(program.status, 0, "%s", commands[i]);
		cr_expect(strstr(str_text(&program.out), ": 0 errors, 0 warnings, 0 notes\n"),
		    "%s:\n%s", commands[i], str_text(&program.out));
		cr_expect_str_eq(str_text(&program.err), "", "%s", commands[i]);
		program_fini(&program);
	}
}

/* --- JSON ------------------------------------------------------------------------------------ */

/* Another program reads it, also with bytes in it that are no text. */
Test(reports, json_is_read_by_others, .timeout = 60)
{
	struct program program = { 0 };

	run(&program,
	    "command -v jq > have || { echo no jq; exit; }\n"
	    "sick; p check trees --format json | jq -r '\n"
	    "  keys_unsorted, [.findings[] | keys_unsorted], .covered.paths.exact,\n"
	    "  (.counts.error == ([.findings[] | select(.level == \"error\")] | length)),\n"
	    "  (.allowed[0].because), (.findings[].file | explode | map(select(. > 127)))' | tr -d "
	    "' \\n'");
	if (strcmp(str_text(&program.out), "no jq\n") == 0)
		skip_here("jq is not installed");
	cr_expect_str_eq(str_text(&program.err), "");
	cr_expect_str_eq(str_text(&program.out),
	    "[\"partway-check\",\"forest\",\"findings\",\"allowed\",\"covered\",\"counts\"]"
	    "[[\"code\",\"level\",\"file\",\"message\",\"mend\"],"
	    "[\"code\",\"level\",\"file\",\"line\",\"column\",\"end-column\",\"place\","
	    "\"message\",\"mend\",\"rule\",\"walk\"]]"
	    "truetrueWesay\302\253so\302\273.[65533,8232][]");
	program_fini(&program);
}
