/* SPDX-License-Identifier: ISC */
/* Slips of an author: lines of trees and blocks that are lost, misspelt, doubled or emptied. All of
 * them are about shape, so it does not take the rules to find them; but they are what happens. */
#include "mutation.h"

#include <stdio.h>
#include <string.h>

/* How many of the lines are tried. What is the same slip in every line, to the loader, is tried in
 * some: a whole forest is loaded for each. */
enum { ALL = 1, SOME = 8 };

/* A line of a tree or a block. */
struct line {
	size_t file, number;
	const char *start, *next, *end; /* NEXT: behind its newline; END: of the file */
};

static const char *
next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

static size_t
indent(const char *line)
{
	return strspn(line, " ");
}

/* True where LINE holds KEY, which ends with ": " or ":"; "- " before it aside. */
static bool
has_key(const char *line, const char *key)
{
	line += indent(line);
	if (strncmp(line, "- ", 2) == 0)
		line += 2;
	return strncmp(line, key, strlen(key)) == 0;
}

/* A piece of a file. */
struct piece {
	const char *from, *end;
};

/* Tries the file in which PIECE reads WITH. */
static void
replace(struct mutation *mutation, const struct line *line, struct piece piece, const char *with)
{
	const char *bytes = mutation->files.items[line->file].bytes;
	struct str changed = { 0 };

	str_add_bytes(&changed, bytes, (size_t)(piece.from - bytes));
	str_add(&changed, with);
	str_add(&changed, piece.end);
	mutation_try_file(mutation, line->file, &changed, line->number);
	str_fini(&changed);
}

/* Calls MUTATE for every STEP-th line of trees and blocks that holds KEY, those of stops aside: they
 * are no answers and no entries. */
static void
each_line(struct mutation *mutation, size_t step, const char *key,
    void (*mutate)(struct mutation *mutation, const struct line *line))
{
	size_t seen = 0;

	for (size_t file = 0; file < mutation->files.count; file++) {
		const char *bytes = mutation->files.items[file].bytes;
		struct line line = { .file = file, .number = 1, .start = bytes };
		bool in_stops = false;

		if (!strstr(bytes, "\nstart: "))
			continue;
		for (; *line.start; line.start = line.next, line.number++) {
			line.next = next_line(line.start);
			if (indent(line.start) == 0)
				in_stops = has_key(line.start, "stops:");
			if (!in_stops && has_key(line.start, key) && seen++ % step == 0)
				mutate(mutation, &line);
		}
	}
}

/* Where the value that begins on LINE ends: before the first line that is indented no deeper. */
static const char *
end_of_value(const struct line *line)
{
	const char *end = line->next;

	while (*end && (indent(end) > indent(line->start) || *end == '\n'))
		end = next_line(end);
	return end;
}

/* The last line before LINE that holds KEY, or NULL. */
static const char *
line_before(const struct mutation *mutation, const struct line *line, const char *key)
{
	const char *last = NULL;

	for (const char *at = mutation->files.items[line->file].bytes; at < line->start;
	     at = next_line(at))
		if (has_key(at, key))
			last = at;
	return last;
}

static const char *
end_of_line(const char *line)
{
	return line + strcspn(line, "\n");
}

/* --- the slips ----------------------------------------------------------------------------------- */

static void
delete_value(struct mutation *mutation, const struct line *line)
{
	replace(mutation, line, (struct piece){ line->start, end_of_value(line) }, "");
}

static void
misspell(struct mutation *mutation, const struct line *line)
{
	const char *end = end_of_line(line->start);

	replace(mutation, line, (struct piece){ end, end }, "x");
}

static void
empty_value(struct mutation *mutation, const struct line *line)
{
	const char *colon = strstr(line->start, ": ");

	replace(mutation, line, (struct piece){ colon, end_of_value(line) }, ": \"\"\n");
}

/* The way leads to the question itself. */
static void
lead_back(struct mutation *mutation, const struct line *line)
{
	const char *id = line_before(mutation, line, "id: ");
	char with[80];

	id = strstr(id, "id: ") + strlen("id: ");
	snprintf(with, sizeof(with), ": %.*s", (int)(end_of_line(id) - id), id);
	replace(mutation, line,
	    (struct piece){ strchr(line->start, ':'), end_of_line(line->start) }, with);
}

/* An entry gets the id of the one before it. */
static void
double_id(struct mutation *mutation, const struct line *line)
{
	const char *other = line_before(mutation, line, "id: ");
	char with[80];

	if (line->start[0] != ' ' || other[0] != ' ')
		return;
	snprintf(with, sizeof(with), "%.*s", (int)(end_of_line(other) - other), other);
	replace(mutation, line, (struct piece){ line->start, end_of_line(line->start) }, with);
}

static bool
is_ending(const struct line *line)
{
	const char *end = end_of_value(line);

	for (const char *at = line->start; at < end; at = next_line(at))
		if (has_key(at, "contact: "))
			return true;
	return false;
}

static void
delete_ending(struct mutation *mutation, const struct line *line)
{
	if (line->start[0] == ' ' && is_ending(line))
		delete_value(mutation, line);
}

/* What comes at once comes one question later: the way leads there, and it leads on. */
static void
put_between(struct mutation *mutation, const struct line *line)
{
	const char *bytes = mutation->files.items[line->file].bytes;
	const char *go = strstr(line->start, ": ") + strlen(": ");
	const char *end = end_of_line(go), *endings = strstr(bytes, "\nendings:");
	struct str with = { 0 };
	int length = (int)(end - go);

	str_add_format(&with,
	    "are-you-sure%.*s\n"
	    "  - id: are-you-sure\n"
	    "    ask: Are you sure?\n"
	    "    why: To be sure.\n"
	    "    sources: [G-12]\n"
	    "    answers:\n"
	    "      - {say: Yes, go: %.*s}\n"
	    "      - {say: Not quite, go: %.*s}\n"
	    "    unsure: %.*s\n",
	    (int)(endings - end), end, length, go, length, go, length, go);
	replace(mutation, line, (struct piece){ go, endings }, str_text(&with));
	str_fini(&with);
}

/* The stops of the gate's first question. */
static void
delay_stop(struct mutation *mutation, const struct line *line)
{
	const char *id = line_before(mutation, line, "id: ");
	const char *name = mutation->files.items[line->file].name;

	if (strcmp(name, "shared/gate.yaml") == 0 && has_key(id, "id: danger-now"))
		put_between(mutation, line);
}

void
mutate_files(struct mutation *mutation)
{
	mutation_begin(
	    mutation, "gate-stop-delayed", "a question comes before help", LOOK_NO_FURTHER);
	each_line(mutation, ALL, "go: g-", delay_stop);
	each_line(mutation, ALL, "unsure: g-", delay_stop);
	mutation_begin(mutation, "unsure-deleted", "a question loses \"unsure\"", LOOK_NO_FURTHER);
	each_line(mutation, ALL, "unsure: ", delete_value);
	mutation_begin(mutation, "way-deleted", "an answer leads nowhere", LOOK_NO_FURTHER);
	each_line(mutation, ALL, "go: ", delete_value);
	mutation_begin(mutation, "way-misspelt", "a way is misspelt", LOOK_NO_FURTHER);
	each_line(mutation, ALL, "go: ", misspell);
	each_line(mutation, ALL, "unsure: ", misspell);
	mutation_begin(mutation, "way-back", "a way leads back", LOOK_NO_FURTHER);
	each_line(mutation, SOME, "go: ", lead_back);
	each_line(mutation, SOME, "unsure: ", lead_back);
	mutation_begin(mutation, "ending-deleted", "an ending is deleted", LOOK_NO_FURTHER);
	each_line(mutation, ALL, "id: ", delete_ending);
	mutation_begin(mutation, "id-doubled", "two entries have one id", LOOK_NO_FURTHER);
	each_line(mutation, SOME, "id: ", double_id);
	mutation_begin(mutation, "action-deleted", "an ending says nothing to do", LOOK_NO_FURTHER);
	each_line(mutation, SOME, "do:", delete_value);
	mutation_begin(mutation, "source-deleted", "an entry has no source", LOOK_NO_FURTHER);
	each_line(mutation, SOME, "sources:", delete_value);
	mutation_begin(
	    mutation, "text-emptied", "a question, an answer or a title is empty", LOOK_NO_FURTHER);
	each_line(mutation, SOME, "ask: ", empty_value);
	each_line(mutation, SOME, "say: ", empty_value);
	each_line(mutation, SOME, "title: ", empty_value);
	each_line(mutation, SOME, "why: ", empty_value);
}
