/* SPDX-License-Identifier: ISC */
/* A graph as a reader sees it: boxes and arrows with their words, read back from what graphviz draws,
 * and from Mermaid's source by a reader that knows no more of it than we write. */
#ifndef PARTWAY_TEST_PICTURE_H
#define PARTWAY_TEST_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

enum picture_look { LOOKS_QUESTION, LOOKS_ENDING, LOOKS_SHEET, LOOKS_WAY_ON };

/* Words are without their spaces and line breaks. */
struct picture_node {
	char *id, *words;
	enum picture_look look;
	bool is_bold;
	bool was_seen; /* for the test to note */
};

/* One for each answer; words are "" where there are none. */
struct picture_arrow {
	char *from, *to, *words;
	bool was_taken; /* for the test to note */
};

/* Starts as { 0 }. */
struct picture {
	struct picture_node *nodes;
	struct picture_arrow *arrows;
	size_t node_count, node_capacity, arrow_count, arrow_capacity;
};

/* A command that reads DOT and writes what picture_read_drawn() reads: all texts as they are drawn,
 * after graphviz has taken every escape for what it means. */
#define PICTURE_DRAWN \
	"dot -Tjson | jq -r '.objects as $o" \
	" | def lines: (._ldraw_[]? | select(.op == \"T\") | \"\\t\" + .text);" \
	" ($o[] | select(.nodes | not)" \
	"  | \"node \\(.name) \\(.shape) \\(.style) \\(.peripheries) \\(.penwidth)\", lines)," \
	" (.edges[]? | \"arrow \\($o[.tail].name) \\($o[.head].name)\", lines)'"

void picture_read_drawn(struct picture *picture, const char *text);

/* Fails the test at anything that we do not write. */
void picture_read_mermaid(struct picture *picture, const char *source);

void picture_fini(struct picture *picture);

/* NULL where there is none. */
struct picture_node *picture_find(const struct picture *picture, const char *id);

/* The arrow from FROM with WORDS (NULL: any) to TO (NULL: anywhere), or NULL. */
struct picture_arrow *picture_find_arrow(
    const struct picture *picture, const char *from, const char *words, const char *to);

#endif
