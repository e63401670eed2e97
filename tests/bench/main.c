/* SPDX-License-Identifier: ISC */
/* bench [PART...]: measures, prints the table and writes bench.tsv beside the programs. `make bench`
 * runs all parts. Judges nothing: a target that is missed is said in the table. */
#include <stdio.h>
#include <string.h>

#include "bench.h"

static const struct part {
	const char *name;
	void (*run)(struct report *report, const char *programs);
} parts[] = {
	{ "screens", bench_screens },
	{ "copies", bench_copies },
	{ "forests", bench_forests },
};

static bool
is_wanted(const char *name, char **wanted)
{
	if (!*wanted)
		return true;
	for (; *wanted; wanted++)
		if (strcmp(*wanted, name) == 0)
			return true;
	return false;
}

int
main(int argc, char **argv)
{
	struct report *report;
	char path[4096];
	bool written;

	if (argc < 2) {
		fputs("usage: bench FOLDER [screens|copies|forests]...\n", stderr);
		return 2;
	}
	report = report_new();
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (is_wanted(parts[i].name, argv + 2))
			parts[i].run(report, argv[1]);
	report_print(report);
	snprintf(path, sizeof(path), "%s/bench.tsv", argv[1]);
	written = report_write_tsv(report, path);
	printf("\n%s %s\n", written ? "Also in" : "Cannot be written:", path);
	report_free(report);
	return written ? 0 : 1;
}
