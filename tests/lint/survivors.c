/* SPDX-License-Identifier: ISC */
/* In survivors.txt a line with an indent names mutants, "KIND WHERE: WHAT, WHAT"; the lines without
 * one before it are their reason. Names are kept apart, sorted, and joined again when written. */
#include "survivors.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"

#define FILE_NAME "tests/lint/survivors.txt"
#define NOT_SAID "Nobody has said yet why these are harmless. Move them up, or add a rule.\n"
#define COLUMNS 100
#define MOST_GROUPS 64

/* Kinds whose reason is the same for every mutant of theirs. */
static const char *const alike[] = { "contact-lowered ", "aim-changed ", "help-gone ", "card-gone ",
	"again-added " };

struct names {
	char **items;
	size_t count, capacity;
};

struct group {
	struct str reason;
	struct names names;
};

struct groups {
	struct group items[MOST_GROUPS];
	size_t count;
};

/* --- names --------------------------------------------------------------------------------------- */

static void
add_name(struct names *names, const char *name)
{
	names->items =
	    alloc_grow(names->items, &names->capacity, names->count + 1, sizeof(*names->items));
	names->items[names->count++] = alloc_copy(name, strlen(name));
}

static const char *
next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

/* Adds each mutant of "KIND WHERE: WHAT, WHAT". */
static void
add_line(struct names *names, const char *line, size_t length)
{
	const char *end = line + length, *what = strstr(line, ": ") + 2;
	int head = (int)(what - line);

	while (what < end) {
		size_t part = strcspn(what, ",\n");
		struct str name = { 0 };

		str_add_format(&name, "%.*s%.*s", head, line, (int)part, what);
		add_name(names, str_text(&name));
		str_fini(&name);
		what += part + strspn(what + part, ", \n");
	}
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
sort_names(struct names *names)
{
	if (names->count > 0)
		qsort(names->items, names->count, sizeof(*names->items), compare_names);
}

static bool
has_name(const struct names *names, const char *name)
{
	return names->count > 0
	    && bsearch(&name, names->items, names->count, sizeof(name), compare_names);
}

static void
names_fini(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
}

/* Adds sorted names in lines of the file. */
static void
write_names(struct str *out, const struct names *names)
{
	size_t column = 0, last_head = 0;

	for (size_t i = 0; i < names->count; i++) {
		const char *name = names->items[i];
		size_t head = (size_t)(strstr(name, ": ") + 2 - name);
		bool goes_on = column > 0 && head == last_head
		    && strncmp(name, names->items[i - 1], head) == 0
		    && column + 2 + strlen(name + head) <= COLUMNS;

		if (!goes_on)
			str_add_format(out, "%s  %s", column > 0 ? "\n" : "", name);
		else
			str_add_format(out, ", %s", name + head);
		column = goes_on ? column + 2 + strlen(name + head) : 2 + strlen(name);
		last_head = head;
	}
	if (column > 0)
		str_add_char(out, '\n');
}

/* --- the file ------------------------------------------------------------------------------------ */

/* Takes one line of the file into GROUPS, of which the last is open. */
static void
take_line(struct groups *groups, const char *line, size_t length)
{
	struct group *group = &groups->items[groups->count - 1];

	if (strncmp(line, "  ", 2) == 0) {
		add_line(&group->names, line + 2, length - 2);
	} else if (length == 0) {
		cr_assert(groups->count < MOST_GROUPS);
		groups->count++;
	} else {
		str_add_bytes(&group->reason, line, length);
		str_add_char(&group->reason, '\n');
	}
}

static void
read_groups(struct groups *groups)
{
	struct str text = { 0 };
	FILE *file = fopen(FILE_NAME, "r");
	int c;

	cr_assert(file != NULL, FILE_NAME);
	while ((c = getc(file)) != EOF)
		str_add_char(&text, (char)c);
	fclose(file);
	groups->count = 1;
	for (const char *at = str_text(&text); *at; at = next_line(at))
		take_line(groups, at, strcspn(at, "\n"));
	str_fini(&text);
	for (size_t i = 0; i < groups->count; i++)
		sort_names(&groups->items[i].names);
}

static void
write_groups(const struct groups *groups)
{
	struct str text = { 0 };
	FILE *file = fopen(FILE_NAME, "w");

	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];

		if (i > 0 && group->names.count == 0)
			continue;
		str_add_format(
		    &text, "%s%s", text.length > 0 ? "\n" : "", str_text(&group->reason));
		write_names(&text, &group->names);
	}
	cr_assert(file != NULL, FILE_NAME);
	fputs(str_text(&text), file);
	fclose(file);
	str_fini(&text);
}

static void
groups_fini(struct groups *groups)
{
	for (size_t i = 0; i < groups->count; i++) {
		str_fini(&groups->items[i].reason);
		names_fini(&groups->items[i].names);
	}
}

static bool
is_said(const struct group *group)
{
	return strcmp(str_text(&group->reason), NOT_SAID) != 0;
}

static bool
is_listed(const struct groups *groups, const char *name)
{
	for (size_t i = 0; i < groups->count; i++)
		if (is_said(&groups->items[i]) && has_name(&groups->items[i].names, name))
			return true;
	return false;
}

/* --- writing it anew ----------------------------------------------------------------------------- */

/* The group that a new name belongs to: one of NOT_SAID, which is the last, unless its kind has one. */
static struct group *
home_of(struct groups *groups, const char *name)
{
	for (size_t kind = 0; kind < ARRAY_LEN(alike); kind++) {
		size_t length = strlen(alike[kind]);

		for (size_t i = 0; i < groups->count && strncmp(name, alike[kind], length) == 0;
		     i++) {
			const struct names *names = &groups->items[i].names;

			if (names->count > 0 && strncmp(names->items[0], name, length) == 0)
				return &groups->items[i];
		}
	}
	return &groups->items[groups->count - 1];
}

static void
update(const struct names *passed)
{
	struct groups old = { 0 }, new = { 0 };

	read_groups(&old);
	for (; new.count < old.count; new.count++) {
		const struct group *group = &old.items[new.count];

		str_add(&new.items[new.count].reason, str_text(&group->reason));
		for (size_t i = 0; i < group->names.count && is_said(group); i++)
			if (has_name(passed, group->names.items[i]))
				add_name(&new.items[new.count].names, group->names.items[i]);
	}
	cr_assert(new.count < MOST_GROUPS);
	str_add(&new.items[new.count++].reason, NOT_SAID);
	for (size_t i = 0; i < passed->count; i++)
		if (!is_listed(&old, passed->items[i]))
			add_name(&home_of(&new, passed->items[i])->names, passed->items[i]);
	for (size_t i = 0; i < new.count; i++)
		sort_names(&new.items[i].names);
	write_groups(&new);
	groups_fini(&old);
	groups_fini(&new);
}

/* --- comparing ----------------------------------------------------------------------------------- */

static void
report(struct str *out, const char *what, struct names *names)
{
	if (names->count > 0) {
		str_add(out, what);
		write_names(out, names);
	}
	names_fini(names);
}

void
survivors_compare(const struct str *text, struct str *out)
{
	const char *wanted = getenv("UPDATE_GOLDEN");
	struct names passed = { 0 }, new = { 0 }, gone = { 0 };
	struct groups groups = { 0 };

	for (const char *at = str_text(text); *at; at = next_line(at))
		add_line(&passed, at, strcspn(at, "\n"));
	sort_names(&passed);
	if (wanted && strcmp(wanted, "1") == 0)
		update(&passed);
	read_groups(&groups);
	for (size_t i = 0; i < passed.count; i++)
		if (!is_listed(&groups, passed.items[i]))
			add_name(&new, passed.items[i]);
	for (size_t i = 0; i < groups.count; i++)
		for (size_t j = 0; j < groups.items[i].names.count; j++)
			if (!has_name(&passed, groups.items[i].names.items[j]))
				add_name(&gone, groups.items[i].names.items[j]);
	report(out, "Let pass, and no reason in " FILE_NAME " says why that is harmless:\n", &new);
	report(out, "In " FILE_NAME ", but found now, or not tried any more:\n", &gone);
	names_fini(&passed);
	groups_fini(&groups);
}
