/* SPDX-License-Identifier: ISC */
/* How long texts are, by the limits of rules.yaml (safety.md 4.2). A limit of 0 is not set. What
 * sources and help lines say is left out: it is not ours to shorten. */
#include "check/parts.h"

#include <string.h>

#include "check/sentence.h"
#include "check/locate.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/reading.h"
#include "partway/said.h"
#include "tree/place.h"

#define QUOTED_BYTES 40u /* of a long sentence: enough to know it by */

struct check {
	const struct forest *forest;
	const struct reading *reading;
	struct limits limits;
	struct locator locator;
	struct diags *diags;
};

/* How many words something has, and may have. */
struct length {
	const char *what;
	size_t words;
	uint32_t limit;
	struct words at; /* where a finding points */
};

/* --- sentences and paragraphs */

/* LENGTH bytes at START, which are said. */
static struct place
place_of_part(struct check *check, const struct said *said, const char *start, size_t length)
{
	const char *text = forest_text(check->forest, said->words);

	return locate_said(
	    &check->locator, check->forest, said, (struct part){ (size_t)(start - text), length });
}

/* Bytes of the beginning, in whole words. */
static size_t
quoted_length(const struct sentence *sentence)
{
	size_t length = QUOTED_BYTES;

	if (sentence->length <= length)
		return sentence->length;
	while (length > 0 && sentence->start[length] != ' ')
		length--;
	return length > 0 ? length : strcspn(sentence->start, " ");
}

static void
check_sentence(struct check *check, const struct said *said, const struct sentence *sentence)
{
	uint32_t limit = check->limits.sentence;

	if (limit == 0 || sentence->words <= limit)
		return;
	diag_add(check->diags, DIAG_SENTENCE_LONG,
	    place_of_part(check, said, sentence->start, sentence->length),
	    "a sentence of %zu words, %u is the limit: \"%.*s ...\"", sentence->words,
	    (unsigned)limit, (int)quoted_length(sentence), sentence->start);
	diag_mend(check->diags, "make two sentences of it.");
	diag_about(check->diags, forest_text(check->forest, said->about));
}

/* True for words to send: how many sentences those take is for their writer to say. */
static bool
is_message(const struct check *check, const struct said *said)
{
	const struct forest *forest = check->forest;
	struct words message = { 0 };

	if (said->entry != NONE)
		message = forest->entries[said->entry].message;
	else if (said->card != NONE)
		message = forest->cards[said->card].message;
	return message.line == said->words.line && message.column == said->words.column;
}

/* Each text is a paragraph: where its file has an empty line, a reader sees a space. */
static void
check_text(const struct said *said, void *context)
{
	struct check *check = context;
	uint32_t limit = check->limits.paragraph;
	const char *text = forest_text(check->forest, said->words), *rest = text;
	struct sentence sentence;
	size_t count = 0;

	if (said->kinds & (1u << SAID_GIST | 1u << SAID_HELPLINE))
		return;
	for (; sentence_next(&rest, &sentence); count++)
		check_sentence(check, said, &sentence);
	if (limit == 0 || count <= limit || is_message(check, said))
		return;
	diag_add(check->diags, DIAG_TEXT_LONG, place_of_part(check, said, text, strlen(text)),
	    "a paragraph of %zu sentences, %u is the limit", count, (unsigned)limit);
	diag_mend(check->diags, "make two of it, or say less.");
	diag_about(check->diags, forest_text(check->forest, said->about));
}

/* --- questions and endings */

static size_t
count_words(const struct check *check, struct words words)
{
	const char *rest = forest_text(check->forest, words);
	struct sentence sentence;
	size_t count = 0;

	while (sentence_next(&rest, &sentence))
		count += sentence.words;
	return count;
}

static void
expect_short(struct check *check, const struct entry *entry, const struct length *length)
{
	uint32_t file = check->forest->trees[entry->tree].file;

	if (length->limit == 0 || length->words <= length->limit)
		return;
	diag_add(check->diags, DIAG_TEXT_LONG, place_of_words(check->forest, file, length->at),
	    "%s of %zu words, %u is the limit", length->what, length->words,
	    (unsigned)length->limit);
	diag_mend(check->diags, "shorten it.");
	diag_about(check->diags, forest_text(check->forest, entry->id));
}

static void
check_question(struct check *check, const struct entry *entry)
{
	const struct forest *forest = check->forest;
	size_t words = count_words(check, entry->title), all = words;

	expect_short(check, entry,
	    &(struct length){ "a question", words, check->limits.question, entry->title });
	for (uint32_t i = 0; i < entry->answers.count; i++) {
		const struct answer *answer = &forest->answers[entry->answers.first + i];

		if (answer->is_unsure)
			continue;
		words = count_words(check, answer->say);
		all += words;
		expect_short(check, entry,
		    &(struct length){ "an answer", words, check->limits.answer, answer->say });
	}
	expect_short(check, entry,
	    &(struct length){ "a question and its answers", all, check->limits.screen, entry->id });
}

static void
check_ending(struct check *check, uint32_t index)
{
	const struct entry *entry = &check->forest->entries[index];
	size_t words = check->reading->entries[index].words;

	expect_short(
	    check, entry, &(struct length){ "an ending", words, check->limits.ending, entry->id });
}

/* The second sentence of TEXT that asks, or NULL. */
static const char *
find_second_question(const char *text, size_t *length)
{
	struct sentence sentence;
	size_t asked = 0;

	while (sentence_next(&text, &sentence)) {
		asked += sentence.start[sentence.length - 1] == '?';
		*length = sentence.length;
		if (asked == 2)
			return sentence.start;
	}
	return NULL;
}

static void
check_asks_once(struct check *check, const struct entry *entry)
{
	const struct forest *forest = check->forest;
	const struct said said = { .file = forest->trees[entry->tree].file, .words = entry->title };
	size_t length;
	const char *second = find_second_question(forest_text(forest, entry->title), &length);

	if (!second)
		return;
	diag_add(check->diags, DIAG_TWO_QUESTIONS, place_of_part(check, &said, second, length),
	    "\"%s\" asks two things", forest_text(forest, entry->id));
	diag_mend(check->diags, "make a question of each.");
	diag_about(check->diags, forest_text(forest, entry->id));
}

void
check_lengths(const struct reading *reading, struct diags *diags)
{
	const struct forest *forest = reading->forest;
	struct check check = {
		.forest = forest, .reading = reading, .locator = { .diags = diags }, .diags = diags
	};

	if (forest->limits_count > 0)
		check.limits = forest->limits[0];
	said_visit(forest, check_text, &check);
	for (uint32_t i = 0; i < forest->entries_count; i++) {
		const struct entry *entry = &forest->entries[i];

		if (entry->kind == ENTRY_QUESTION) {
			check_question(&check, entry);
			check_asks_once(&check, entry);
		} else {
			check_ending(&check, i);
		}
	}
}
