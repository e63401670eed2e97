/* SPDX-License-Identifier: ISC */
/* Plain prose: its words and sentences, and how hard it is to read. English only. */
#ifndef PARTWAY_PROSE_H
#define PARTWAY_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
	TOKEN_WORD, /* letters and digits, with ' and - inside: "don't", "self-harm", "988", "6.5" */
	TOKEN_STOP, /* ends a sentence: . ? ! and the end of the text */
	TOKEN_MARK  /* any other character but white space, each by itself: "," "%" */
};

struct token {
	enum token_kind kind;
	const char *start; /* borrowed from the text */
	size_t length;     /* bytes; 0 at the end of the text */
};

/* Takes the next token from *TEXT, which moves behind it, and is NULL behind the last one. False at
 * the end; before that, a text that does not end with a stop gives one of length 0. */
bool prose_next(const char **text, struct token *token);

/* What was counted in any number of texts. Starts as { 0 }. */
struct prose {
	size_t words, sentences, syllables;
	size_t hard; /* words of three syllables and more */
};

/* Adds TEXT. Numbers have one syllable for each digit that is spoken, at most three. */
void prose_count(struct prose *prose, const char *text);

/* Tenths of a Flesch-Kincaid grade, not below 0 (Kincaid and others, 1975); 0 without words. */
uint32_t prose_grade(const struct prose *prose);

/* Tenths of a SMOG grade (McLaughlin, 1969); 0 without sentences. */
uint32_t prose_smog(const struct prose *prose);

#endif
