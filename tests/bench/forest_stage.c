/* SPDX-License-Identifier: ISC */
/* bench-forest STAGE DIR: one part of what commands do with a folder of trees, in a process of its own.
 * Writes a line for each thing it has timed, between tabs: name, seconds of processor time and of the
 * clock, and kB of memory at the most so far. bench-forest grow DIR SHAPE ENTRIES makes such a folder,
 * and writes how many bytes are in it. Built with higher limits than partway has (bounds.h). */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "forest_shapes.h"
#include "generate.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/graph.h"
#include "partway/lint.h"
#include "partway/load.h"
#include "partway/prove.h"
#include "partway/stats.h"
#include "partway/str.h"
#include "partway/walkthrough.h"

/* Of this process, in seconds. */
struct moment {
	double processor, clock;
};

static double
seconds_of(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static struct moment
now(void)
{
	return (struct moment){ seconds_of(CLOCK_PROCESS_CPUTIME_ID), seconds_of(CLOCK_MONOTONIC) };
}

static void
tell(const char *name, struct moment since)
{
	struct moment moment = now();
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	printf("%s\t%.6f\t%.6f\t%ld\n", name, moment.processor - since.processor,
	    moment.clock - since.clock, usage.ru_maxrss);
}

static void
open_folder(struct source_files *files, const char *dir)
{
	struct diags diags = { 0 };

	if (!source_files_read(files, dir, &diags) || diags.count > 0)
		die("the forest cannot be read");
	diags_fini(&diags);
}

/* --- the base: what reading takes that does not understand anything */

static void
touch_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat stat;
	volatile char sum = 0;
	char *bytes;

	if (fd < 0 || fstat(fd, &stat) != 0)
		die("a file of the forest cannot be opened");
	bytes = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		die("a file of the forest cannot be mapped");
	for (off_t i = 0; i < stat.st_size; i += 4096)
		sum = (char)(sum + bytes[i]);
	munmap(bytes, (size_t)stat.st_size);
	close(fd);
}

static void
touch(const char *dir)
{
	struct source_files files = { 0 };
	struct str path = { 0 };
	struct moment start;

	open_folder(&files, dir); /* for the names */
	start = now();
	for (size_t i = 0; i < files.count; i++) {
		str_clear(&path);
		str_add_format(&path, "%s/%s", dir, files.items[i].name);
		touch_file(str_text(&path));
	}
	tell("mmap and touch", start);
	str_fini(&path);
	source_files_fini(&files);
}

static void
scan_events(const struct source_file *file)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)file->bytes, file->length);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void
scan(const char *dir)
{
	struct source_files files = { 0 };
	struct moment start;

	open_folder(&files, dir);
	start = now();
	for (size_t i = 0; i < files.count; i++)
		scan_events(&files.items[i]);
	tell("event scan", start);
	source_files_fini(&files);
}

/* --- what partway does */

static struct forest *
load(const char *dir, struct diags *diags)
{
	struct source_files files = { 0 };
	struct forest *forest;
	struct moment start;

	open_folder(&files, dir);
	start = now();
	forest = forest_load(&files, dir, diags);
	tell("load", start);
	if (!forest || diags->count > 0)
		die("the forest has a fault");
	source_files_fini(&files);
	return forest;
}

static void
prove(const char *dir)
{
	struct diags diags = { 0 };
	struct moment all = now(), start;
	struct forest *forest = load(dir, &diags);

	start = now();
	lint_forest(forest, &diags);
	tell("lint", start);
	start = now();
	prove_forest(forest, NULL, &diags);
	tell("proof", start);
	tell("load, lint and proof", all);
	if (diags.count > 0)
		die("the forest is not in order");
	forest_free(forest);
	diags_fini(&diags);
}

static void
write_texts(const struct forest *forest, uint32_t tree)
{
	struct str out = { 0 };
	struct moment start = now();

	walkthrough_write(
	    &(struct walkthrough){ .forest = forest, .tree = tree, .region = NONE }, &out);
	tell("write man", start);
	str_clear(&out);
	start = now();
	graph_write(&(struct graph){ forest, NONE, GRAPH_DOT, false }, &out);
	tell("write graph, dot", start);
	str_clear(&out);
	start = now();
	graph_write(&(struct graph){ forest, NONE, GRAPH_MERMAID, false }, &out);
	tell("write graph, mermaid", start);
	str_clear(&out);
	start = now();
	stats_write(forest, &out);
	tell("write stats", start);
	str_fini(&out);
}

static void
write_forest(const char *dir)
{
	struct diags diags = { 0 };
	struct forest *forest = load(dir, &diags);
	uint32_t tree = forest_find_tree(forest, "grown-0");

	write_texts(forest, tree != NONE ? tree : forest_find_tree(forest, "start"));
	forest_free(forest);
	diags_fini(&diags);
}

/* --- a folder to measure on */

static void
save(const char *dir, const struct source_file *file)
{
	struct str path = { 0 };
	FILE *out;

	str_add_format(&path, "%s/%s", dir, file->name);
	out = fopen(str_text(&path), "w");
	if (!out || fwrite(file->bytes, 1, file->length, out) != file->length || fclose(out) != 0)
		die("the forest cannot be written");
	str_fini(&path);
}

static void
grow(const char *dir, const struct shape *shape, size_t entries)
{
	struct generate_plan plan = shape_plan(shape, entries);
	struct source_files files = { 0 };
	struct str shared = { 0 };
	size_t bytes = 0;

	str_add_format(&shared, "%s/shared", dir);
	if (mkdir(dir, 0700) != 0 || mkdir(str_text(&shared), 0700) != 0)
		die("no folder for the forest");
	generate_forest(&plan, &files);
	for (size_t i = 0; i < files.count; i++) {
		save(dir, &files.items[i]);
		bytes += files.items[i].length;
	}
	printf("%zu\n", bytes);
	source_files_fini(&files);
	str_fini(&shared);
}

int
main(int argc, char **argv)
{
	static const struct stage {
		const char *name;
		void (*run)(const char *dir);
	} stages[] = { { "touch", touch }, { "scan", scan }, { "prove", prove },
		{ "write", write_forest } };

	for (size_t i = 0; argc == 3 && i < ARRAY_LEN(stages); i++) {
		if (strcmp(argv[1], stages[i].name) != 0)
			continue;
		stages[i].run(argv[2]);
		return 0;
	}
	if (argc != 5 || strcmp(argv[1], "grow") != 0)
		return 2;
	grow(
	    argv[2], &shapes[strtoul(argv[3], NULL, 10) % SHAPE_COUNT], strtoul(argv[4], NULL, 10));
	return 0;
}
