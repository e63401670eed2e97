/* SPDX-License-Identifier: ISC */
/* Sentences as prose.h parts them; one without a word is none. */
#include "check/sentence.h"

#include "partway/prose.h"

bool
sentence_next(const char **text, struct sentence *sentence)
{
	struct token token;

	*sentence = (struct sentence){ 0 };
	while (prose_next(text, &token)) {
		if (token.kind == TOKEN_WORD && sentence->words++ == 0)
			sentence->start = token.start;
		if (token.kind == TOKEN_STOP && sentence->words > 0) {
			sentence->length = (size_t)(token.start - sentence->start) + token.length;
			return true;
		}
	}
	return false;
}
