/* SPDX-License-Identifier: ISC */
/* stage1 -o OUT.c TREES: checks a forest and writes it as C data, for the build. A forest with a
 * finding is not written: what is not safe cannot be compiled in. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/cdata.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"

enum { EXIT_USAGE = 2, EXIT_FINDINGS = 3 };

/* Writes TEXT to the file NAME, whole or not at all. */
static bool
write_whole(const char *name, const struct str *text)
{
	struct str part = { 0 };
	FILE *file;
	bool fine;

	str_add_format(&part, "%s.part", name);
	file = fopen(str_text(&part), "wb");
	fine = file && fwrite(str_text(text), 1, text->length, file) == text->length;
	fine = file && fclose(file) == 0 && fine && rename(str_text(&part), name) == 0;
	if (!fine) {
		fprintf(stderr, "stage1: %s: %s\n", name, strerror(errno));
		remove(str_text(&part));
	}
	str_fini(&part);
	return fine;
}

/* The forest in the folder DIR, or NULL where there was any finding; all are printed. */
static struct forest *
load_checked(const char *dir)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage = { 0 };
	struct forest *forest = NULL;
	struct str out = { 0 };
	bool is_clean;

	if (source_files_read(&files, dir, &diags)) {
		forest = forest_load(&files, dir, &diags);
		check_forest(forest, files.count, (struct date){ 0 }, &diags, &coverage);
	}
	is_clean = forest && diags.levels[DIAG_ERROR] == 0 && diags.levels[DIAG_WARNING] == 0;
	diags_sort(&diags);
	diags_write(&diags, &out);
	coverage_write(&coverage, &diags, &out);
	fputs(str_text(&out), is_clean ? stdout : stderr);
	str_fini(&out);
	source_files_fini(&files);
	diags_fini(&diags);
	if (is_clean)
		return forest;
	forest_free(forest);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct forest *forest;
	struct str source = { 0 };
	bool fine;

	if (argc != 4 || strcmp(argv[1], "-o") != 0) {
		fputs("usage: stage1 -o OUT.c TREES\n", stderr);
		return EXIT_USAGE;
	}
	forest = load_checked(argv[3]);
	if (!forest)
		return EXIT_FINDINGS;
	cdata_write(forest, &source);
	fine = write_whole(argv[2], &source);
	str_fini(&source);
	forest_free(forest);
	return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
