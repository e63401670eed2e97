/* SPDX-License-Identifier: ISC */
/* What a screen says, in reading order, before it has a size: paragraphs with a kind. The full
 * screen lays them out in cells, the line mode prints them, so both say the same. */
#ifndef PARTWAY_FLOW_H
#define PARTWAY_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/str.h"

struct ui;

enum para_kind {
	PARA_TITLE, /* the question or the ending's title; label: its number, or none */
	PARA_PART,  /* the name of a part: "Why we ask" */
	PARA_TEXT,
	PARA_CHOICE, /* can be chosen, unless its choice is NONE; label: its number */
	/* What the choice above means; label: the number of the choice, where there may be no room
	 * for more than the selected one's. Without a label it is part of the choice. */
	PARA_DETAIL,
	/* A row of the map, never wrapped; can be chosen, unless its choice is NONE. label: what
	 * stands at its right. */
	PARA_BRANCH,
	PARA_FIELD, /* a label and what stands behind it: "Contact", "none, in any way" */
	PARA_DO,    /* a thing to do */
	PARA_AVOID, /* a thing not to do; a whole sentence */
	PARA_QUOTE, /* words that the reader may use */
	PARA_GAP    /* a blank row, where there is room */
};

struct para {
	enum para_kind kind;
	size_t label, text; /* offsets into struct flow.text, in bytes */
	uint32_t choice;    /* PARA_CHOICE and its detail, PARA_BRANCH: from 0; else NONE */
	bool of_reader; /* tells what the reader answered: never saved or copied with the page */
	bool of_keys;   /* tells of keys: means nothing where there are none, on a saved page */
	bool stays;     /* below the rows that scroll; cut where there is no room for all of it */
	size_t tail; /* so many bytes end the text as a mark: never cut on the map, nor written */
};

/* Starts as { 0 }. */
struct flow {
	struct str text;
	struct para *items;
	size_t count, capacity;
};

/* Wipes and frees. */
void flow_fini(struct flow *flow);

/* Adds a paragraph; LABEL and TEXT are copied, and made safe to show. Returns it for the caller to
 * fill in the rest, valid until the next one is added. */
struct para *flow_add(struct flow *flow, enum para_kind kind, const char *label, const char *text);

/* Label and text of a paragraph, "" where it has none; borrowed until the next one is added. */
const char *flow_label(const struct flow *flow, const struct para *para);
const char *flow_text(const struct flow *flow, const struct para *para);

/* Where the reader is, for the header: "A breakup under stress", "Question 5, at most 5 more".
 * Starts as { 0 }. */
struct heading {
	struct str title, place;
	bool help; /* the rule below it is the double one of the help lines */
};

/* Wipes and frees; the heading is { 0 } again. */
void heading_fini(struct heading *heading);

/* Adds what the view on top says: the main column, and for a wide screen the side column (NULL: not
 * wanted; MAIN then says more). The caller frees all three. */
void screen_flow(
    const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading);

#endif
