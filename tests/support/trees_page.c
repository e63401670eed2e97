/* SPDX-License-Identifier: ISC */
#include "trees_page.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/base.h"

#define ITEM ".It Ic "
#define COMMENT ".\\\" "

static bool
begins_with(const char *line, const char *start)
{
	return strncmp(line, start, strlen(start)) == 0;
}

/* --- lines */

/* Takes what a pager does not show out of LINE. */
static void
unescape(char *line)
{
	static const char *const escapes[][2] = { { "\\-", "-" }, { "\\(aq", "'" }, { "\\&", "" },
		{ "\\:", "" }, { "\\e", "\\" } };
	char *to = line;

	if (begins_with(line, COMMENT))
		return;
	while (*line) {
		size_t i = 0;

		while (i < ARRAY_LEN(escapes) && !begins_with(line, escapes[i][0]))
			i++;
		if (i == ARRAY_LEN(escapes)) {
			cr_assert(*line != '\\', "an escape that is not known: %s", line);
			*to++ = *line++;
			continue;
		}
		for (const char *plain = escapes[i][1]; *plain; plain++)
			*to++ = *plain;
		line += strlen(escapes[i][0]);
	}
	*to = '\0';
}

void
trees_page_read(struct trees_page *page, const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	*page = (struct trees_page){ 0 };
	cr_assert(file != NULL, "%s", path);
	while (getline(&line, &size, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		page->lines = realloc(page->lines, (page->count + 1) * sizeof(*page->lines));
		page->lines[page->count++] = line;
		unescape(line);
		line = NULL;
		size = 0;
	}
	free(line);
	fclose(file);
}

void
trees_page_free(struct trees_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		free(page->lines[i]);
	free(page->lines);
}

/* --- sections */

struct section
trees_page_find(const struct trees_page *page, const char *macro, const char *heading)
{
	char wanted[128];
	struct section section = { 0, page->count };
	bool is_high = strcmp(macro, ".Sh") == 0;

	snprintf(wanted, sizeof(wanted), "%s %s", macro, heading);
	for (size_t i = 0; i < page->count; i++) {
		const char *line = page->lines[i];

		if (section.first > 0
		    && (begins_with(line, ".Sh ") || (!is_high && begins_with(line, ".Ss ")))) {
			section.end = i;
			return section;
		}
		if (strcmp(line, wanted) == 0)
			section.first = i + 1;
	}
	cr_assert(section.first > 0, "no heading \"%s\"", wanted);
	return section;
}

size_t
trees_page_count(const struct trees_page *page, const char *start)
{
	size_t count = 0;

	for (size_t i = 0; i < page->count; i++)
		count +=
		    begins_with(page->lines[i], ".Ss ") && begins_with(page->lines[i] + 4, start);
	return count;
}

/* --- items */

/* Adds the arguments of a macro: a space before each that is no mark. */
static void
add_arguments(char *out, size_t size, const char *text)
{
	size_t length = 0;

	for (; *text && length + 1 < size; text++)
		if (*text != ' ' || text[1] != ',')
			out[length++] = *text;
	out[length] = '\0';
}

bool
trees_page_next(const struct trees_page *page, struct section *section, struct page_item *item)
{
	const char *says;

	while (section->first < section->end && !begins_with(page->lines[section->first], ITEM))
		section->first++;
	if (section->first == section->end)
		return false;
	cr_assert_eq(sscanf(page->lines[section->first], ITEM "%63s", item->name), 1);
	says = strstr(page->lines[section->first], " Pq ");
	cr_assert(says != NULL, "%s", page->lines[section->first]);
	add_arguments(item->says, sizeof(item->says), says + 4);
	item->body.first = ++section->first;
	while (section->first < section->end && !begins_with(page->lines[section->first], ITEM))
		section->first++;
	item->body.end = section->first;
	return true;
}

void
trees_page_add_words(const struct trees_page *page, struct section section, struct str *out)
{
	for (size_t i = section.first; i < section.end; i++) {
		const char *line = page->lines[i];

		if (*line == '.' && line[1] != 'I' && line[1] != 'Q' && line[1] != 'P')
			continue;
		if (*line == '.')
			line += strcspn(line, " ");
		str_add_char(out, ' ');
		str_add(out, line + (*line == ' '));
	}
}

/* --- examples */

static const char *
comment_at(const struct trees_page *page, size_t line)
{
	if (line < page->count && begins_with(page->lines[line], COMMENT))
		return page->lines[line] + strlen(COMMENT);
	return "";
}

bool
trees_page_next_example(const struct trees_page *page, size_t *line, struct page_example *example)
{
	while (*line < page->count && !begins_with(page->lines[*line], ".Bd "))
		++*line;
	if (*line == page->count)
		return false;
	cr_assert(*line > 0);
	example->before = comment_at(page, *line - 1);
	example->body.first = ++*line;
	while (strcmp(page->lines[*line], ".Ed") != 0)
		cr_assert(++*line < page->count);
	example->body.end = *line;
	example->after = comment_at(page, *line + 1);
	return true;
}

void
trees_page_add_example(
    const struct trees_page *page, const struct page_example *example, struct str *out)
{
	for (size_t i = example->body.first; i < example->body.end; i++) {
		str_add(out, page->lines[i]);
		str_add_char(out, '\n');
	}
}
