/* SPDX-License-Identifier: ISC */
/* The words that stand for our enums, each once: what is read by them is written by them. */
#include "tree/vocabulary.h"

#include <string.h>

#include "partway/base.h"
#include "partway/forest.h"
#include "partway/near.h"

static const char *const contacts[CONTACT_COUNT] = {
	[CONTACT_NONE] = "none",
	[CONTACT_PRACTICAL] = "practical",
	[CONTACT_REPLY] = "reply",
	[CONTACT_MESSAGE] = "message",
	[CONTACT_MEET] = "meet",
};

static const char *const aims[AIM_COUNT] = {
	[AIM_CRISIS] = "crisis",
	[AIM_SAFETY] = "safety",
	[AIM_LEGAL] = "legal",
	[AIM_RECOVER] = "recover",
	[AIM_ACCEPT] = "accept",
	[AIM_PAUSE] = "pause",
	[AIM_PRACTICAL] = "practical",
	[AIM_REPAIR] = "repair",
	[AIM_TRY_AGAIN] = "try-again",
};

static const char *const helps[HELP_COUNT] = {
	[HELP_EMERGENCY] = "emergency",
	[HELP_ABUSE] = "abuse",
	[HELP_OWN_BEHAVIOUR] = "own-behaviour",
	[HELP_TALK] = "talk",
	[HELP_LEGAL] = "legal",
	[HELP_YOUNG] = "young",
};

static const char *const kinds[SAID_COUNT] = {
	[SAID_TITLE] = "title",
	[SAID_QUESTION] = "question",
	[SAID_REASON] = "reason",
	[SAID_ANSWER] = "answer",
	[SAID_SAFE] = "safe-answer",
	[SAID_ENDING] = "ending",
	[SAID_CARD] = "card",
	[SAID_GIST] = "gist",
	[SAID_HELPLINE] = "help-line",
	[SAID_WELCOME] = "welcome",
};

const struct vocabulary contact_words = { "contact", contacts, CONTACT_COUNT };
const struct vocabulary aim_words = { "aim", aims, AIM_COUNT };
const struct vocabulary help_words = { "help", helps, HELP_COUNT };
const struct vocabulary said_words = { "a kind of text", kinds, SAID_COUNT };

uint32_t
vocabulary_find(const struct vocabulary *vocabulary, const char *word)
{
	for (uint32_t value = 0; value < vocabulary->count; value++)
		if (strcmp(vocabulary->words[value], word) == 0)
			return value;
	return NONE;
}

void
vocabulary_offer(const struct vocabulary *vocabulary, struct near *near)
{
	for (uint32_t value = 0; value < vocabulary->count; value++)
		near_offer(near, vocabulary->words[value], NONE);
}

const char *
contact_name(enum contact contact)
{
	assert(contact < CONTACT_COUNT);
	return contacts[contact];
}

const char *
aim_name(enum aim aim)
{
	assert(aim < AIM_COUNT);
	return aims[aim];
}

const char *
help_name(enum help help)
{
	assert(help < HELP_COUNT);
	return helps[help];
}
