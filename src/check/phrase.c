/* SPDX-License-Identifier: ISC */
/* Phrases are kept as words parted by single spaces: "come back here", "narciss*", "# in #". They
 * stand on shelves by their first word, or by its first two letters if it has a star, so that a
 * word of a text is compared with hardly any. Nothing is allocated while texts are read. */
#include "check/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/arena.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/prose.h"
#include "partway/str.h"

#define CURLY "\u2019" /* the typographic apostrophe */

struct phrase {
	const struct phrase *next; /* in the same shelf; of thens: of the same list */
	const char *text;
	uint32_t list;
};

#define SHELVES 2048 /* twice as many as lists of ours have first words */

struct phrases {
	struct arena arena;
	const struct phrase *shelves[PHRASE_ROLES][SHELVES]; /* but for thens: */
	const struct phrase *thens[PHRASE_LISTS];
	uint64_t present[SHELVES]; /* lists that have something on this shelf */
	uint64_t budget;           /* comparisons of words that are left */
};

/* What # stands for; "0" are all words that begin with a digit. */
static const char *const numbers[] = { "0", "one", "two", "three", "four", "five", "six", "seven",
	"eight", "nine", "ten" };

/* --- words */

/* As prose_next(), but a hyphen ends a word. */
static bool
next_token(const char **text, struct token *token)
{
	const char *hyphen;

	if (!prose_next(text, token))
		return false;
	hyphen = token->kind == TOKEN_WORD ? memchr(token->start, '-', token->length) : NULL;
	if (hyphen) {
		token->length = (size_t)(hyphen - token->start);
		*text = hyphen + 1;
	}
	return true;
}

/* The letter at AT as phrases spell it; *LENGTH: its bytes there. */
static char
letter_at(const char *at, size_t *length)
{
	bool is_curly = *at == *CURLY && strncmp(at, CURLY, strlen(CURLY)) == 0;

	*length = is_curly ? strlen(CURLY) : 1;
	if (is_curly)
		return '\'';
	return ascii_lower(*at);
}

/* What is left of PHRASE behind the letters that it shares with TOKEN; *AT is what is left of
 * that. */
static const char *
skip_shared(const char *phrase, const struct token *token, const char **at)
{
	const char *end = token->start + token->length;
	size_t length;

	for (*at = token->start; *at < end && letter_at(*at, &length) == *phrase; phrase++)
		*at += length;
	return phrase;
}

static bool
is_number(const struct token *token)
{
	const char *at;

	if (token->length > 0 && ascii_is_digit(*token->start))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
		if (!*skip_shared(numbers[i], token, &at) && at == token->start + token->length)
			return true;
	return false;
}

/* What stands behind the first word of PHRASE, where TOKEN is that word; else NULL. */
static const char *
match_word(const char *phrase, const struct token *token)
{
	const char *at;
	size_t length;

	if (*phrase == '#')
		return is_number(token) ? phrase + 1 : NULL;
	phrase = skip_shared(phrase, token, &at);
	if (at == token->start)
		return NULL;
	if (*phrase == '*')
		return phrase + 1;
	if (*phrase && *phrase != ' ')
		return NULL;
	return at == token->start + token->length || letter_at(at, &length) == '\'' ? phrase : NULL;
}

/* Where PHRASE ends, if it begins with TOKEN, behind which the text goes on with REST; else NULL.
 * Each word after the first is taken from BUDGET. */
static const char *
match(const char *phrase, struct token token, const char *rest, uint64_t *budget)
{
	while ((phrase = match_word(phrase, &token)) != NULL && *phrase) {
		phrase++;
		if (*budget == 0 || !next_token(&rest, &token))
			return NULL;
		--*budget;
	}
	return phrase ? token.start + token.length : NULL;
}

/* --- lists */

struct phrases *
phrases_new(uint64_t budget)
{
	struct phrases *phrases = alloc_array(1, sizeof(*phrases));

	phrases->budget = budget;
	return phrases;
}

void
phrases_free(struct phrases *phrases)
{
	arena_fini(&phrases->arena);
	free(phrases);
}

/* The shelf of phrases that begin with the word at AT, which ends at END; any digits are one word.
 * *STEM: that of phrases that begin with its first two letters, and a star. */
static unsigned
find_shelf(const char *at, const char *end, unsigned *stem)
{
	uint32_t hash = 2166136261u; /* FNV-1a */
	size_t length;

	if (at < end && ascii_is_digit(*at))
		end = at;
	*stem = hash % SHELVES;
	for (unsigned count = 1; at < end && letter_at(at, &length) != '\'';
	     at += length, count++) {
		hash = (hash ^ (unsigned char)letter_at(at, &length)) * 16777619u;
		if (count <= 2)
			*stem = hash % SHELVES;
	}
	return hash % SHELVES;
}

/* Adds PHRASE to OUT, spelled as phrases are kept. */
static void
add_spelled(struct str *out, const char *phrase)
{
	struct token token;
	const char *end = NULL; /* of the word before */

	while (next_token(&phrase, &token) && token.length > 0) {
		bool is_ending = *token.start == '*' && token.start == end;
		size_t length;

		if (out->length > 0 && !is_ending)
			str_add_char(out, ' ');
		for (size_t i = 0; i < token.length; i += length)
			str_add_char(out, letter_at(token.start + i, &length));
		end = token.kind == TOKEN_WORD ? token.start + token.length : NULL;
	}
}

static void
put(struct phrases *phrases, const struct phrase **head, struct phrase phrase)
{
	struct phrase *row = arena_alloc(&phrases->arena, sizeof(*row));

	*row = phrase;
	row->next = *head;
	*head = row;
}

/* Puts ROW where words like WORD are looked for, the first of a phrase. */
static void
put_on_shelf(struct phrases *phrases, enum phrase_role role, struct phrase row, const char *word)
{
	const char *end = word + strcspn(word, " *");
	unsigned stem, shelf = find_shelf(word, end, &stem);

	if (*end == '*')
		shelf = stem;
	phrases->present[shelf] |= UINT64_C(1) << row.list;
	put(phrases, &phrases->shelves[role][shelf], row);
}

void
phrases_add(struct phrases *phrases, uint32_t list, enum phrase_role role, const char *phrase)
{
	struct phrase row = { .list = list };
	struct str spelled = { 0 };

	assert(list < PHRASE_LISTS);
	add_spelled(&spelled, phrase);
	row.text = arena_copy(&phrases->arena, str_text(&spelled), spelled.length);
	str_fini(&spelled);
	if (role == PHRASE_THEN)
		put(phrases, &phrases->thens[list], row);
	else if (*row.text != '#')
		put_on_shelf(phrases, role, row, row.text);
	else
		for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
			put_on_shelf(phrases, role, row, numbers[i]);
}

/* --- a text */

struct search {
	struct phrases *phrases;
	uint64_t lists;                  /* not found yet */
	uint64_t excused;                /* for the rest of the sentence */
	const char *right[PHRASE_LISTS]; /* by list: what ends up to here is covered */
	struct phrase_hit *hits;
	size_t count;
	struct token token; /* the word that the search has come to */
	const char *rest;   /* the text behind it, or NULL */
};

/* Takes a comparison from the budget; false where none is left. */
static bool
may_compare(struct search *search)
{
	if (search->phrases->budget == 0)
		return false;
	search->phrases->budget--;
	return true;
}

/* Where the hit ends that is sought up to END: behind what LIST asks to follow, or NULL where that
 * does not. */
static const char *
end_of_hit(struct search *search, uint32_t list, const char *end)
{
	const struct phrase *then = search->phrases->thens[list];
	const char *then_end = NULL;
	struct token token;

	if (!then)
		return end;
	next_token(&end, &token);
	for (; then && !then_end && may_compare(search); then = then->next)
		then_end = match(then->text, token, end, &search->phrases->budget);
	return then_end;
}

/* A phrase that LIST seeks stands here, up to END. */
static void
take_sought(struct search *search, uint32_t list, const char *end)
{
	uint64_t bit = UINT64_C(1) << list;

	if (search->excused & bit)
		return;
	end = end_of_hit(search, list, end);
	if (!end || (search->right[list] && end <= search->right[list]))
		return;
	search->lists &= ~bit;
	search->hits[search->count++] = (struct phrase_hit){
		list,
		search->token.start,
		(size_t)(end - search->token.start),
	};
}

/* PHRASE, which has this ROLE, stands here, up to END. */
static void
take(struct search *search, enum phrase_role role, const struct phrase *phrase, const char *end)
{
	if (role == PHRASE_SOUGHT)
		take_sought(search, phrase->list, end);
	else if (role == PHRASE_EXCUSE)
		search->excused |= UINT64_C(1) << phrase->list;
	else if (!search->right[phrase->list] || end > search->right[phrase->list])
		search->right[phrase->list] = end;
}

/* Takes the phrases of ROLE on SHELF that begin here. */
static void
try_shelf(struct search *search, enum phrase_role role, unsigned shelf)
{
	const struct phrase *phrase = search->phrases->shelves[role][shelf];

	for (; phrase && may_compare(search); phrase = phrase->next) {
		const char *end;

		if (!(search->lists >> phrase->list & 1))
			continue;
		end = match(phrase->text, search->token, search->rest, &search->phrases->budget);
		if (end)
			take(search, role, phrase, end);
	}
}

/* Takes all phrases that begin here. */
static void
take_token(struct search *search)
{
	/* An excuse counts for what comes behind it only. */
	static const enum phrase_role order[] = { PHRASE_BUT_NOT, PHRASE_SOUGHT, PHRASE_EXCUSE };
	const struct token *token = &search->token;
	unsigned stem, shelf = find_shelf(token->start, token->start + token->length, &stem);
	const uint64_t *present = search->phrases->present;

	if (!(search->lists & (present[shelf] | present[stem])))
		return;
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		try_shelf(search, order[i], shelf);
		if (stem != shelf)
			try_shelf(search, order[i], stem);
	}
}

size_t
phrases_find(struct phrases *phrases, uint64_t lists, const char *text, struct phrase_hit *hits)
{
	struct search search = { .phrases = phrases, .lists = lists, .hits = hits, .rest = text };

	while (search.lists && phrases->budget > 0 && next_token(&search.rest, &search.token)) {
		take_token(&search);
		if (search.token.kind == TOKEN_STOP)
			search.excused = 0;
	}
	return search.count;
}

bool
phrases_are_spent(const struct phrases *phrases)
{
	return phrases->budget == 0;
}
