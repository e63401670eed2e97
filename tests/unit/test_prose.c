/* SPDX-License-Identifier: ISC */
/* Words, sentences and reading grades: what an author is told about a text must be so. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "partway/prose.h"
#include "partway/str.h"

/* Words as they are, marks in <>, stops in [], the end of the text as []. */
static void
expect_tokens(const char *text, const char *wanted)
{
	static const char *const open[] = { "", "[", "<" }, *const close[] = { "", "]", ">" };
	struct str found = { 0 };
	const char *rest = text;
	struct token token;

	while (prose_next(&rest, &token)) {
		str_add(&found, found.length > 0 ? " " : "");
		str_add(&found, open[token.kind]);
		str_add_bytes(&found, token.start, token.length);
		str_add(&found, close[token.kind]);
	}
	cr_expect_str_eq(str_text(&found), wanted, "%s", text);
	str_fini(&found);
}

Test(prose, words_keep_what_joins_them)
{
	expect_tokens("Don't, self-harm!", "Don't <,> self-harm [!]");
	expect_tokens("the parents' house", "the parents <'> house []");
	expect_tokens("wait - then go", "wait <-> then go []");
	expect_tokens("don\u2019t caf\u00e9", "don\u2019t caf\u00e9 []");
	expect_tokens("\u201cAlone\u201d", "<\u201c> Alone <\u201d> []");
	expect_tokens("yes/no (90%)", "yes </> no <(> 90 <%> <)> []");
}

Test(prose, a_stop_ends_a_sentence_but_not_a_number)
{
	expect_tokens("At 6.5 or 1,000 a day.", "At 6.5 or 1,000 a day [.]");
	expect_tokens("Call 988. Then rest.", "Call 988 [.] Then rest [.]");
	expect_tokens("Really?! Yes... \n", "Really [?] [!] Yes [.] [.] [.]");
	expect_tokens("One. Two", "One [.] Two []");
	expect_tokens("Say \"go.\"", "Say <\"> go [.] <\"> []");
	expect_tokens("", "[]");
}

static const struct {
	const char *word;
	size_t syllables;
} words[] = {
	{ "the", 1 },
	{ "me", 1 },
	{ "once", 1 },
	{ "eyes", 1 },
	{ "asked", 1 },
	{ "friends", 1 },
	{ "breathe", 1 },
	{ "they've", 1 },
	{ "don't", 1 },
	{ "didn't", 2 },
	{ "ex's", 2 },
	{ "people", 2 },
	{ "settled", 2 },
	{ "wanted", 2 },
	{ "reaches", 2 },
	{ "tables", 2 },
	{ "safety", 2 },
	{ "useful", 2 },
	{ "being", 2 },
	{ "trying", 2 },
	{ "quiet", 2 },
	{ "something", 2 },
	{ "every", 2 },
	{ "lawyer", 2 },
	{ "police", 2 },
	{ "anyone", 3 },
	{ "everyone", 3 },
	{ "violence", 3 },
	{ "suicide", 3 },
	{ "company", 3 },
	{ "witnesses", 3 },
	{ "loneliness", 3 },
	{ "completely", 3 },
	{ "idea", 3 },
	{ "self-respect", 3 },
	{ "relationship", 4 },
	{ "emergency", 4 },
	{ "situation", 4 },
	{ "seriously", 4 },
	{ "apology", 4 },
	{ "SEVEN", 2 },
	{ "7", 1 },
	{ "24", 2 },
	{ "988", 3 },
	{ "123456", 3 },
};

Test(prose, syllables_are_those_that_are_spoken)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct prose prose = { 0 };

		prose_count(&prose, words[i].word);
		cr_expect_eq(prose.syllables, words[i].syllables, "%s", words[i].word);
		cr_expect_eq(prose.hard, words[i].syllables >= 3, "%s", words[i].word);
		cr_expect_eq(prose.words, 1, "%s", words[i].word);
		cr_expect_eq(prose.sentences, 1, "%s", words[i].word);
	}
}

/* 0.39 * 14/2 + 11.8 * 16/14 - 15.59 = 0.63; no word of three syllables: 3.13. */
Test(prose, the_grade_of_plain_text_is_low)
{
	struct prose prose = { 0 };

	prose_count(&prose, "You can stop here today. Tell one person you trust how you are now.");
	cr_assert_eq(prose.words, 14);
	cr_assert_eq(prose.sentences, 2);
	cr_assert_eq(prose.syllables, 16);
	cr_expect_eq(prose_grade(&prose), 6);
	cr_expect_eq(prose_smog(&prose), 31);
}

/* 0.39 * 15/2 + 11.8 * 39/15 - 15.59 = 18.02; 1.043 * sqrt(7 * 30/2) + 3.1291 = 13.82. */
Test(prose, the_grade_of_legal_text_is_high_in_however_many_pieces_it_is_counted)
{
	struct prose prose = { 0 };

	prose_count(&prose, "Reconciliation requires mutual agreement");
	prose_count(&prose,
	    "An application for modification of the protective order takes "
	    "considerable time.");
	cr_assert_eq(prose.words, 15);
	cr_assert_eq(prose.sentences, 2);
	cr_assert_eq(prose.syllables, 39);
	cr_assert_eq(prose.hard, 7);
	cr_expect_eq(prose_grade(&prose), 180);
	cr_expect_eq(prose_smog(&prose), 138);
}

Test(prose, what_holds_no_word_has_no_grade)
{
	static const char *const texts[] = { "", " \n", "...", "-- %", "\xff\xc3", "\xe2\x80" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct prose prose = { 0 };

		prose_count(&prose, texts[i]);
		cr_expect_eq(prose.words + prose.sentences + prose.syllables, 0, "text %zu", i);
		cr_expect_eq(prose_grade(&prose), 0, "text %zu", i);
		cr_expect_eq(prose_smog(&prose), 0, "text %zu", i);
	}
}

/* In blocks of their own size, so that a step beyond the end is seen. Tokens and spaces are all. */
Test(prose, any_bytes_are_taken_once_and_in_order)
{
	static const char *const bytes[] = { "a", "e", "t", "s", "'", "-", ".", ",", "!", "9", " ",
		"\n", "\u2019", "\u00e9", "\xc3", "\xe2\x80", "\xff" };

	srand(7);
	for (int round = 0; round < 5000; round++) {
		struct str made = { 0 };
		struct prose prose = { 0 };
		struct token token;
		const char *rest, *end;
		char *text;

		for (int i = rand() % 90; i > 0; i--)
			str_add(&made, bytes[(size_t)rand() % (sizeof(bytes) / sizeof(*bytes))]);
		text = strdup(str_text(&made));
		rest = end = text;
		while (prose_next(&rest, &token)) {
			while (end < token.start && strchr(" \n", *end))
				end++;
			cr_assert_eq(end, token.start, "round %d", round);
			end += token.length;
		}
		cr_assert_eq(strspn(end, " \n"), strlen(end), "round %d", round);
		prose_count(&prose, text);
		cr_assert(prose.syllables >= prose.words, "round %d", round);
		free(text);
		str_fini(&made);
	}
}
