/* SPDX-License-Identifier: ISC */
/* partway completion: scripts that let a shell complete what the tables have, and the names of
 * trees and regions. A script calls nothing while it completes: it holds all names. */
#include "cmd_completion.h"

#include <string.h>

#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/utf8.h"

static const struct shell {
	const char *name;
	void (*write)(struct str *out, const struct forest *forest);
} shells[] = {
	{ "bash", completion_write_bash },
	{ "zsh", completion_write_zsh },
	{ "fish", completion_write_fish },
};

static bool
next_tree(const struct forest *forest, size_t *at, struct offer *offer)
{
	const struct tree *tree;

	do {
		if (*at >= forest->trees_count)
			return false;
		tree = &forest->trees[(*at)++];
	} while (tree->is_block);
	*offer = (struct offer){ forest_text(forest, tree->id), forest_text(forest, tree->title) };
	return true;
}

static bool
next_region(const struct forest *forest, size_t *at, struct offer *offer)
{
	const struct country *country = &forest->countries[*at];

	if (*at >= forest->countries_count)
		return false;
	(*at)++;
	*offer =
	    (struct offer){ forest_text(forest, country->id), forest_text(forest, country->title) };
	return true;
}

static bool
next_format(const struct command *command, size_t *at, struct offer *offer)
{
	const char *name = command->formats[*at];

	if (!name)
		return false;
	(*at)++;
	*offer = (struct offer){ name, "" };
	return true;
}

static bool
next_shell(size_t *at, struct offer *offer)
{
	if (*at >= ARRAY_LEN(shells))
		return false;
	*offer = (struct offer){ shells[(*at)++].name, "" };
	return true;
}

bool
completion_next(const struct source *source, size_t *at, struct offer *offer)
{
	switch (source->takes) {
	case TAKES_TREE:
		return next_tree(source->forest, at, offer);
	case TAKES_REGION:
		return next_region(source->forest, at, offer);
	case TAKES_FORMAT:
		return next_format(source->command, at, offer);
	case TAKES_SHELL:
		return next_shell(at, offer);
	default:
		return false;
	}
}

void
completion_add_names(struct str *out, const struct source *source)
{
	const char *between = "";
	struct offer offer;

	for (size_t at = 0; completion_next(source, &at, &offer); between = " ")
		str_add_format(out, "%s%s", between, offer.name);
}

void
completion_add_valued(struct str *out, const char *between)
{
	const char *before = "";

	for (int key = OPTION_PLAIN; key < OPTION_END; key++) {
		if (!option_table[key].value)
			continue;
		str_add_format(out, "%s--%s", before, option_table[key].name);
		before = between;
	}
}

static const struct shell *
find_shell(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(shells); i++)
		if (strcmp(shells[i].name, name) == 0)
			return &shells[i];
	return NULL;
}

static enum status
refuse_shell(const char *name)
{
	struct str out = { 0 };

	str_add(&out, "partway: no completions for the shell: ");
	utf8_add_safe(&out, name, strlen(name), BOUND_KEY_BYTES);
	str_add(&out, "\nKnown: ");
	completion_add_names(&out, &(struct source){ .takes = TAKES_SHELL });
	str_add_char(&out, '\n');
	cmd_complain(&out);
	str_fini(&out);
	return STATUS_USAGE;
}

enum status
cmd_completion(const struct options *options, struct arguments arguments)
{
	const struct shell *shell = find_shell(arguments.items[0]);
	struct opened opened = { 0 };
	struct str out = { 0 };
	enum status status;

	if (!shell)
		return refuse_shell(arguments.items[0]);
	status = cmd_open_proven(&opened, options);
	if (status == STATUS_DONE) {
		shell->write(&out, opened.forest);
		status = cmd_print(&out);
	}
	str_fini(&out);
	cmd_close_forest(&opened);
	return status;
}
