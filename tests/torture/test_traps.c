/* SPDX-License-Identifier: ISC */
/* Files that mean harm, through the real program and every reader of it: trees, case files and the
 * site of a kiosk. What the scan says of each shape of a tree: tests/unit/test_scan.c. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "run.h"

TestSuite(traps, .init = scratch_open, .fini = scratch_close, .timeout = 300);

/* A file: its beginning, then a part so many times, then its end. */
struct trap {
	const char *name, *head, *part, *tail;
	size_t times;
	size_t length; /* of the head, where a NUL is in it */
	const char
	    *wanted; /* the findings, "LINE:COLUMN code" each, missing keys left out; NULL: many */
};

#define MEGA ((size_t)1 << 20)
#define MOST (16 * MEGA - 20) /* behind a head: as large as a file may be */
#define F "format: 1\n"
#define NUL(text) .head = text, .length = sizeof(text) - 1

static const struct trap traps[] = {
	/* nothing */
	{ "empty", "", .wanted = "1:1 file-empty\n" },
	{ "comments only", "# one\n\n# two", .wanted = "1:1 file-empty\n" },
	{ "white space only", " \n\n  \r\n", .wanted = "1:1 file-empty\n" },
	{ "byte order mark only", "\xEF\xBB\xBF", .wanted = "1:1 file-empty\n" },
	/* bytes */
	{ "NUL", NUL("format: 1\0\n"), .wanted = "1:10 text-control\n" },
	{ "NUL first", NUL("\0format: 1\n"), .wanted = "1:1 text-control\n" },
	{ "NUL in quotes", "format: \"1\\0\"\n", .wanted = "1:9 text-control\n" },
	{ "escape", "format: \x1B[31m1\n", .wanted = "1:9 text-control\n" },
	{ "escape in quotes", "format: \"\\e[31m1\"\n", .wanted = "1:9 text-control\n" },
	{ "escape in a key", "\"\\e]0;x\\a\": 1\n", .wanted = "1:1 text-control\n" },
	{ "right to left", F "# \xE2\x80\xAE\n", .wanted = "2:3 text-control\n" },
	{ "line separator", F "# \xE2\x80\xA8\n", .wanted = "2:3 text-control\n" },
	{ "C1", F "# \xC2\x9B\n", .wanted = "2:3 text-control\n" },
	{ "overlong", F "# \xC0\xAF\n", .wanted = "2:3 text-not-utf8\n" },
	{ "surrogate", F "# \xED\xA0\x80\n", .wanted = "2:3 text-not-utf8\n" },
	{ "beyond U+10FFFF", F "# \xF4\x90\x80\x80\n", .wanted = "2:3 text-not-utf8\n" },
	{ "cut in a letter", F "# \xE2\x82", .wanted = "2:3 text-not-utf8\n" },
	{ "UTF-16, little",
	    NUL("\xFF\xFE"
		"f\0o\0:\0 \0a\0"),
	    .wanted = "1:1 text-not-utf8\n" },
	{ "UTF-16, big", NUL("\xFE\xFF\0f\0o\0:\0 \0a"), .wanted = "1:1 text-not-utf8\n" },
	{ "UTF-16 without a mark", NUL("f\0o\0:\0 \0a\0"), .wanted = "1:2 text-control\n" },
	{ "UTF-32", NUL("\xFF\xFE\0\0f\0\0\0"), .wanted = "1:1 text-not-utf8\n" },
	{ "two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF" F, .wanted = "1:1 text-control\n" },
	/* lines */
	{ "byte order mark", "\xEF\xBB\xBF" F F, .wanted = "2:1 key-twice\n" },
	{ "CRLF", "format: 1\r\nformat: 1\r\n", .wanted = "2:1 key-twice\n" },
	{ "CR only", "format: 1\rformat: 1\r", .wanted = "1:10 text-control\n2:1 key-twice\n" },
	{ "tab", "\tformat: 1\n", .wanted = "1:1 yaml-tab\n" },
	{ "tab behind spaces", F "a:\n \tb: c\n", .wanted = "2:1 key-unknown\n3:2 yaml-tab\n" },
	/* documents */
	{ "second document", F "---\n" F, .wanted = "2:1 yaml-second\n" },
	{ "broken second document", F "---\n\"\n", .wanted = "2:1 yaml-second\n" },
	{ "behind the end", F "...\n]\n", .wanted = "3:1 yaml-second\n" },
	{ "directive", "%YAML 9.9\n---\n" F, .wanted = "1:1 yaml-syntax\n" },
	/* names for values */
	{ "anchor", "format: &a 1\n", .wanted = "1:9 yaml-alias\n" },
	{ "alias", "format: *a\n", .wanted = "1:9 yaml-alias\n" },
	{ "alias as a key", F "*a : 1\n", .wanted = "2:1 yaml-alias\n" },
	{ "merge key", F "<<: {format: 1}\n", .wanted = "2:1 key-unknown\n" },
	{ "tag", "format: !!int 1\n", .wanted = "1:9 yaml-tag\n" },
	{ "binary", "format: !!binary MQ==\n", .wanted = "1:9 yaml-tag\n" },
	/* kinds */
	{ "a text", "hello\n", .wanted = "1:1 value-kind\n" },
	{ "a list", "- a\n", .wanted = "1:1 value-kind\n" },
	{ "list as key", F "[a]: b\n", .wanted = "2:1 value-kind\n" },
	{ "mapping as key", F "{a: b}: c\n", .wanted = "2:1 value-kind\n" },
	{ "list for text", "format: [1]\n", .wanted = "1:9 value-kind\n" },
	{ "mapping for text", "format: {a: 1}\n", .wanted = "1:9 value-kind\n" },
	{ "no value", "format:\n", .wanted = "1:8 value-empty\n" },
	{ "null", "format: ~\n", .wanted = "1:9 format-version\n" },
	{ "octal", "format: 01\n", .wanted = "1:9 format-version\n" },
	{ "hexadecimal", "format: 0x1\n", .wanted = "1:9 format-version\n" },
	{ "more than a number", "format: 1x\n", .wanted = "1:9 format-version\n" },
	{ "huge number", "format: ", "9", "\n", 1000, .wanted = "1:9 limit\n" },
	{ "key twice", F F, .wanted = "2:1 key-twice\n" },
	/* never closed */
	{ "open quote", F "\"a", .wanted = "2:1 yaml-syntax\n" },
	{ "open bracket", F "[", .wanted = "2:1 yaml-syntax\n" },
	{ "open brace", F "{", .wanted = "2:1 yaml-syntax\n" },
	{ "open tag", F "!<a", .wanted = "2:1 yaml-tag\n" },
	/* depth and breadth; all of it is 16 MB, where nothing else is said */
	{ "brackets", F "a: ", "[", "", 100000, .wanted = "2:1 key-unknown\n2:19 limit\n" },
	{ "closed brackets", F "a: ", "[]", "", 100000, .wanted = "2:1 key-unknown\n" },
	{ "braces", F "a: ", "{a: ", "", 100000, .wanted = "2:1 key-unknown\n2:64 limit\n" },
	{ "lists in lists", F "a:\n  ", "- ", "a\n", 100000,
	    .wanted = "2:1 key-unknown\n3:33 limit\n" },
	{ "keys in keys", F "a:\n  ", "? ", "a\n", 100000, .wanted = NULL },
	{ "16 MB of brackets", F, "[", "", MOST, .wanted = "2:1 yaml-syntax\n" },
	{ "16 MB of hyphens", F, "- ", "", MOST / 2, .wanted = "2:1 yaml-syntax\n" },
	{ "16 MB in one text", F "a: ", "x", "\n", MOST, .wanted = "2:1 key-unknown\n" },
	{ "16 MB in the format", "format: ", "x", "\n", MOST, .wanted = "1:9 limit\n" },
	{ "16 MB in one quote", F "a: \"", "x", "\"\n", MOST, .wanted = "2:1 key-unknown\n" },
	{ "16 MB in one key", F, "x", ": a\n", MOST, .wanted = "2:1 yaml-syntax\n" },
	{ "16 MB in one comment", F "#", "x", "\n", MOST, .wanted = "" },
	{ "16 MB of spaces", F, " ", "\n", MOST, .wanted = "" },
	{ "16 MB of empty lines", F, "\n", "", MOST, .wanted = "" },
	{ "16 MB of CR", F, "\r", "", MOST, .wanted = "2:1 text-control\n" },
	{ "16 MB of block", F "a: |\n", " x\n", "", MOST / 3, .wanted = "2:1 key-unknown\n" },
	{ "16 MB of keys", F, "a: b\n", "", MOST / 5, .wanted = NULL },
	{ "16 MB of NUL", NUL("format: 1\n\0"), .part = "\x1B", .tail = "", .times = MOST,
	    .wanted = "2:1 text-control\n" },
	{ "16 MB of bad bytes", F, "\xFF", "", MOST, .wanted = "2:1 text-not-utf8\n" },
	{ "16 MB of quotes", F, "\"", "", MOST, .wanted = "2:1 yaml-syntax\n" },
	{ "16 MB of anchors", F "a: ", "&a ", "", MOST / 3,
	    .wanted = "2:1 key-unknown\n2:4 yaml-alias\n" },
	{ "16 MB of combining marks", F "# a", "\xCC\x81", "\n", MOST / 2, .wanted = "" },
	{ "one byte more", F "#", "x", "", 16 * MEGA, .wanted = "limit\n" },
};

/* Where a trap is laid, and who steps into it. */
static const struct reader {
	const char *file;  /* in the folder of the test */
	const char *shown; /* what findings call it */
	struct start start;
} readers[] = {
	{ "t/x.yaml", "t/x.yaml", { .arguments = "check t" } },
	{ "c.yaml", "c.yaml", { .arguments = "test --trees t c.yaml" } },
	{ "s.yaml", "s.yaml", { .program = "stage1", .arguments = "-s s.yaml -o site.c t" } },
	{ "t/shared/gate.yaml", "t/shared/gate.yaml", { .arguments = "check t" } },
	{ "t/shared/cards.yaml", "t/shared/cards.yaml", { .arguments = "check t" } },
	{ "t/shared/sources.yaml", "t/shared/sources.yaml", { .arguments = "check t" } },
	{ "t/shared/rules.yaml", "t/shared/rules.yaml", { .arguments = "check t" } },
	{ "t/shared/helplines.yaml", "t/shared/helplines.yaml", { .arguments = "check t" } },
};

/* All others who open a forest: they say the same on standard error, and nothing else. */
static const char *const others[] = { "--trees t", "man --trees t x", "graph --trees t",
	"paths --trees t", "stats --trees t", "completion --trees t bash", "new --trees t y" };

static void
make_bytes(const struct trap *trap, struct str *out)
{
	size_t length = trap->part ? strlen(trap->part) : 0;

	str_clear(out);
	str_add_bytes(out, trap->head, trap->length ? trap->length : strlen(trap->head));
	for (size_t i = 0; i < trap->times; i++)
		str_add_bytes(out, trap->part, length);
	if (trap->tail)
		str_add(out, trap->tail);
}

/* Adds the findings about FILE that TEXT tells of, as in the table. */
static void
add_findings(const struct str *text, const char *file, struct str *out)
{
	for (const char *line = str_text(text); *line; line += strcspn(line, "\n") + 1) {
		size_t length = strcspn(line, "\n");
		const char *code = memrchr(line, '[', length), *at = line + strlen(file);
		struct str one = { 0 };

		str_add_bytes(&one, line, length);
		if (strncmp(line, file, strlen(file)) == 0 && *at == ':' && code
		    && (strstr(str_text(&one), ": error: ")
			|| strstr(str_text(&one), ": warning: "))
		    && strncmp(code, "[key-missing]", 13) != 0) {
			if (at[1] != ' ')
				str_add_format(out, "%.*s ", (int)strcspn(at + 1, " ") - 1, at + 1);
			str_add_format(out, "%.*s\n", (int)strcspn(code + 1, "]"), code + 1);
		}
		str_fini(&one);
		if (!line[length])
			break;
	}
}

static void
expect_findings(const struct trap *trap, const struct run *run, const char *file)
{
	struct str got = { 0 };

	add_findings(&run->out, file, &got);
	add_findings(&run->err, file, &got);
	cr_expect(got.length > 0 || (trap->wanted && !*trap->wanted), "%s in %s", trap->name, file);
	if (trap->wanted)
		cr_expect_str_eq(str_text(&got), trap->wanted, "%s in %s: found\n%s%.300s",
		    trap->name, file, str_text(&got), str_text(&run->out));
	str_fini(&got);
}

static void
step_into(const struct trap *trap, const struct reader *reader, struct run *run)
{
	struct start start = reader->start;
	struct str bytes = { 0 };

	make_bytes(trap, &bytes);
	scratch_write(reader->file, bytes.data ? bytes.data : "", bytes.length);
	start.folder = scratch();
	run_expect(run, &start, 3);
	expect_findings(trap, run, reader->shown);
	str_fini(&bytes);
}

/* Those who need a sound forest refuse it in the same words, and write nothing. */
static void
refuse_all(const struct trap *trap)
{
	struct run run = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		bool is_new =
		    strncmp(others[i], "new", 3) == 0; /* it only wants to know what is there */

		run_program(&run, &(struct start){ .arguments = others[i], .folder = scratch() });
		run_promises(&run, trap->name);
		cr_expect(
		    run.status == 3 - 3 * is_new, "%s: %s: %d", trap->name, others[i], run.status);
		cr_expect((run.out.length > 0) == is_new, "%s: %s", trap->name, others[i]);
		if (!is_new)
			expect_findings(trap, &run, "t/x.yaml");
	}
	run_fini(&run);
}

Test(traps, a_tree_of_them_is_refused_by_every_command)
{
	struct run run = { 0 };

	scratch_forest();
	for (size_t i = 0; i < ARRAY_LEN(traps); i++) {
		step_into(&traps[i], &readers[0], &run);
		if (traps[i].times < MEGA)
			refuse_all(&traps[i]);
	}
	run_fini(&run);
}

Test(traps, every_other_file_is_read_as_carefully)
{
	struct run run = { 0 };

	scratch_forest();
	for (size_t r = 1; r < ARRAY_LEN(readers); r++) {
		struct str sound = { 0 };
		bool is_there = scratch_read(readers[r].file, &sound);

		for (size_t i = 0; i < ARRAY_LEN(traps); i++)
			if (traps[i].times < MEGA)
				step_into(&traps[i], &readers[r], &run);
		if (is_there)
			scratch_write(readers[r].file, sound.data, sound.length);
		str_fini(&sound);
	}
	run_fini(&run);
}
