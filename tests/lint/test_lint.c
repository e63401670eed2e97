/* SPDX-License-Identifier: ISC */
/* Every code of diag.h, provoked by a broken file: NAME.yaml is laid over the small good forest in
 * base/, in place of the files that lines in it name, and NAME.expect holds every word that an
 * author then reads. A name that begins with a code has that finding and no other; one that begins
 * with "several" has more; one that ends with "-ok" comes close to a fault and has none. A line
 * "# today: 2026-01-31" in a case says on which day it is checked; others are checked on none.
 * UPDATE_GOLDEN=1 writes the expected files anew. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/check.h"
#include "partway/diag.h"
#include "partway/lint.h"
#include "partway/load.h"
#include "partway/str.h"

#define FOLDER "tests/lint"

/* Codes without a file here, and where they are tested. */
static const struct {
	enum diag_code code;
	const char *why;
} elsewhere[] = {
	{ DIAG_INTERNAL, "a bug of ours, which no file is known to provoke" },
	{ DIAG_FILE_UNREADABLE, "no matter of what a file says: see the last test" },
	{ DIAG_FILE_IGNORED, "the same" },
	{ DIAG_CASE_ANSWER, "a matter of case files: tests/unit/test_cases.c" },
	{ DIAG_CASE_OVER, "a matter of case files: tests/unit/test_cases.c" },
	{ DIAG_CASE_SHORT, "a matter of case files: tests/unit/test_cases.c" },
	{ DIAG_CASE_ENDING, "a matter of case files: tests/unit/test_cases.c" },
	{ DIAG_CASE_NEVER, "a matter of case files: tests/unit/test_cases.c" },
	{ DIAG_CASE_UNKNOWN, "a matter of case files: tests/unit/test_cases.c" },
	{ DIAG_CASE_TWICE, "a matter of case files: tests/unit/test_cases.c" },
};

/* Cases whose bytes do no editor good: FROM in FILE of the base becomes TO. */
static const struct made {
	const char *name, *file, *from, *to;
	size_t to_length;
} made[] = {
	{ "text-not-utf8", "stress.yaml", "heated fight", "heated f\xE9te", 11 },
	{ "text-not-utf8-utf16", "stress.yaml", "format", "\xFF\xFE\x66", 3 },
	{ "text-control-nul", "stress.yaml", "heated fight", "heated\0fight", 12 },
	{ "text-control-escape", "stress.yaml", "heated fight", "heated \x1B[31mfight", 17 },
	{ "text-control-return", "stress.yaml", "heated fight", "heated \r         fight", 22 },
	{ "bom-ok", "stress.yaml", "format", "\xEF\xBB\xBF\x66ormat", 9 },
};

/* --- files */

/* The whole file; NULL where there is none. The caller frees it. */
static char *
read_file(const char *name, size_t *length)
{
	char path[256];
	FILE *file;
	struct str bytes = { 0 };
	int c;

	snprintf(path, sizeof(path), FOLDER "/%s", name);
	file = fopen(path, "rb");
	if (!file)
		return NULL;
	while ((c = getc(file)) != EOF)
		str_add_char(&bytes, (char)c);
	fclose(file);
	*length = bytes.length;
	return bytes.data;
}

static void
write_file(const char *name, const char *text)
{
	char path[256];
	FILE *file;

	snprintf(path, sizeof(path), FOLDER "/%s", name);
	file = fopen(path, "wb");
	cr_assert(file != NULL, "%s", path);
	fputs(text, file);
	fclose(file);
}

static void
read_base(struct source_files *files)
{
	struct diags diags = { 0 };

	*files = (struct source_files){ 0 };
	cr_assert(source_files_read(files, FOLDER "/base", &diags));
	cr_assert_eq(diags.count, 0);
	diags_fini(&diags);
}

static struct source_file *
find_file(struct source_files *files, const char *name)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->items[i].name, name) == 0)
			return &files->items[i];
	cr_fatal("the base has no file %s", name);
}

static void
take_away(struct source_files *files, const char *name)
{
	struct source_file *file = find_file(files, name);

	free(file->name);
	free(file->bytes);
	*file = files->items[--files->count];
}

#define IN_PLACE "# in place of: "

/* Lays the case over the base as its first line asks. Further such lines begin further files. */
static void
lay_over(struct source_files *files, const char *name, const char *bytes)
{
	char target[64];

	if (sscanf(bytes, "# without: %63s", target) == 1) {
		take_away(files, target);
		return;
	}
	cr_assert_eq(strncmp(bytes, IN_PLACE, strlen(IN_PLACE)), 0, "%s: begins otherwise", name);
	while (*bytes) {
		const char *end = strstr(bytes + 1, IN_PLACE);
		size_t length = end ? (size_t)(end - bytes) : strlen(bytes);

		cr_assert_eq(sscanf(bytes, IN_PLACE "%63s", target), 1, "%s", name);
		source_files_set(files, target, bytes, length);
		bytes += length;
	}
}

/* The day that the case names. */
static struct date
today_of(const char *name, const char *bytes)
{
	const char *line = strstr(bytes, "# today: ");
	struct date today = { 0 };
	char day[16];

	if (line)
		cr_assert(
		    sscanf(line, "# today: %15s", day) == 1 && date_parse(day, &today), "%s", name);
	return today;
}

static void
make(struct source_files *files, const struct made *change)
{
	const struct source_file *file = find_file(files, change->file);
	const char *at = strstr(file->bytes, change->from);
	struct str bytes = { 0 };

	cr_assert(at != NULL, "%s", change->name);
	str_add_bytes(&bytes, file->bytes, (size_t)(at - file->bytes));
	str_add_bytes(&bytes, change->to, change->to_length);
	str_add(&bytes, at + strlen(change->from));
	source_files_set(files, change->file, bytes.data, bytes.length);
	str_fini(&bytes);
}

/* --- a case */

struct outcome {
	struct diags diags;
	struct coverage coverage;
	struct str text; /* all that an author reads */
};

/* Checks FILES on the day TODAY, and frees them. */
static void
check_on(struct source_files *files, struct date today, struct outcome *outcome)
{
	size_t count = files->count;
	struct forest *forest;

	*outcome = (struct outcome){ 0 };
	forest = forest_load(files, "trees", &outcome->diags);
	check_forest(forest, count, today, &outcome->diags, &outcome->coverage);
	diags_write(&outcome->diags, &outcome->text);
	forest_free(forest);
	source_files_fini(files);
}

static void
check(struct source_files *files, struct outcome *outcome)
{
	check_on(files, (struct date){ 0 }, outcome);
}

static void
outcome_fini(struct outcome *outcome)
{
	diags_fini(&outcome->diags);
	str_fini(&outcome->text);
}

static bool
begins_with(const char *name, const char *start)
{
	return strncmp(name, start, strlen(start)) == 0;
}

static bool
ends_with(const char *name, const char *end)
{
	return strlen(name) >= strlen(end) && strcmp(name + strlen(name) - strlen(end), end) == 0;
}

/* The longest code that NAME begins with, or DIAG_CODE_COUNT. */
static enum diag_code
code_of(const char *name)
{
	enum diag_code best = DIAG_CODE_COUNT;

	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		const char *code_name = diag_code_name((enum diag_code)code);

		if (begins_with(name, code_name)
		    && (best == DIAG_CODE_COUNT
			|| strlen(code_name) > strlen(diag_code_name(best))))
			best = (enum diag_code)code;
	}
	return best;
}

static void
expect_text(const char *name, const char *text)
{
	const char *update = getenv("UPDATE_GOLDEN");
	char file[128];
	size_t length;
	char *expected;

	snprintf(file, sizeof(file), "%s.expect", name);
	if (update && strcmp(update, "1") == 0)
		write_file(file, text);
	expected = read_file(file, &length);
	cr_expect(expected && strcmp(expected, text) == 0,
	    "%s\n--- expected\n%s--- found\n%s--- UPDATE_GOLDEN=1 accepts it", name,
	    expected ? expected : "(no such file)\n", text);
	free(expected);
}

/* SEEN: by code, true once it was provoked by a case that is named after it. */
static void
run_case(const char *name, struct source_files *files, struct date today, bool *seen)
{
	struct outcome outcome;
	enum diag_code code = code_of(name);

	check_on(files, today, &outcome);
	if (ends_with(name, "-ok")) {
		cr_expect_eq(outcome.diags.count, outcome.diags.allowed, "%s\n%s", name,
		    str_text(&outcome.text));
	} else if (begins_with(name, "several")) {
		cr_expect(outcome.diags.count > 1, "%s", name);
		expect_text(name, str_text(&outcome.text));
	} else {
		cr_assert(code < DIAG_CODE_COUNT, "%s is named after no code", name);
		cr_expect(outcome.diags.count == 1 && outcome.diags.items[0].code == code,
		    "%s should have one finding, of that code:\n%s", name, str_text(&outcome.text));
		seen[code] = true;
		expect_text(name, str_text(&outcome.text));
	}
	outcome_fini(&outcome);
}

/* --- the tests */

static int
is_case(const struct dirent *entry)
{
	return ends_with(entry->d_name, ".yaml");
}

Test(lint, every_code_says_what_is_wrong_and_how_to_mend_it, .timeout = 120)
{
	bool seen[DIAG_CODE_COUNT] = { false };
	struct source_files files;
	struct dirent **cases;
	int count = scandir(FOLDER, &cases, is_case, alphasort);

	for (int i = 0; i < count; i++) {
		char *name = cases[i]->d_name, *bytes;
		size_t length;

		bytes = read_file(name, &length);
		read_base(&files);
		lay_over(&files, name, bytes);
		name[strlen(name) - strlen(".yaml")] = '\0';
		run_case(name, &files, today_of(name, bytes), seen);
		free(bytes);
		free(cases[i]);
	}
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++) {
		read_base(&files);
		make(&files, &made[i]);
		run_case(made[i].name, &files, (struct date){ 0 }, seen);
	}
	for (size_t i = 0; i < sizeof(elsewhere) / sizeof(*elsewhere); i++) {
		cr_expect_eq(seen[elsewhere[i].code], false, "said to be tested elsewhere: %s",
		    elsewhere[i].why);
		seen[elsewhere[i].code] = true;
	}
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++)
		cr_expect(seen[code], "no case for %s", diag_code_name((enum diag_code)code));
	free(cases);
}

Test(lint, the_base_has_no_finding_and_what_was_checked_is_counted)
{
	struct source_files files;
	struct outcome outcome;
	struct str line = { 0 };

	read_base(&files);
	check(&files, &outcome);
	cr_expect_str_eq(str_text(&outcome.text), "");
	coverage_write(&outcome.coverage, &outcome.diags, &line);
	cr_expect_str_eq(str_text(&line),
	    "checked 7 files, 1 tree, 2 blocks, 3 questions, 5 endings, 9 answers, "
	    "2 stops, 1 card, 2 sources, 2 facts, 2 rules, 0 word lists, 9 states, 7 paths: "
	    "0 errors, 0 warnings, 0 notes\n");
	str_fini(&line);
	outcome_fini(&outcome);
}

Test(lint, a_check_that_proved_nothing_says_so)
{
	struct source_files files;
	struct outcome outcome;
	struct str line = { 0 };

	read_base(&files);
	take_away(&files, "shared/rules.yaml");
	check(&files, &outcome);
	coverage_write(&outcome.coverage, &outcome.diags, &line);
	cr_expect_str_eq(str_text(&line),
	    "checked 6 files, 1 tree, 2 blocks, 3 questions, 5 endings, 9 answers, "
	    "2 stops, 1 card, 2 sources, 0 facts, 0 rules, 0 word lists: 1 error, 0 warnings, 0 "
	    "notes\n"
	    "The rules were not looked at. Mend the errors first, then check again.\n");
	str_fini(&line);
	outcome_fini(&outcome);
}

/* Files that were saved on Windows. */
Test(lint, line_ends_of_two_bytes_are_no_finding)
{
	struct source_files files;
	struct source_file *file;
	struct outcome outcome;
	struct str bytes = { 0 };

	read_base(&files);
	file = find_file(&files, "stress.yaml");
	for (size_t i = 0; i < file->length; i++)
		str_add(&bytes, file->bytes[i] == '\n' ? "\r\n" : (char[]){ file->bytes[i], 0 });
	source_files_set(&files, "stress.yaml", bytes.data, bytes.length);
	check(&files, &outcome);
	cr_expect_str_eq(str_text(&outcome.text), "");
	str_fini(&bytes);
	outcome_fini(&outcome);
}

/* A file of another name, and what is no file: neither is passed over in silence. */
Test(lint, what_is_not_read_in_a_folder_is_named)
{
	char folder[] = "/tmp/partway-lint-XXXXXX", other[64], directory[64];
	struct source_files files = { 0 };
	struct diags diags = { 0 };

	cr_assert(mkdtemp(folder) != NULL);
	snprintf(other, sizeof(other), "%s/stress.yml", folder);
	snprintf(directory, sizeof(directory), "%s/stress.yaml", folder);
	fclose(fopen(other, "w"));
	mkdir(directory, 0700);
	source_files_read(&files, folder, &diags);
	cr_expect(lint_has(&diags, DIAG_FILE_IGNORED));
	cr_expect(lint_has(&diags, DIAG_FILE_UNREADABLE));
	rmdir(directory);
	unlink(other);
	rmdir(folder);
	source_files_fini(&files);
	diags_fini(&diags);
}
