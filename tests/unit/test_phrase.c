/* SPDX-License-Identifier: ISC */
/* Lists of phrases: what an author's words match, and what makes them right. */
#include <criterion/criterion.h>
#include <string.h>

#include "check/phrase.h"
#include "partway/str.h"

static struct phrases *phrases;

static void
start(void)
{
	phrases = phrases_new(UINT64_MAX);
}

static void
stop(void)
{
	phrases_free(phrases);
}

TestSuite(phrase, .init = start, .fini = stop);

static void
seek(const char *phrase)
{
	phrases_add(phrases, 0, PHRASE_SOUGHT, phrase);
}

/* What list 0 finds in TEXT, or "" for nothing. */
static void
expect(const char *text, const char *found)
{
	struct phrase_hit hits[PHRASE_LISTS] = { 0 };
	size_t count = phrases_find(phrases, 1, text, hits);

	cr_expect_eq(count, (size_t)(*found != '\0'), "%s", text);
	cr_expect(hits[0].length == strlen(found)
		&& (count == 0 || memcmp(hits[0].start, found, hits[0].length) == 0),
	    "%s: found \"%.*s\", not \"%s\"", text, (int)hits[0].length, hits[0].start, found);
}

Test(phrase, whole_words_are_found_whatever_their_case)
{
	seek("win back");
	expect("How to win back trust", "win back");
	expect("WIN BACK!", "WIN BACK");
	expect("win  back", "win  back");
	expect("They win backing", "");
	expect("a twin back", "");
	expect("win it back", "");
	expect("They win. Back then, they lost.", "");
	expect("win, back", "");
	expect("win", "");
	expect("", "");
}

Test(phrase, a_star_stands_for_any_ending)
{
	seek("commit* suicide");
	seek("narciss*");
	expect("committed suicide", "committed suicide");
	expect("commit suicide", "commit suicide");
	expect("a Narcissist.", "Narcissist");
	expect("narcis", "");
}

Test(phrase, a_number_is_in_digits_or_in_words)
{
	seek("# in #");
	seek("stay # days");
	expect("nine in ten", "nine in ten");
	expect("Once 9 in 10,000 did", "9 in 10,000");
	expect("in two", "");
	expect("some in ten", "");
	expect("stay 30 days", "stay 30 days");
	expect("stay ten days", "stay ten days");
	expect("stay tense days", "");
}

Test(phrase, a_mark_stands_for_itself)
{
	seek("%");
	seek("!");
	seek("???");
	expect("up to 80%", "%");
	expect("Stop! Now.", "!");
	expect("Which one ???", "???");
	expect("Which? Why??", "");
	expect("plain", "");
}

Test(phrase, hyphens_part_words_and_apostrophes_are_alike)
{
	seek("boyfriend");
	seek("post-partum");
	seek("don't");
	expect("an ex-boyfriend", "boyfriend");
	expect("your boyfriend's home", "boyfriend's");
	expect("your boyfriend\u2019s home", "boyfriend\u2019s");
	expect("post partum", "post partum");
	expect("a postpartum", "");
	expect("I don\u2019t", "don\u2019t");
	expect("I don", "");
}

Test(phrase, what_must_follow_follows_at_once)
{
	seek("write to");
	phrases_add(phrases, 0, PHRASE_THEN, "them");
	phrases_add(phrases, 0, PHRASE_THEN, "your ex");
	expect("write to them", "write to them");
	expect("Write to your ex.", "Write to your ex");
	expect("write to a friend, not to them", "");
	expect("write to", "");
	expect("write to. Them", "");
	expect("write to a friend, then write to them", "write to them");
}

Test(phrase, an_excuse_counts_until_its_sentence_ends)
{
	seek("call");
	phrases_add(phrases, 0, PHRASE_EXCUSE, "not");
	phrases_add(phrases, 0, PHRASE_EXCUSE, "instead of a");
	expect("Do not write, visit or call.", "");
	expect("Send a note instead of a call.", "");
	expect("Do not write. Then call.", "call");
	expect("Is it not? Then call.", "call");
	expect("call, not", "call");
}

Test(phrase, a_longer_phrase_around_it_makes_it_right)
{
	seek("come back");
	seek("one day");
	phrases_add(phrases, 0, PHRASE_BUT_NOT, "come back here");
	phrases_add(phrases, 0, PHRASE_BUT_NOT, "take one day at a time");
	expect("Only then, come back here.", "");
	expect("come back, here", "come back");
	expect("come back here, they may come back", "come back");
	expect("take one day at a time", "");
	expect("one day at a time", "one day");
	phrases_add(phrases, 0, PHRASE_BUT_NOT, "nobody can come back");
	expect("nobody can come back", "");
	expect("nobody can; come back", "come back");
}

Test(phrase, each_list_has_its_own_rules_and_is_found_once)
{
	struct phrase_hit hits[PHRASE_LISTS];

	phrases_add(phrases, 3, PHRASE_SOUGHT, "call");
	phrases_add(phrases, 3, PHRASE_EXCUSE, "not");
	phrases_add(phrases, 63, PHRASE_SOUGHT, "call them");
	phrases_add(phrases, 5, PHRASE_SOUGHT, "them");
	cr_assert_eq(phrases_find(phrases, UINT64_MAX, "Do not call them, or them.", hits), 2u);
	cr_expect_eq(hits[0].list, 63u);
	cr_expect_eq(hits[1].list, 5u);
	cr_expect_eq(phrases_find(phrases, UINT64_C(1) << 63, "call them", hits), 1u);
	cr_expect_eq(phrases_find(phrases, 1, "call them", hits), 0u);
}

/* Nothing can be found by what has no word: it would be everywhere. */
Test(phrase, an_empty_phrase_is_never_found)
{
	seek("");
	seek(" ");
	expect("", "");
	expect("a b.", "");
}

/* Lists by which nothing but time is lost: it ends, and says so. */
Test(phrase, a_budget_that_is_spent_is_told)
{
	struct phrase_hit hits[PHRASE_LISTS];

	stop();
	phrases = phrases_new(10);
	seek("call them");
	phrases_add(phrases, 0, PHRASE_THEN, "today");
	cr_expect_eq(phrases_find(phrases, 1, "call call call them now, now", hits), 0u);
	cr_expect_not(phrases_are_spent(phrases));
	cr_expect_eq(phrases_find(phrases, 1, "call", hits), 0u);
	cr_expect_not(phrases_are_spent(phrases));
	cr_expect_eq(phrases_find(phrases, 1, "call them today", hits), 0u);
	cr_expect(phrases_are_spent(phrases));
}

/* Many phrases that begin alike, and one that is not the last that was added. */
Test(phrase, every_phrase_of_a_long_list_is_found)
{
	struct str phrase = { 0 };

	for (int i = 0; i < 2000; i++) {
		str_clear(&phrase);
		str_add_format(&phrase, "w%dx deed", i);
		seek(str_text(&phrase));
	}
	for (int i = 0; i < 2000; i++) {
		str_clear(&phrase);
		str_add_format(&phrase, "w%dx deed", i);
		expect(str_text(&phrase), str_text(&phrase));
	}
	str_fini(&phrase);
}
