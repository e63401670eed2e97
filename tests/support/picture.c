/* SPDX-License-Identifier: ISC */
#include "picture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define BULLET "\xe2\x80\xa2 "
#define ANSWER '\f' /* in a label that was read: an answer begins */

/* --- what both have in common ---------------------------------------------------------------- */

/* A copy of TEXT without spaces and line breaks; the caller frees it. */
static char *
make_bare(const char *text)
{
	char *copy = alloc_copy(text, strlen(text)), *end = copy;

	for (; *text; text++)
		if (!strchr(" \n\f", *text))
			*end++ = *text;
	*end = '\0';
	return copy;
}

static struct picture_node *
add_node(struct picture *picture, const char *id, const char *label)
{
	struct picture_node *node;

	cr_assert_null(picture_find(picture, id), "%s stands there twice", id);
	picture->nodes = alloc_grow(picture->nodes, &picture->node_capacity,
	    picture->node_count + 1, sizeof(*picture->nodes));
	node = &picture->nodes[picture->node_count++];
	*node =
	    (struct picture_node){ .id = alloc_copy(id, strlen(id)), .words = make_bare(label) };
	return node;
}

static void
add_arrow(struct picture *picture, const char *from, const char *to, const char *answer)
{
	picture->arrows = alloc_grow(picture->arrows, &picture->arrow_capacity,
	    picture->arrow_count + 1, sizeof(*picture->arrows));
	picture->arrows[picture->arrow_count++] = (struct picture_arrow){
		.from = alloc_copy(from, strlen(from)),
		.to = alloc_copy(to, strlen(to)),
		.words = make_bare(answer),
	};
}

/* One arrow for each answer of LABEL, which is used up. */
static void
add_answers(struct picture *picture, const char *from, const char *to, struct str *label)
{
	char *rest, *answer;

	str_add(label, "");
	rest = label->data + (*label->data == ANSWER);
	while ((answer = strsep(&rest, (char[]){ ANSWER, '\0' })))
		add_arrow(picture, from, to, answer);
}

/* The bytes of the first line of *TEXT, which moves behind it. */
static size_t
take_line(const char **text)
{
	size_t length = strcspn(*text, "\n");

	*text += length + ((*text)[length] == '\n');
	return length;
}

struct picture_node *
picture_find(const struct picture *picture, const char *id)
{
	for (size_t i = 0; i < picture->node_count; i++)
		if (strcmp(picture->nodes[i].id, id) == 0)
			return &picture->nodes[i];
	return NULL;
}

struct picture_arrow *
picture_find_arrow(
    const struct picture *picture, const char *from, const char *words, const char *to)
{
	for (size_t i = 0; i < picture->arrow_count; i++) {
		struct picture_arrow *arrow = &picture->arrows[i];

		if (strcmp(arrow->from, from) == 0 && (!words || strcmp(arrow->words, words) == 0)
		    && (!to || strcmp(arrow->to, to) == 0))
			return arrow;
	}
	return NULL;
}

void
picture_fini(struct picture *picture)
{
	for (size_t i = 0; i < picture->node_count; i++) {
		free(picture->nodes[i].id);
		free(picture->nodes[i].words);
	}
	for (size_t i = 0; i < picture->arrow_count; i++) {
		free(picture->arrows[i].from);
		free(picture->arrows[i].to);
		free(picture->arrows[i].words);
	}
	free(picture->nodes);
	free(picture->arrows);
	*picture = (struct picture){ 0 };
}

/* --- drawn ----------------------------------------------------------------------------------- */

/* The lines of text that follow: one text, or answers, each of which begins with a bullet. */
static void
take_lines(const char **text, struct str *label)
{
	bool are_answers = strncmp(*text, "\t" BULLET, strlen("\t" BULLET)) == 0;

	str_clear(label);
	while (**text == '\t') {
		const char *line = *text + 1;
		size_t length = take_line(text);
		size_t skip = 0;

		if (are_answers && strncmp(line, BULLET, strlen(BULLET)) == 0) {
			str_add_char(label, ANSWER);
			skip = strlen(BULLET);
		}
		str_add_bytes(label, line + skip, length - skip);
		str_add_char(label, '\n');
	}
}

static enum picture_look
drawn_look(const char *shape, const char *style, const char *peripheries)
{
	if (strcmp(peripheries, "2") == 0)
		return LOOKS_ENDING;
	if (strcmp(style, "dashed") == 0)
		return LOOKS_SHEET;
	if (strcmp(style, "rounded") == 0 || strcmp(shape, "circle") == 0)
		return LOOKS_QUESTION;
	cr_assert(strcmp(shape, "plain") == 0 || strcmp(shape, "point") == 0, "%s %s %s", shape,
	    style, peripheries);
	return LOOKS_WAY_ON;
}

void
picture_read_drawn(struct picture *picture, const char *text)
{
	struct str label = { 0 };

	while (*text) {
		char words[5][32];
		const char *line = text;
		int count = sscanf(line, "node %31s %31s %31s %31s %31s", words[0], words[1],
		    words[2], words[3], words[4]);

		take_line(&text);
		take_lines(&text, &label);
		if (count == 5) {
			struct picture_node *node = add_node(picture, words[0], str_text(&label));

			node->look = drawn_look(words[1], words[2], words[3]);
			node->is_bold = strcmp(words[4], "3") == 0;
		} else {
			cr_assert_eq(
			    sscanf(line, "arrow %31s %31s", words[0], words[1]), 2, "%.100s", line);
			add_answers(picture, words[0], words[1], &label);
		}
	}
	str_fini(&label);
}

/* --- Mermaid --------------------------------------------------------------------------------- */

/* What is still to be read. */
struct source {
	const char *at, *line; /* line: for messages */
};

/* True, and moves on, where WANTED comes next. */
static bool
accept(struct source *source, const char *wanted)
{
	if (strncmp(source->at, wanted, strlen(wanted)) != 0)
		return false;
	source->at += strlen(wanted);
	return true;
}

static void
expect(struct source *source, const char *wanted)
{
	cr_assert(accept(source, wanted), "\"%s\" is missing before \"%.30s\" in: %.200s", wanted,
	    source->at, source->line);
}

/* FIRST, one or two capital letters, and a number unless it is that of a whole part. */
static void
read_id(struct source *source, char first, char id[16])
{
	const char *start = source->at;
	size_t letters, digits, length;

	cr_assert_eq(*start, first, "%.200s", source->line);
	letters = strspn(start + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	digits = strspn(start + 1 + letters, "0123456789");
	length = 1 + letters + digits;
	cr_assert(
	    (letters >= 1 && letters <= 2 && digits <= 8) || strncmp(start, "n0", length) == 0,
	    "%.200s", source->line);
	memcpy(id, start, length);
	id[length] = '\0';
	source->at += length;
}

/* "#quot;" or "#35;" */
static void
read_letter(struct source *source, struct str *text)
{
	char bytes[4];
	unsigned point = '"';
	int length = 0;

	if (!accept(source, "#quot;")) {
		cr_assert_eq(
		    sscanf(source->at, "#%u;%n", &point, &length), 1, "%.200s", source->line);
		cr_assert(length > 0, "%.200s", source->line);
		source->at += length;
	}
	str_add_bytes(text, bytes, utf8_encode(point, bytes));
}

static bool
ends_line(const struct str *text)
{
	return text->length == 0 || text->data[text->length - 1] == '\n';
}

/* A text in quotes, in lines. Nothing may stand there as it is but what is known to mean nothing. */
static void
read_text(struct source *source, struct str *text)
{
	str_clear(text);
	expect(source, "\"");
	while (!accept(source, "\"")) {
		char c = *source->at;

		if (c == '#') {
			read_letter(source, text);
		} else if (accept(source, BULLET)) {
			cr_assert(ends_line(text), "%.200s", source->line);
			str_add_char(text, ANSWER);
		} else if (accept(source, "<br/>")) {
			str_add_char(text, '\n');
		} else {
			cr_assert((c & 0x80) || ascii_is_letter(c) || ascii_is_digit(c)
				|| (c && strchr(" ,?!'(/).:-", c)),
			    "\"%c\" as it is in: %.200s", c, source->line);
			str_add_char(text, c);
			source->at++;
		}
	}
}

static void
read_arrow(struct picture *picture, struct source *source, const char *from)
{
	struct str text = { 0 };
	char to[16];

	if (accept(source, "|")) {
		read_text(source, &text);
		expect(source, "|");
	}
	expect(source, " ");
	read_id(source, 'n', to);
	add_answers(picture, from, to, &text);
	str_fini(&text);
}

static void
read_node(struct picture *picture, struct source *source, const char *id)
{
	static const char *const shapes[][2] = {
		[LOOKS_QUESTION] = { "{{", "}}" },
		[LOOKS_ENDING] = { "([", "])" },
		[LOOKS_SHEET] = { "[", "]:::sheet" },
		[LOOKS_WAY_ON] = { "(", ")" },
	};
	struct picture_node *node;
	struct str text = { 0 };
	size_t look = 0;

	while (look < ARRAY_LEN(shapes) && !accept(source, shapes[look][0]))
		look++;
	cr_assert(look < ARRAY_LEN(shapes), "%.200s", source->line);
	read_text(source, &text);
	expect(source, shapes[look][1]);
	node = add_node(picture, id, str_text(&text));
	node->look = (enum picture_look)look;
	node->is_bold = accept(source, ":::opening");
	str_fini(&text);
}

/* One line; the part that it stands in is open or not. */
static void
read_statement(struct picture *picture, struct source *source, bool *in_part)
{
	struct str title = { 0 };
	char id[16];

	expect(source, "    ");
	if (accept(source, "subgraph ")) {
		cr_assert(!*in_part);
		*in_part = true;
		read_id(source, 'p', id);
		expect(source, " [");
		read_text(source, &title);
		expect(source, "]");
	} else if (accept(source, "end")) {
		cr_assert(*in_part);
		*in_part = false;
	} else {
		read_id(source, 'n', id);
		if (accept(source, " -->"))
			read_arrow(picture, source, id);
		else
			read_node(picture, source, id);
	}
	str_fini(&title);
}

void
picture_read_mermaid(struct picture *picture, const char *text)
{
	struct source source = { text, text };
	bool in_part = false;

	expect(&source, "%%{init: {\"theme\": \"neutral\"}}%%\nflowchart TD\n");
	expect(&source, "    classDef opening stroke-width:4px\n");
	expect(&source, "    classDef sheet stroke-dasharray:6 4\n");
	cr_assert_null(
	    strstr(source.at, "direction"), "its lexer takes a whole line for this word");
	while (*source.at) {
		source.line = source.at;
		read_statement(picture, &source, &in_part);
		expect(&source, "\n");
	}
	cr_assert(!in_part);
}
