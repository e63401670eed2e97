/* SPDX-License-Identifier: ISC */
/* The forest: everything an author wrote, checked, joined and frozen. Const from here on.
 *
 * Tables of 32-bit words only, no pointers: rows name each other by index and texts by offset
 * into one block of text. So the same tables are read from YAML (load.h) or are linked into the
 * program as constant data, which all its copies share (builtin.c).
 *
 * Entries are sorted so that every arrow leads to a row further down: gate, trees and blocks in an
 * order in which files call only later ones, then, within a tree, questions before endings. One
 * pass over the table, up or down, is all that graph work needs. */
#ifndef PARTWAY_FOREST_H
#define PARTWAY_FOREST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

#define FOREST_FORMAT 1u     /* the format: of the files */
#define NONE UINT32_MAX      /* no row */
#define GO_RETURN (NONE - 1) /* an answer of a block that trees open with: on to the tree opened */
#define GO_BROKEN (NONE - 2) /* leads nowhere; a finding was added. Never in a forest that passed */

/* Words of an author, and where they stand in the file of their row. Offset 0 is "". */
struct words {
	uint32_t text; /* offset into struct forest.text, in bytes */
	uint32_t line, column;
};

/* The name of another row, and where it stands. */
struct ref {
	uint32_t index; /* NONE: names no row; a finding was added. Never in a forest that passed */
	uint32_t line, column;
};

/* COUNT rows of another table, from FIRST on. */
struct span {
	uint32_t first, count;
};

/* How close to the other person an ending lets the reader come, from least to most. */
enum contact {
	CONTACT_NONE,
	CONTACT_PRACTICAL,
	CONTACT_REPLY,
	CONTACT_MESSAGE,
	CONTACT_MEET,
	CONTACT_COUNT
};

/* What an ending is for (safety.md 2.3). */
enum aim {
	AIM_CRISIS,
	AIM_SAFETY,
	AIM_LEGAL,
	AIM_RECOVER,
	AIM_ACCEPT,
	AIM_PAUSE,
	AIM_PRACTICAL,
	AIM_REPAIR,
	AIM_TRY_AGAIN,
	AIM_COUNT
};

/* Groups of help lines. HELP_LEGAL has no numbers: it names places. */
enum help {
	HELP_EMERGENCY,
	HELP_ABUSE,
	HELP_OWN_BEHAVIOUR,
	HELP_TALK,
	HELP_LEGAL,
	HELP_YOUNG,
	HELP_COUNT
};

enum entry_kind { ENTRY_QUESTION, ENTRY_ENDING };

/* A scenario that a reader can pick, or a block that trees call. */
struct tree {
	uint32_t file; /* number of its file in struct diags, for findings */
	uint32_t is_block;
	uint32_t opens_with; /* trees: index of the block that runs first, NONE, or GO_BROKEN */
	uint32_t start;      /* index of its first entry */
	struct words id, mark, title, summary;
	struct span entries;
	struct span stops; /* blocks that trees open with: lines of page 1 of a printed sheet */
};

/* A line of the first page of a printed sheet, which is safe when handed out alone (safety.md S4):
 * whoever ticks it reads what to do now, and no further. Not an arrow: walks never take it. */
struct stop {
	struct words say;  /* what is true of the reader: understood without its question */
	struct words todo; /* what to do now: enough on its own. Both are whole sentences */
	/* The entry where to read on: an ending, a question of the block (stands for all its
	 * answers), or where another file starts. Never GO_RETURN. */
	struct ref go;
};

/* A question or an ending. */
struct entry {
	uint32_t kind;   /* enum entry_kind */
	uint32_t tree;   /* index into trees */
	uint32_t number; /* the 3 of X3: from 1, questions first */
	struct words id;
	struct words title;  /* the question asked, or the ending's title */
	struct words why;    /* why it is asked, or the reason for the action */
	struct span sources; /* into refs: items */
	/* questions */
	struct span answers; /* the last one is the unsure answer */
	uint32_t least_left; /* questions still to come after this one, on walks that end without */
	uint32_t most_left;  /* ... a return: least and most. NONE: no walk ends without a return */
	uint32_t least_return; /* the same up to a return; NONE: no walk returns */
	uint32_t most_return;
	/* The most contact that a walk which is here can still end with, up to a return; an ending's own.
	 * enum contact. */
	uint32_t most_contact;
	/* endings */
	struct span todo;     /* into lines: what to do, the next day's act first */
	struct span avoid;    /* into lines */
	struct words message; /* words that the reader may use, or empty; may hold {again} */
	struct span cards;    /* into refs: cards */
	struct span help;     /* into refs: enum help, in the order to be named */
	uint32_t contact;     /* enum contact */
	uint32_t aim;         /* enum aim */
	uint32_t again_count; /* look again in so many; 0: nothing to wait for */
	uint32_t again_unit;  /* enum date_unit */
};

struct answer {
	struct words say; /* the unsure answer's text is UNSURE_WORDS */
	struct ref go;    /* entry that it leads to, or GO_RETURN */
	/* Into settings; for unsure: VALUE_UNSURE for each fact of the question. */
	struct span sets;
	uint32_t is_unsure;
};

#define UNSURE_WORDS "I am not sure, or would rather not say"

/* A fact, and the value it is given (or, in a rule, is asked for). */
struct setting {
	uint32_t fact;  /* index into facts */
	uint32_t value; /* enum value, or VALUE_FIRST + place in the list of the fact's values */
	uint32_t line, column;
};

/* What a path knows of a fact. Never asked, and unsure, count as unsafe. */
enum value { VALUE_NEVER, VALUE_UNSURE, VALUE_FIRST };

struct fact {
	struct words name;
	struct span values;  /* into lines: safe ones first, then unsafe ones */
	uint32_t safe_count; /* how many of them are safe */
};

/* A rule over all paths (safety.md 2.4, 2.5). A mask has bit 1 << n for value n; 0 = not said. */
struct rule {
	struct words id, title, why;
	struct span if_facts;                 /* into settings: any one of them; empty: always */
	struct span unless_facts;             /* into settings: any one takes the path out */
	uint32_t if_contact;                  /* mask of enum contact */
	uint32_t if_aim;                      /* mask of enum aim */
	struct span needs;                    /* into needs: all of them */
	uint32_t contact, aim, not_aim, help; /* masks: one of, one of, none of, all of */
	struct span cards;                    /* into refs: all of them */
	struct span any_card;                 /* into refs: at least one */
	uint32_t never_again;                 /* no again-in */
	uint32_t at_once; /* the answer that set the fact leads straight to the ending */
};

/* A fact that a rule needs, and the values that will do. */
struct need {
	uint32_t fact;
	uint32_t values; /* mask over setting values */
	uint32_t line, column;
};

/* Kinds of text that readers see; SAID_SAFE marks an answer, besides, that sets a fact to a safe
 * value. */
enum said_kind {
	SAID_TITLE, /* title and summary of a tree */
	SAID_QUESTION,
	SAID_REASON, /* why it is asked */
	SAID_ANSWER,
	SAID_SAFE,
	SAID_ENDING,
	SAID_CARD,
	SAID_GIST, /* what a source says */
	SAID_HELPLINE,
	SAID_WELCOME, /* of a kiosk: its site's texts, which are in no forest */
	SAID_COUNT
};

/* A list of words that texts avoid (safety.md 3). Masks as in struct rule. */
struct wording {
	struct words id, title;
	struct words instead; /* what to write instead */
	uint32_t is_error;
	uint32_t in;          /* mask of enum said_kind: which texts it is about */
	struct span if_facts; /* into settings: any one holds on a walk to the ending; empty: all */
	uint32_t if_contact;  /* mask of enum contact: endings and cards of these only; 0: all */
	uint32_t unless_aim;  /* mask of enum aim: endings of these are free of it */
	struct span phrases;  /* into lines: what is looked for, as phrase.h says */
	struct span then;     /* into lines: one of these must follow at once; empty: nothing */
	struct span excuses;  /* into lines: before it in the same sentence, they make it right */
	struct span but_not;  /* into lines: longer phrases that are fine */
};

/* What a text may have at most (safety.md 4.2), and a gate at least; 0: not said. There is one row,
 * or none. */
struct limits {
	uint32_t sentence, paragraph; /* words in a sentence, sentences in a paragraph */
	uint32_t question, answer, ending, screen; /* words; ending without cards */
	uint32_t grade, ending_grade; /* tenths of a Flesch-Kincaid grade; endings of 80 words on */
	/* Questions before the block that trees open with returns. */
	uint32_t gate_least, gate_most;
};

/* A finding that is right in a file, and why. */
struct allow {
	uint32_t file;   /* number in struct diags */
	uint32_t code;   /* enum diag_code, or NONE: a finding was added */
	struct words at; /* id of what it is about */
	struct words because;
};

/* A text that endings print by reference. */
struct card {
	struct words id, title;
	uint32_t contact;              /* the most that its text speaks of */
	struct span text, todo, avoid; /* into lines */
	struct words message;
	struct span sources; /* into refs: items */
};

struct article {
	struct words code, title, by, author;
};

/* One numbered piece of advice of an article. */
struct item {
	uint32_t article;
	struct words id, section, gist, left_out; /* left_out: the reason, or empty */
};

struct country {
	struct words id, title, emergency, quiet; /* quiet: how to call without speaking */
	struct span territories; /* into lines: ISO 3166 codes that locales name it by, like GB */
};

struct helpline {
	uint32_t country;
	uint32_t groups; /* mask of enum help */
	uint32_t high;   /* confidence: 1 high, 0 medium */
	struct words area, service, call, text, site, for_whom, hours, source, checked_on,
	    checked_by;
};

/* Every table once: row type, name. */
#define FOREST_TABLES(X) \
	X(tree, trees) \
	X(stop, stops) \
	X(entry, entries) \
	X(answer, answers) \
	X(setting, settings) \
	X(words, lines) \
	X(ref, refs) \
	X(fact, facts) \
	X(rule, rules) \
	X(need, needs) \
	X(wording, wordings) \
	X(limits, limits) \
	X(allow, allows) \
	X(card, cards) \
	X(article, articles) \
	X(item, items) \
	X(country, countries) \
	X(helpline, helplines)

/* The files that hold no tree: each is named only by those behind it, and by trees. */
enum forest_file { FILE_SOURCES, FILE_CARDS, FILE_RULES, FILE_HELPLINES, FILE_COUNT };

struct forest {
#define FOREST_MEMBER(type, name) \
	const struct type *name; \
	size_t name##_count;
	FOREST_TABLES(FOREST_MEMBER)
#undef FOREST_MEMBER
	const char *text; /* every text once, each with its NUL; starts with "" */
	size_t text_length;
	uint32_t files[FILE_COUNT]; /* their numbers in struct diags, for findings */
};

/* The forest that was checked and compiled in; constant, not to be freed. */
const struct forest *forest_builtin(void);

/* The words; never NULL, borrowed. */
const char *forest_text(const struct forest *forest, struct words words);

/* The name of such a file in the folder of trees: "shared/cards.yaml"; constant. */
const char *forest_file_name(enum forest_file file);

/* True where TEXT is of small letters and digits, in parts that are joined by one hyphen. */
bool forest_is_id(const char *text);

/* The tree or block with this id, as an index, or NONE. Linear: for start-up and tests. */
uint32_t forest_find_tree(const struct forest *forest, const char *id);

/* The entry with this id in the tree with this index, or NONE. Linear. */
uint32_t forest_find_entry(const struct forest *forest, uint32_t tree, const char *id);

/* True where ANSWER, of a question of TREE (an index), leads on within it: to another of its
 * questions, or to the tree that opens with it. */
bool forest_leads_on(const struct forest *forest, uint32_t tree, const struct answer *answer);

/* The country that NAME names, by its id or else by a territory's code, as an index, or NONE. Small
 * and capital letters are the same. Linear. */
uint32_t forest_find_country(const struct forest *forest, const char *name);

/* Adds the number of ENTRY (an index) that readers see: "X3". */
void forest_add_number(const struct forest *forest, struct str *out, uint32_t entry);

/* Names as authors write them: "practical", "try-again", "own-behaviour"; constant. */
const char *contact_name(enum contact contact);
const char *aim_name(enum aim aim);
const char *help_name(enum help help);

#endif
