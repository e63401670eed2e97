/* SPDX-License-Identifier: ISC */
/* A small sound forest in memory, of which a test replaces files to see what the loader says. Its
 * one tree is x.yaml, which opens with the block gate. */
#ifndef PARTWAY_TEST_TRIAL_H
#define PARTWAY_TEST_TRIAL_H

#include "partway/diag.h"
#include "partway/load.h"

struct forest;

struct trial {
	struct source_files files;
	struct diags diags;
	struct forest *forest;
};

/* The first eight lines of a tree of x.yaml; "questions:" is the last. */
#define TRIAL_HEAD \
	"format: 1\n" \
	"id: x\n" \
	"mark: X\n" \
	"title: A tree\n" \
	"summary: For tests.\n" \
	"opens-with: gate\n" \
	"start: q\n" \
	"questions:\n"

/* Six lines of a question without answers. */
#define TRIAL_QUESTION \
	"  - id: q\n" \
	"    ask: Which?\n" \
	"    why: To know.\n" \
	"    sources: [A-1]\n" \
	"    unsure: e\n" \
	"    answers:\n"

/* Ten lines: the endings, of which there is one. */
#define TRIAL_ENDING \
	"endings:\n" \
	"  - id: e\n" \
	"    title: Rest\n" \
	"    do:\n" \
	"      - Rest.\n" \
	"    why: It helps.\n" \
	"    contact: none\n" \
	"    aim: recover\n" \
	"    help: [talk]\n" \
	"    sources: [A-1]\n"

#define TRIAL_TREE \
	TRIAL_HEAD TRIAL_QUESTION "      - {say: This, go: e, sets: [calm=yes]}\n" \
				  "      - {say: That, go: e, sets: [calm=no]}\n" TRIAL_ENDING

/* The sound forest. */
void trial_start(struct trial *trial);

/* Puts TEXT in the place of the file NAME, or beside the others. */
void trial_set(struct trial *trial, const char *name, const char *text);

/* Loads, and sorts the findings. */
void trial_load(struct trial *trial);

/* Loads; the findings must be WANTED: "x.yaml:8:5 key-unknown", one a line. */
void trial_expect(struct trial *trial, const char *wanted);

/* The same for a forest whose x.yaml has LENGTH bytes. */
void trial_expect_tree(const char *bytes, size_t length, const char *wanted);

void trial_free(struct trial *trial);

#endif
