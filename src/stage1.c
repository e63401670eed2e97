/* SPDX-License-Identifier: ISC */
/* stage1 [-t YYYY-MM-DD] -o OUT.c TREES: checks a forest and writes it as C data, for the build. A
 * forest with a finding is not written: what is not safe cannot be compiled in. With the day of a
 * release help lines have an age: one that is only old is told, one that is too old is an error. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* Help lines that are old, but not too old. */
static size_t
count_old(const struct diags *diags)
{
	size_t count = 0;

	for (size_t i = 0; i < diags->count; i++)
		count += diags->items[i].code == DIAG_LINE_OLD;
	return count;
}

/* The forest in the folder DIR, or NULL where there was any finding but those; all are printed. */
static struct forest *
load_checked(const char *dir, struct date today)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct coverage coverage = { 0 };
	struct forest *forest = NULL;
	struct str out = { 0 };
	bool is_clean, is_silent;

	if (source_files_read(&files, dir, &diags)) {
		forest = forest_load(&files, dir, &diags);
		check_forest(forest, files.count, today, &diags, &coverage);
	}
	diags_sort(&diags);
	is_silent = diags.levels[DIAG_ERROR] == 0 && diags.levels[DIAG_WARNING] == 0;
	is_clean = forest && diags.levels[DIAG_ERROR] == 0
	    && diags.levels[DIAG_WARNING] == count_old(&diags);
	diags_write(&diags, &out);
	coverage_write(&coverage, &diags, &out);
	fputs(str_text(&out), is_silent ? stdout : stderr);
	str_fini(&out);
	source_files_fini(&files);
	diags_fini(&diags);
	if (is_clean)
		return forest;
	forest_free(forest);
	return NULL;
}

struct request {
	const char *out, *trees;
	struct date today; /* year 0: no day was given */
};

static bool
read_request(struct request *request, int argc, char **argv)
{
	int key;

	opterr = 0;
	while ((key = getopt(argc, argv, "o:t:")) != -1) {
		if (key == 'o')
			request->out = optarg;
		else if (key != 't' || !date_parse(optarg, &request->today))
			return false;
	}
	request->trees = argv[optind];
	return request->out && optind + 1 == argc;
}

int
main(int argc, char **argv)
{
	struct request request = { 0 };
	struct forest *forest;
	struct str source = { 0 };
	bool fine;

	if (!read_request(&request, argc, argv)) {
		fputs("usage: stage1 [-t YYYY-MM-DD] -o OUT.c TREES\n", stderr);
		return EXIT_USAGE;
	}
	forest = load_checked(request.trees, request.today);
	if (!forest)
		return EXIT_FINDINGS;
	cdata_write(forest, &source);
	fine = write_whole(request.out, &source);
	str_fini(&source);
	forest_free(forest);
	return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
