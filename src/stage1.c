/* SPDX-License-Identifier: ISC */
/* stage1 [-t YYYY-MM-DD] -o OUT.c TREES: checks a forest and writes it as C data, for the build. A
 * forest with a finding is not written: what is not safe cannot be compiled in. With the day of a
 * release help lines have an age: one that is only old is told, one that is too old is an error.
 * stage1 -s SITE.yaml -o OUT.c TREES: the same for the site of a kiosk of this forest. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "partway/cdata.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/site.h"
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

struct request {
	const char *out, *trees;
	const char *site;  /* NULL: for a forest */
	struct date today; /* year 0: no day was given */
};

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

static bool
make_forest(const struct request *request, struct str *out)
{
	struct forest *forest = load_checked(request->trees, request->today);
	bool fine = forest != NULL;

	if (fine)
		cdata_write(forest, out);
	forest_free(forest);
	return fine;
}

/* The site of a kiosk, if there is no finding at all. Its forest is loaded for its countries and its
 * lists of words; it is checked where it is compiled in. */
static bool
make_site(const struct request *request, struct str *out)
{
	struct source_files trees = { 0 }, files = { 0 };
	struct diags diags = { 0 };
	struct site_file file = { 0 };
	struct forest *forest = NULL;
	struct str findings = { 0 };
	bool fine = source_files_read(&trees, request->trees, &diags);

	if (fine)
		forest = forest_load(&trees, request->trees, &diags);
	if (forest && diags.levels[DIAG_ERROR] == 0
	    && source_files_read_one(&files, request->site, &diags)) {
		site_load(&file, files.items, forest, &diags);
		check_site(&file, forest, &diags);
	}
	diags_sort(&diags);
	diags_write(&diags, &findings);
	fputs(str_text(&findings), stderr);
	fine = diags.count == 0;
	if (fine) {
		printf("checked %s: nothing found\n", request->site);
		cdata_write_site(&file.site, out);
	}
	str_fini(&findings);
	site_fini(&file);
	forest_free(forest);
	source_files_fini(&files);
	source_files_fini(&trees);
	diags_fini(&diags);
	return fine;
}

static bool
read_request(struct request *request, int argc, char **argv)
{
	int key;

	opterr = 0;
	while ((key = getopt(argc, argv, "o:s:t:")) != -1) {
		if (key == 'o')
			request->out = optarg;
		else if (key == 's')
			request->site = optarg;
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
	struct str source = { 0 };
	int status = EXIT_SUCCESS;

	if (!read_request(&request, argc, argv)) {
		fputs("usage: stage1 [-t YYYY-MM-DD] -o OUT.c TREES\n"
		      "       stage1 -s SITE.yaml -o OUT.c TREES\n",
		    stderr);
		return EXIT_USAGE;
	}
	if (!(request.site ? make_site : make_forest)(&request, &source))
		status = EXIT_FINDINGS;
	else if (!write_whole(request.out, &source))
		status = EXIT_FAILURE;
	if (fflush(stdout) != 0) {
		fputs("stage1: standard output cannot be written\n", stderr);
		status = EXIT_FAILURE;
	}
	str_fini(&source);
	return status;
}
