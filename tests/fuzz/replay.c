/* SPDX-License-Identifier: ISC */
/* The main() of a fuzzer that is built without one: runs it with each file that is named, and with all
 * that a folder holds. Built by any compiler. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"
#include "partway/str.h"

static size_t count;

static void
run_file(const char *path, FILE *file)
{
	struct str bytes = { 0 };
	uint8_t *copy; /* of its very size: a read behind its end is seen */
	int c;

	while ((c = getc(file)) != EOF)
		str_add_char(&bytes, (char)c);
	fprintf(stderr, "%s\n", path);
	copy = malloc(bytes.length ? bytes.length : 1);
	assert(copy);
	if (bytes.length > 0)
		memcpy(copy, bytes.data, bytes.length);
	LLVMFuzzerTestOneInput(copy, bytes.length);
	free(copy);
	str_fini(&bytes);
	count++;
}

/* A folder holds files only. */
static void
run_folder(const char *path, DIR *folder)
{
	struct dirent *entry;

	while ((entry = readdir(folder))) {
		struct str name = { 0 };
		FILE *file;

		str_add_format(&name, "%s/%s", path, entry->d_name);
		file = entry->d_name[0] == '.' ? NULL : fopen(str_text(&name), "rb");
		if (file) {
			run_file(str_text(&name), file);
			fclose(file);
		}
		str_fini(&name);
	}
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		DIR *folder = opendir(argv[i]);
		FILE *file = folder ? NULL : fopen(argv[i], "rb");

		if (folder) {
			run_folder(argv[i], folder);
			closedir(folder);
		} else if (file) {
			run_file(argv[i], file);
			fclose(file);
		} else {
			perror(argv[i]);
			return EXIT_FAILURE;
		}
	}
	printf("%zu inputs\n", count);
	return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
