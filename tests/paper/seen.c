/* SPDX-License-Identifier: ISC */
/* Headings are told by how far they are indented: those of sections as the very first one, others less
 * than the text below that. */
#include "seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/ascii.h"
#include "partway/utf8.h"
#include "plain.h"

static size_t
number_length(const char *text)
{
	size_t letters = 0, digits = 0;

	while (text[letters] >= 'A' && text[letters] <= 'Z')
		letters++;
	while (ascii_is_digit(text[letters + digits]))
		digits++;
	return letters < 1 || letters > 2 || digits < 1 || digits > 4 ? 0 : letters + digits;
}

static void
copy_number(char number[SEEN_NUMBER], const char *text, size_t length)
{
	memcpy(number, text, length);
	number[length] = '\0';
}

/* --- arrows */

/* What stands behind "-> " at TEXT; false: no target that is known. */
static bool
read_arrow(struct arrow *arrow, const char *text)
{
	size_t length;
	int end = 0;

	arrow->is_sheet = strncmp(text, "sheet ", 6) == 0;
	if (arrow->is_sheet)
		text += 6;
	length = arrow->is_sheet ? strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : number_length(text);
	if (length == 0 || length >= SEEN_NUMBER)
		return false;
	copy_number(arrow->number, text, length);
	arrow->end += (size_t)(arrow->is_sheet ? 6 : 0) + length;
	if (sscanf(text + length, " (p. %5u)%n", &arrow->page, &end) == 1 && end > 0)
		arrow->end += (size_t)end;
	else
		arrow->page = 0;
	return true;
}

static void
find_arrows(struct block *block)
{
	const char *text = str_text(&block->text);

	for (const char *at = text; (at = strstr(at, "-> ")) != NULL; at += 3) {
		struct arrow arrow = { .start = (size_t)(at - text) };

		arrow.end = arrow.start + 3;
		if (!read_arrow(&arrow, at + 3))
			continue;
		block->arrows = alloc_grow(block->arrows, &block->arrow_capacity,
		    block->arrow_count + 1, sizeof(*block->arrows));
		block->arrows[block->arrow_count++] = arrow;
	}
}

/* --- blocks and pages */

static struct block *
add_block(struct seen *seen, const char *heading, bool is_section)
{
	size_t length = number_length(heading);
	struct block *block;

	seen->blocks = alloc_grow(
	    seen->blocks, &seen->block_capacity, seen->block_count + 1, sizeof(*seen->blocks));
	block = &seen->blocks[seen->block_count++];
	*block = (struct block){ .is_section = is_section };
	block->first_page = (uint32_t)seen->page_count;
	if (!is_section && length > 0 && heading[length] == '.')
		copy_number(block->number, heading, length);
	return block;
}

static uint32_t
count_boxes(const char *text)
{
	uint32_t count = 0;

	for (; (text = strstr(text, "□")) != NULL; text += strlen("□"))
		count++;
	return count;
}

/* A line between the first and the last one of its page. */
static void
read_line(struct seen *seen, const char *line)
{
	size_t indent = strspn(line, " ");
	const char *text = line + indent;
	struct block *block;

	if (seen->block_count == 0)
		seen->margin = indent;
	else if (seen->text_indent == 0)
		seen->text_indent = indent;
	if (seen->block_count == 0 || indent < seen->text_indent) {
		block = add_block(seen, text, indent <= seen->margin);
		text += *block->number ? strlen(block->number) + 1 : 0;
	}
	block = &seen->blocks[seen->block_count - 1];
	block->last_page = (uint32_t)seen->page_count;
	block->boxes += count_boxes(text);
	plain_add(&block->text, text);
	plain_add(&block->text, "\n");
	plain_add(&seen->pages[seen->page_count - 1].text, line);
	plain_add(&seen->pages[seen->page_count - 1].text, "\n");
}

static bool
is_blank(const char *line)
{
	return line[strspn(line, " ")] == '\0';
}

/* Adds TEXT without its spaces: between a name and its bracket one groff has one, another has none. */
static void
add_tight(struct str *out, const char *text)
{
	for (; *text; text++)
		if (*text != ' ')
			str_add_char(out, *text);
}

static uint32_t
last_number(const char *line)
{
	const char *space = strrchr(line, ' ');

	return space ? (uint32_t)strtoul(space, NULL, 10) : 0;
}

static void
read_page(struct seen *seen, char **lines, size_t count)
{
	struct seen_page *page;
	size_t first = 0;

	while (count > 0 && is_blank(lines[count - 1]))
		count--;
	while (first < count && is_blank(lines[first]))
		first++;
	if (first == count)
		return;
	seen->pages = alloc_grow(
	    seen->pages, &seen->page_capacity, seen->page_count + 1, sizeof(*seen->pages));
	page = &seen->pages[seen->page_count++];
	*page = (struct seen_page){ 0 };
	add_tight(&page->head, lines[first]);
	page->number = last_number(lines[count - 1]);
	for (size_t i = first; i < count; i++) {
		uint32_t cells = utf8_text_cells(lines[i]);

		if (cells > seen->widest)
			seen->widest = cells;
		if (i > first && i + 1 < count && !is_blank(lines[i]))
			read_line(seen, lines[i]);
	}
}

/* Cuts TEXT, a page, into lines. */
static void
cut_page(struct seen *seen, char *text)
{
	char **lines = NULL, *rest = NULL;
	size_t count = 0, capacity = 0;

	for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		lines = alloc_grow(lines, &capacity, count + 1, sizeof(*lines));
		lines[count++] = line;
	}
	read_page(seen, lines, count);
	free(lines);
}

static void
cut_pages(struct seen *seen, char *text, bool paged)
{
	char *rest = NULL;

	if (!paged)
		cut_page(seen, text);
	else
		for (char *page = strtok_r(text, "\f", &rest); page;
		     page = strtok_r(NULL, "\f", &rest))
			cut_page(seen, page);
	for (size_t i = 0; i < seen->block_count; i++)
		find_arrows(&seen->blocks[i]);
}

bool
seen_read(struct seen *seen, const char *path, bool paged)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;
	ssize_t length;

	if (!file)
		return false;
	length = getdelim(&text, &size, '\0', file);
	fclose(file);
	if (length > 0)
		cut_pages(seen, text, paged);
	free(text);
	return length > 0;
}

void
seen_fini(struct seen *seen)
{
	for (size_t i = 0; i < seen->block_count; i++) {
		str_fini(&seen->blocks[i].text);
		free(seen->blocks[i].arrows);
	}
	for (size_t i = 0; i < seen->page_count; i++) {
		str_fini(&seen->pages[i].head);
		str_fini(&seen->pages[i].text);
	}
	free(seen->blocks);
	free(seen->pages);
	*seen = (struct seen){ 0 };
}

const struct block *
seen_entry(const struct seen *seen, const char *number, uint32_t page)
{
	for (size_t i = 0; i < seen->block_count; i++) {
		const struct block *block = &seen->blocks[i];

		if (strcmp(block->number, number) == 0 && (page == 0 || block->first_page == page))
			return block;
	}
	return NULL;
}

const struct block *
seen_section(const struct seen *seen, const char *text)
{
	for (size_t i = 0; i < seen->block_count; i++)
		if (seen->blocks[i].is_section
		    && plain_match(str_text(&seen->blocks[i].text), text) > 0)
			return &seen->blocks[i];
	return NULL;
}
