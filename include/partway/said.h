/* SPDX-License-Identifier: ISC */
/* Every text of a forest that readers see, with what it belongs to. */
#ifndef PARTWAY_SAID_H
#define PARTWAY_SAID_H

#include <stdint.h>

#include "partway/forest.h"

struct said {
	uint32_t kinds;   /* mask of enum said_kind */
	uint32_t file;    /* number in struct diags */
	uint32_t tree;    /* index of its tree or block, or NONE */
	uint32_t entry;   /* index of its question or ending, or NONE */
	uint32_t card;    /* index of its card, or NONE */
	uint32_t contact; /* of its ending or card, else NONE */
	/* The id of its entry, card, source, country or tree; of a help line its service. */
	struct words about;
	struct words words;
};

/* Calls VISIT for every text, file by file and in the order in which readers see them: titles,
 * stops (as an answer, and as an ending without contact that is no entry), questions with reasons
 * and answers (the unsure answer's words are ours, and left out), endings, cards, gists, help
 * lines. SAID is only borrowed. */
void said_visit(const struct forest *forest, void (*visit)(const struct said *said, void *context),
    void *context);

#endif
