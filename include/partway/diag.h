/* SPDX-License-Identifier: ISC */
/* Findings: what is wrong in a user's files, where, and how to mend it. User errors are data:
 * functions that read files return bool and add findings to the struct diags passed last. */
#ifndef PARTWAY_DIAG_H
#define PARTWAY_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/arena.h"

struct str;

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* Every finding once: name, code as printed (never changed, never used again), level. */
#define DIAG_CODES(X) \
	/* the file */ \
	X(YAML_SYNTAX, "yaml-syntax", ERROR) \
	X(YAML_COLON, "yaml-colon", ERROR) \
	X(YAML_TAB, "yaml-tab", ERROR) \
	X(YAML_ALIAS, "yaml-alias", ERROR) \
	X(YAML_TAG, "yaml-tag", ERROR) \
	X(YAML_SECOND, "yaml-second", ERROR) \
	X(TEXT_NOT_UTF8, "text-not-utf8", ERROR) \
	X(TEXT_CONTROL, "text-control", ERROR) \
	X(FILE_EMPTY, "file-empty", ERROR) \
	X(FILE_UNREADABLE, "file-unreadable", ERROR) \
	X(FILE_MISSING, "file-missing", ERROR) \
	X(FILE_NAME, "file-name", ERROR) \
	X(FILE_IGNORED, "file-ignored", WARNING) \
	X(LIMIT, "limit", ERROR) \
	X(FORMAT_VERSION, "format-version", ERROR) \
	/* keys, values, ids */ \
	X(KEY_UNKNOWN, "key-unknown", ERROR) \
	X(KEY_CONDITION, "key-condition", ERROR) \
	X(KEY_TWICE, "key-twice", ERROR) \
	X(KEY_MISSING, "key-missing", ERROR) \
	X(VALUE_KIND, "value-kind", ERROR) \
	X(VALUE_EMPTY, "value-empty", ERROR) \
	X(VALUE_UNKNOWN, "value-unknown", ERROR) \
	X(VALUE_FORM, "value-form", ERROR) \
	X(ID_FORM, "id-form", ERROR) \
	X(ID_TAKEN, "id-taken", ERROR) \
	X(MARK_FORM, "mark-form", ERROR) \
	X(MARK_TAKEN, "mark-taken", ERROR) \
	X(TEXT_CUT, "text-cut", WARNING) \
	X(LIST_BRACKETS, "list-brackets", WARNING) \
	/* ways */ \
	X(GO_UNKNOWN, "go-unknown", ERROR) \
	X(GO_ELSEWHERE, "go-elsewhere", ERROR) \
	X(GO_KIND, "go-kind", ERROR) \
	X(GO_AMBIGUOUS, "go-ambiguous", ERROR) \
	X(CYCLE, "cycle", ERROR) \
	X(UNREACHABLE, "unreachable", ERROR) \
	X(NO_ANSWERS, "no-answers", ERROR) \
	X(RETURN_OUTSIDE, "return-outside", ERROR) \
	X(RETURN_NOWHERE, "return-nowhere", ERROR) \
	X(GATE_MISSING, "gate-missing", ERROR) \
	X(ONE_ANSWER, "one-answer", WARNING) \
	X(SAME_WAY, "same-way", WARNING) \
	X(LONG_WALK, "long-walk", WARNING) \
	X(GATE_LENGTH, "gate-length", WARNING) \
	X(STOP_MISSING, "stop-missing", ERROR) \
	X(STOP_UNSAFE, "stop-unsafe", ERROR) \
	X(STOP_IDLE, "stop-idle", WARNING) \
	/* answers */ \
	X(UNSURE_MISSING, "unsure-missing", ERROR) \
	X(ANSWER_TWICE, "answer-twice", ERROR) \
	X(MANY_ANSWERS, "many-answers", WARNING) \
	X(TWO_QUESTIONS, "two-questions", WARNING) \
	/* facts and rules */ \
	X(FACT_UNKNOWN, "fact-unknown", ERROR) \
	X(FACT_VALUE, "fact-value", ERROR) \
	X(FACT_TAKEN_BACK, "fact-taken-back", ERROR) \
	X(RULE_FORM, "rule-form", ERROR) \
	X(RULE_BROKEN, "rule-broken", ERROR) \
	X(RULE_IDLE, "rule-idle", ERROR) \
	X(FACT_NEVER_SET, "fact-never-set", ERROR) \
	X(FACT_UNUSED, "fact-unused", WARNING) \
	/* endings, sources, cards, help lines */ \
	X(SOURCE_MISSING, "source-missing", ERROR) \
	X(SOURCE_UNKNOWN, "source-unknown", ERROR) \
	X(LISTED_TWICE, "listed-twice", WARNING) \
	X(LEFT_OUT_USED, "left-out-used", WARNING) \
	X(SOURCE_UNUSED, "source-unused", WARNING) \
	X(CARD_UNKNOWN, "card-unknown", ERROR) \
	X(CARD_UNUSED, "card-unused", WARNING) \
	X(CARD_LEVEL, "card-level", ERROR) \
	X(WORDS_NO_CONTACT, "words-no-contact", ERROR) \
	X(PHONE_FORM, "phone-form", ERROR) \
	X(PLACE_MISSING, "place-missing", ERROR) \
	X(LINK_FORM, "link-form", WARNING) \
	X(HOURS_UNCHECKED, "hours-unchecked", WARNING) \
	X(EMERGENCY_MISSING, "emergency-missing", ERROR) \
	X(LINE_OLD, "line-old", WARNING) \
	X(LINE_EXPIRED, "line-expired", ERROR) \
	/* wording: lists and limits of rules.yaml */ \
	X(WORD_BANNED, "word-banned", ERROR) \
	X(WORD_POOR, "word-poor", WARNING) \
	X(SENTENCE_LONG, "sentence-long", WARNING) \
	X(TEXT_LONG, "text-long", WARNING) \
	X(READING_LEVEL, "reading-level", WARNING) \
	X(SCREEN_FULL, "screen-full", WARNING) \
	X(PAGE_FULL, "page-full", WARNING) \
	X(WORD_WIDE, "word-wide", WARNING) \
	X(MARKUP, "markup", WARNING) \
	X(LETTER_MISSING, "letter-missing", WARNING) \
	/* what a file allows */ \
	X(ALLOW_ERROR, "allow-error", ERROR) \
	X(ALLOW_UNUSED, "allow-unused", WARNING) \
	/* case files */ \
	X(CASE_ANSWER, "case-answer", ERROR) \
	X(CASE_OVER, "case-over", ERROR) \
	X(CASE_SHORT, "case-short", ERROR) \
	X(CASE_ENDING, "case-ending", ERROR) \
	X(CASE_NEVER, "case-never", ERROR) \
	X(CASE_UNKNOWN, "case-unknown", ERROR) \
	X(CASE_TWICE, "case-twice", ERROR) \
	/* our own bug */ \
	X(INTERNAL, "internal", ERROR)

enum diag_code {
#define DIAG_ENUM(name, code, level) DIAG_##name,
	DIAG_CODES(DIAG_ENUM)
#undef DIAG_ENUM
	    DIAG_CODE_COUNT
};

/* A place in a file: line and column from 1, columns in code points; width in code points of
 * what is marked, 0 for one. Line 0: the file as a whole. FILE 0: the folder, else one more than
 * the index of a file in struct diags. */
struct place {
	uint32_t file, line, column, width;
};

struct diag {
	enum diag_code code;
	struct place at;
	const char *words;   /* what is wrong; owned by the struct diags, as is the rest */
	const char *mend;    /* how to mend it; "" only where there is nothing to do */
	const char *walk;    /* lines of a witness walk, or NULL */
	const char *about;   /* id of the tree, entry, card or article it is about, or NULL */
	const char *near;    /* the name that was probably meant, or NULL */
	const char *rule;    /* id of the rule that is broken or idle, or NULL */
	const char *because; /* why a file allows it, or NULL: it is not allowed */
};

struct diag_file {
	const char *name; /* as shown: "trees/stress.yaml" */
	char *bytes;      /* what was read, kept to show lines of it; NULL if nothing was */
	size_t length;
};

struct diags {
	struct arena arena;
	const char *folder; /* shown where no file is named */
	struct diag_file *files;
	size_t file_count, file_capacity;
	struct diag *items;
	size_t count, capacity;
	size_t levels[3]; /* how many of each level, also of those that were not kept */
	size_t allowed;   /* kept, but neither counted in levels nor written */
	size_t dropped;   /* findings behind BOUND_FINDINGS_KEPT: counted, not kept */
};

/* A struct diags starts as { 0 }, and is that again after this: findings, names and bytes of files
 * are freed. */
void diags_fini(struct diags *diags);

/* Makes a file known, and returns the number that a struct place names it by. NAME is copied;
 * BYTES must have come from malloc() or be NULL, and belong to DIAGS from here on. */
uint32_t diags_add_file(struct diags *diags, const char *name, char *bytes, size_t length);

/* Adds a finding. Values in the words come from files: they are made safe when printed. */
void diag_add(struct diags *diags, enum diag_code code, struct place at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Says how to mend the finding that was added last. */
void diag_mend(struct diags *diags, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same by the NAME that was probably meant, which stands on LINE (0: not said); where it is
 * NULL, OTHERWISE says what to do. */
void diag_mend_near(struct diags *diags, const char *name, uint32_t line, const char *otherwise);

/* Says what the finding that was added last is about: an id that "allow:" can name. */
void diag_about(struct diags *diags, const char *id);

/* Says which name was probably meant in the finding that was added last; NULL: none. How to mend it
 * is not said: see diag_mend_near(). */
void diag_near(struct diags *diags, const char *name);

/* Says which rule the finding that was added last is about. */
void diag_rule(struct diags *diags, const char *id);

/* Gives the finding that was added last its witness walk: whole lines, each with a newline. */
void diag_walk(struct diags *diags, const char *lines);

/* True where further findings would only be counted: what finds many need not go on. */
bool diags_is_full(const struct diags *diags);

/* Code and level as printed: "rule-broken", "error"; constant. */
const char *diag_code_name(enum diag_code code);
const char *diag_level_name(enum diag_level level);

enum diag_level diag_code_level(enum diag_code code);

/* The file that NUMBER stands for in struct place, 0 the folder. Borrowed. */
const char *diags_file_name(const struct diags *diags, uint32_t number);

/* The code of this name, or DIAG_CODE_COUNT. */
enum diag_code diag_code_find(const char *name);

/* A file allows the finding with this index, a warning or a note, for this reason: it no longer
 * counts. */
void diags_allow(struct diags *diags, size_t index, const char *because);

/* Sorts by file name, line, column, code; equal findings become one. */
void diags_sort(struct diags *diags);

/* Adds all findings to OUT, BOUND_FINDINGS at most, then "and N more": file:line:column: level:
 * words [code], the line with a mark under it, the walk, and how to mend it. Nothing in it can
 * reach a terminal as a control byte. */
void diags_write(const struct diags *diags, struct str *out);

#endif
