/* SPDX-License-Identifier: ISC */
/* What libcyaml fills from one file: the author's words as typed, nothing parsed or joined yet.
 * Private to src/tree. A text that is absent is NULL, a list that is absent has no items. */
#ifndef PARTWAY_TREE_RAW_H
#define PARTWAY_TREE_RAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/diag.h"
#include "partway/forest.h"
#include "tree/marks.h"
#include "tree/raw_memory.h"

struct raw_list {
	char **items;
	uint32_t items_count;
};

struct raw_answer {
	char *say, *go;
	struct raw_list sets;
};

/* A finding that is right here. Every file may have some. */
struct raw_allow {
	char *code, *at, *because;
};

struct raw_allows {
	struct raw_allow *items;
	uint32_t items_count;
};

struct raw_question {
	char *id, *ask, *why, *unsure;
	struct raw_list sources;
	struct raw_answer *answers;
	uint32_t answers_count;
};

struct raw_ending {
	char *id, *title, *why, *words, *again_in, *contact, *aim;
	struct raw_list todo, avoid, cards, help, sources;
};

struct raw_stop {
	char *say, *todo, *go;
};

/* A tree or a block. */
struct raw_tree {
	char *format, *id, *mark, *title, *summary, *opens_with, *start;
	struct raw_question *questions;
	uint32_t questions_count;
	struct raw_ending *endings;
	uint32_t endings_count;
	struct raw_stop *stops;
	uint32_t stops_count;
	struct raw_allows allow;
};

struct raw_card {
	char *id, *title, *contact, *words;
	struct raw_list text, todo, avoid, sources;
};

struct raw_cards {
	char *format;
	struct raw_card *cards;
	uint32_t cards_count;
	struct raw_allows allow;
};

struct raw_article {
	char *code, *title, *by, *author;
};

struct raw_item {
	char *id, *section, *gist, *left_out;
};

struct raw_sources {
	char *format;
	struct raw_article *articles;
	uint32_t articles_count;
	struct raw_item *items;
	uint32_t items_count;
	struct raw_allows allow;
};

struct raw_fact {
	char *name;
	struct raw_list safe, unsafe;
};

struct raw_group {
	char *name;
	struct raw_list facts;
};

struct raw_rule {
	char *id, *title, *why, *again, *at_once;
	struct raw_list if_facts, unless_facts, if_contact, if_aim, needs;
	struct raw_list contact, aim, not_aim, help, cards, any_card;
};

struct raw_wording {
	char *id, *title, *instead, *level;
	struct raw_list in, if_facts, if_contact, unless_aim, phrases, then, excuses, but_not;
};

struct raw_limits {
	char *sentence, *paragraph, *question, *answer, *ending, *screen, *grade, *ending_grade;
	char *gate_least, *gate_most;
};

struct raw_rules {
	char *format;
	struct raw_fact *facts;
	uint32_t facts_count;
	struct raw_group *groups;
	uint32_t groups_count;
	struct raw_rule *rules;
	uint32_t rules_count;
	struct raw_wording *wordings;
	uint32_t wordings_count;
	struct raw_limits *limits;
	struct raw_allows allow;
};

struct raw_country {
	char *id, *title, *emergency, *quiet;
	struct raw_list territories;
};

struct raw_line {
	char *country, *area, *service, *call, *text, *site, *for_whom, *hours, *source;
	char *confidence, *checked_on, *checked_by;
	struct raw_list groups;
};

struct raw_helplines {
	char *format;
	struct raw_country *countries;
	uint32_t countries_count;
	struct raw_line *lines;
	uint32_t lines_count;
	struct raw_allows allow;
};

struct raw_case {
	char *name, *who, *ending;
	struct raw_list answers, never;
};

/* Cases of one tree; no part of a forest. */
struct raw_cases {
	char *format, *tree;
	struct raw_case *cases;
	uint32_t cases_count;
};

/* A kiosk; no part of a forest either. */
struct raw_site {
	char *format, *group, *person, *region, *idle, *visit;
};

/* Kinds of file: the four of enum forest_file, and these. */
enum { FILE_BLOCK = FILE_COUNT, FILE_TREE, FILE_CASES, FILE_SITE, FILE_KINDS };

/* One file on its way into the forest, or among the cases, then the next one. Starts as { 0 }. */
struct raw_file {
	uint32_t kind;   /* enum forest_file, or one of those above; set before it is loaded */
	uint32_t number; /* in struct diags */
	void *data;      /* one of the structs above that have a format, or NULL: did not load */
	struct raw_memory memory;
	struct marks marks;
};

/* Loads SOURCE by the table of file->kind, with at most BUDGET bytes of memory. False on error, with
 * libcyaml's words in WHY, and where the source holds nothing. */
bool raw_load(
    struct raw_file *file, const struct diag_file *source, size_t budget, struct str *why);

/* The forest has what the file holds: all goes but memory for another one. */
void raw_file_clear(struct raw_file *file);

void raw_file_fini(struct raw_file *file);

#endif
