/* SPDX-License-Identifier: ISC */
/* The entries of a file are a heap: way N of question I leads to entry I * WAYS + N + 1. The first
 * of them are questions, the others endings. Unsure goes with the last way. All of them are closed,
 * so that no new rule can be broken; but trees set facts, which blocks meet in different states. */
#include "generate.h"

#include <string.h>

#include "partway/base.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"

#define CALL_EVERY 5 /* one ending in so many is a block instead */
#define RULES "shared/rules.yaml"

/* A file that is being written. */
struct growth {
	const struct generate_plan *plan;
	struct str text;
	uint32_t seed;
	uint32_t file;      /* from 0: trees, then blocks */
	uint32_t questions; /* of this file */
};

/* --- words */

static uint32_t
pick(struct growth *growth, uint32_t count)
{
	growth->seed = growth->seed * 1664525 + 1013904223;
	return (growth->seed >> 8) % count;
}

#define PICK(growth, words) (words)[pick(growth, ARRAY_LEN(words))]

static const char *const kinds[] = { "slow", "warm", "quiet", "small", "good", "short", "light",
	"calm", "plain", "soft", "fresh", "bright" };
static const char *const things[] = { "walk", "meal", "book", "song", "plan", "room" };
static const char *const places[] = { "by the lake", "in the garden", "after work", "at home",
	"near the river", "in the park", "with music", "before lunch", "under the trees",
	"with a friend" };

/* "slow walk by the lake" */
static void
add_thing(struct growth *growth, uint32_t thing)
{
	str_add_format(&growth->text, "%s %s ", PICK(growth, kinds), things[thing]);
	str_add(&growth->text, PICK(growth, places));
}

/* "Take a slow walk by the lake, and keep one warm meal at home in mind." */
static void
add_sentence(struct growth *growth)
{
	static const char *const begin[] = { "Take", "Plan", "Choose", "Think of", "Look for" };

	str_add_format(&growth->text, "%s a ", PICK(growth, begin));
	add_thing(growth, pick(growth, ARRAY_LEN(things)));
	str_add(&growth->text, ", and keep one ");
	add_thing(growth, pick(growth, ARRAY_LEN(things)));
	str_add(&growth->text, " in mind.");
}

/* As many sentences as the plan says, and the end of the line. */
static void
add_sentences(struct growth *growth)
{
	add_sentence(growth);
	for (uint32_t i = 1; i < growth->plan->sentences; i++) {
		str_add_char(&growth->text, ' ');
		add_sentence(growth);
	}
	str_add_char(&growth->text, '\n');
}

/* --- entries */

static uint32_t
tree_count(const struct growth *growth)
{
	return growth->plan->files - growth->plan->blocks;
}

static bool
is_block(const struct growth *growth)
{
	return growth->file >= tree_count(growth);
}

/* True where a block stands in the place of ending ENTRY. */
static bool
is_call(const struct growth *growth, uint32_t entry)
{
	return growth->plan->blocks > 0 && !is_block(growth) && entry % CALL_EVERY == 0;
}

/* The trees together call every block. */
static void
add_target(struct growth *growth, uint32_t entry)
{
	uint32_t trees = tree_count(growth);

	if (entry < growth->questions)
		str_add_format(&growth->text, "q%u\n", (unsigned)entry);
	else if (is_call(growth, entry))
		str_add_format(&growth->text, "block:grown-%u\n",
		    (unsigned)(trees
			+ (growth->file + entry / CALL_EVERY * trees) % growth->plan->blocks));
	else
		str_add_format(&growth->text, "e%u\n", (unsigned)entry);
}

/* What the first question of a tree finds out. */
static void
add_settings(struct growth *growth, uint32_t way)
{
	struct str *text = &growth->text;

	str_add_format(text, "        sets: [%s", way == 0 ? "calm=yes, welcome=yes" : "calm=no");
	for (uint32_t i = 0; i < growth->plan->facts; i++)
		str_add_format(text, ", grown-%u=%s", (unsigned)i,
		    (growth->file + way + i) % 2 ? "yes" : "no");
	str_add(text, "]\n");
}

static void
add_question(struct growth *growth, uint32_t entry)
{
	struct str *text = &growth->text;
	uint32_t ways = growth->plan->ways;

	str_add_format(
	    text, "  - id: q%u\n    ask: Which of these is nearest to a ", (unsigned)entry);
	add_thing(growth, pick(growth, ARRAY_LEN(things)));
	str_add(text, "?\n    why: ");
	add_sentences(growth);
	str_add_format(text, "    sources: [EB-%02u, EB-%02u]\n    answers:\n",
	    (unsigned)pick(growth, 20) + 1, (unsigned)pick(growth, 20) + 21);
	for (uint32_t way = 0; way < ways; way++) {
		str_add(text, "      - say: A ");
		add_thing(growth, way);
		str_add_char(text, '\n');
		if (entry == 0 && !is_block(growth))
			add_settings(growth, way);
		str_add(text, "        go: ");
		add_target(growth, entry * ways + way + 1);
	}
	str_add(text, "    unsure: ");
	add_target(growth, entry * ways + ways);
}

static void
add_ending(struct growth *growth, uint32_t entry)
{
	struct str *text = &growth->text;

	str_add_format(text, "  - id: e%u\n    title: A ", (unsigned)entry);
	add_thing(growth, pick(growth, ARRAY_LEN(things)));
	str_add(text, "\n    do:\n");
	for (int i = 0; i < 2; i++) {
		str_add(text, "      - ");
		add_sentences(growth);
	}
	str_add(text, "    why: ");
	add_sentences(growth);
	str_add_format(text,
	    "    cards: [own-life, support]\n"
	    "    contact: none\n"
	    "    aim: recover\n"
	    "    help: [talk]\n"
	    "    sources: [EB-%02u]\n",
	    (unsigned)pick(growth, 30) + 1);
}

/* --- files */

static void
add_head(struct growth *growth)
{
	static const char letters[] = "ABCDEFGHIJLMNOPQRSTUVWXYZ"; /* K is taken */

	str_add_format(&growth->text, "format: 1\nid: grown-%u\nmark: %c%c\ntitle: A ",
	    (unsigned)growth->file, letters[growth->file / 26], 'A' + growth->file % 26);
	add_thing(growth, pick(growth, ARRAY_LEN(things)));
	str_add_char(&growth->text, '\n');
	if (!is_block(growth)) {
		str_add(&growth->text, "opens-with: gate\nsummary: ");
		add_sentence(growth);
		str_add_char(&growth->text, '\n');
	}
	str_add(&growth->text, "start: q0\nquestions:\n");
}

static void
add_file(struct growth *growth, struct source_files *files)
{
	const struct generate_plan *plan = growth->plan;
	size_t count = plan->entries / plan->files;
	struct str name = { 0 };

	growth->questions = (uint32_t)(count / plan->ways);
	add_head(growth);
	for (uint32_t entry = 0; entry < growth->questions; entry++)
		add_question(growth, entry);
	str_add(&growth->text, "endings:\n");
	for (uint32_t i = 0; i <= growth->questions * (plan->ways - 1); i++)
		if (!is_call(growth, growth->questions + i))
			add_ending(growth, growth->questions + i);
	str_add_format(
	    &name, "%sgrown-%u.yaml", is_block(growth) ? "shared/" : "", (unsigned)growth->file);
	source_files_set(files, str_text(&name), growth->text.data, growth->text.length);
	str_fini(&name);
	str_clear(&growth->text);
}

/* --- rules */

/* Facts of the plan's own, which trees set, and for each a rule that all endings keep. */
static void
add_facts(struct growth *growth)
{
	for (uint32_t i = 0; i < growth->plan->facts; i++)
		str_add_format(&growth->text, "  - {name: grown-%u, safe: [no], unsafe: [yes]}\n",
		    (unsigned)i);
}

static void
add_rules(struct growth *growth)
{
	for (uint32_t i = 0; i < growth->plan->facts; i++)
		str_add_format(&growth->text,
		    "  - id: grown-%u\n    title: A rule\n    why: A reason.\n"
		    "    if-facts: [grown-%u=yes]\n    contact: [none]\n",
		    (unsigned)i, (unsigned)i);
}

static bool
begins(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

/* The line from LINE up to END, and what the plan puts behind it. Long texts are longer than ours
 * may be. */
static void
add_rules_line(struct growth *growth, const char *line, const char *end)
{
	if (growth->plan->sentences > 1
	    && (begins(line, "  paragraph:") || begins(line, "  ending:")))
		return;
	str_add_bytes(&growth->text, line, (size_t)(end - line));
	if (begins(line, "facts:"))
		add_facts(growth);
	if (begins(line, "rules:"))
		add_rules(growth);
}

static void
change_rules(struct growth *growth, struct source_files *files)
{
	size_t i = 0;

	while (i < files->count && strcmp(files->items[i].name, RULES) != 0)
		i++;
	assert(i < files->count);
	for (const char *line = files->items[i].bytes, *all = line + files->items[i].length, *end;
	     line < all; line = end) {
		end = memchr(line, '\n', (size_t)(all - line));
		end = end ? end + 1 : all;
		add_rules_line(growth, line, end);
	}
	source_files_set(files, RULES, growth->text.data, growth->text.length);
	str_clear(&growth->text);
}

void
generate_forest(const struct generate_plan *plan, struct source_files *files)
{
	struct growth growth = { .plan = plan, .seed = plan->seed };
	struct diags diags = { 0 };

	assert(plan->ways >= 2 && plan->ways <= ARRAY_LEN(things));
	assert(plan->facts <= GENERATE_MOST_FACTS);
	assert(plan->files <= GENERATE_MOST_FILES && plan->blocks <= plan->files / 2);
	assert(plan->entries / plan->files >= CALL_EVERY * plan->ways);
	assert(source_files_read(files, "trees", &diags));
	diags_fini(&diags);
	if (plan->facts > 0 || plan->sentences > 1)
		change_rules(&growth, files);
	for (; growth.file < plan->files; growth.file++)
		add_file(&growth, files);
	str_fini(&growth.text);
}
