/* SPDX-License-Identifier: ISC */
/* Words about endings that are ours, each in its one place: a screen and a sheet of paper must not
 * differ in what they allow. */
#include "page/ending_words.h"

#include <string.h>

#include "partway/str.h"

const char *
ending_contact(const struct entry *ending)
{
	static const char *const words[CONTACT_COUNT] = {
		[CONTACT_NONE] = "none with your ex, and none through friends or family",
		[CONTACT_PRACTICAL] = "only about children, home, money or work",
		[CONTACT_REPLY] = "you may answer them",
		[CONTACT_MESSAGE] = "one message, once, and no visit",
		[CONTACT_MEET] = "you may meet, if both of you want to",
	};

	return ending->aim == AIM_CRISIS ? NULL : words[ending->contact];
}

const char *
ending_help(enum help help)
{
	static const char *const words[HELP_COUNT] = {
		[HELP_EMERGENCY] = "emergency",
		[HELP_ABUSE] = "domestic abuse",
		[HELP_OWN_BEHAVIOUR] = "worry about what you do yourself",
		[HELP_TALK] = "someone to talk to",
		[HELP_LEGAL] = "legal advice",
		[HELP_YOUNG] = "lines for young people",
	};

	return words[help];
}

bool
ending_names_help(const struct forest *forest, const struct entry *ending, enum help help)
{
	for (uint32_t i = 0; i < ending->help.count; i++)
		if (forest->refs[ending->help.first + i].index == (uint32_t)help)
			return true;
	return false;
}

const char *
ending_limits(const struct forest *forest, const struct entry *ending)
{
	return ending_names_help(forest, ending, HELP_LEGAL)
	    ? "This is general information. It is not legal advice. Laws differ; an order and the "
	      "court come first."
	    : "This is general information.";
}

void
ending_add_words(struct str *out, const char *text, const char *mark, const char *words)
{
	for (const char *at; (at = strstr(text, mark)) != NULL; text = at + strlen(mark)) {
		str_add_bytes(out, text, (size_t)(at - text));
		str_add(out, words);
	}
	str_add(out, text);
}
