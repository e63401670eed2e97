/* SPDX-License-Identifier: ISC */
/* The printed walkthrough as roff: what stands on it and where. How it looks when it is printed, and
 * that each page is the one that is named, is seen by tests/paper.sh. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "partway/walkthrough.h"
#include "small.h"
#include "walk/scope.h"

#define BUILTIN forest_builtin()

/* A forest in which no walk ends in contact. */
#define CLOSED \
	"block gate G\n" \
	"ask first: Yes a=yes > stop; No a=no > return; unsure > stop\n" \
	"end stop: none crisis\n" \
	"tree one O\n" \
	"end rest: none recover\n" \
	"fact a: no | yes\n" \
	"rule R1: if-facts: [a=yes], contact: [none]\n"

static void
write_sheet(struct str *out, const struct forest *forest, const char *tree, bool is_large)
{
	struct walkthrough walkthrough = { .forest = forest,
		.tree = forest_find_tree(forest, tree),
		.region = NONE,
		.is_large = is_large };

	walkthrough_write(&walkthrough, out);
}

/* The sheet of TREE in 12 points. The caller frees it. */
static struct str
sheet_of(const struct forest *forest, const char *tree)
{
	struct str out = { 0 };

	write_sheet(&out, forest, tree, false);
	return out;
}

/* A copy of what stands from BEGIN on, up to END; "" where either is missing. The caller frees it. */
static char *
part_of(const struct str *sheet, const char *begin, const char *end)
{
	const char *from = strstr(str_text(sheet), begin);
	const char *to = from ? strstr(from + strlen(begin), end) : NULL;

	return alloc_copy(from && to ? from : "", from && to ? (size_t)(to - from) : 0);
}

static void
expect_in_order(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *at = strstr(text, words[i]);

		cr_expect(at != NULL, "\"%s\" is missing, or too early, in:\n%s", words[i], text);
		if (at)
			text = at + strlen(words[i]);
	}
}

#define EXPECT_IN_ORDER(text, ...) \
	do { \
		static const char *const words[] = { __VA_ARGS__ }; \
		expect_in_order(text, words, ARRAY_LEN(words)); \
	} while (0)

static size_t
count_of(const char *text, const char *words)
{
	size_t count = 0;

	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

/* --- references */

/* The page on which entry ENTRY has its heading: the last page that was started before it. */
static unsigned long
page_of(const struct str *sheet, const char *number)
{
	struct str heading = { 0 };
	const char *at, *page = NULL;

	str_add_format(&heading, "\n.SS \"%s. ", number);
	at = strstr(str_text(sheet), str_text(&heading));
	cr_assert(at, "%s has no heading", number);
	for (const char *next = str_text(sheet);
	     (next = strstr(next, "\n.if t .bp ")) != NULL && next < at; next++)
		page = next + strlen("\n.if t .bp ");
	str_fini(&heading);
	return page ? strtoul(page, NULL, 10) : 1;
}

/* Every answer of QUESTION has its arrow, with the number and the page of where it leads. */
static size_t
check_answers(const struct str *sheet, const struct scope *scope, uint32_t question)
{
	const struct forest *forest = scope->forest;
	struct span answers = forest->entries[question].answers;
	struct str number = { 0 }, heading = { 0 };
	char *text;

	forest_add_number(forest, &number, question);
	str_add_format(&heading, "\n.SS \"%s. ", str_text(&number));
	text = part_of(sheet, str_text(&heading), "\n.B \"Source\"");
	cr_expect_eq(count_of(text, "\n\\(sq\n"), answers.count, "%s", str_text(&number));
	for (uint32_t i = 0; i < answers.count; i++) {
		uint32_t target = scope_target(scope, answers.first + i);
		struct str arrow = { 0 };

		if (!scope->holds[target])
			continue;
		str_clear(&number);
		forest_add_number(forest, &number, target);
		str_add_format(&arrow, "-D n%s -P \\(->\\~ -A \\~(p.\\~%lu) -- \\fB%s\\fP\n",
		    str_text(&number), page_of(sheet, str_text(&number)), str_text(&number));
		cr_expect(strstr(text, str_text(&arrow)), "no %s", str_text(&arrow));
		str_fini(&arrow);
	}
	free(text);
	str_fini(&number);
	str_fini(&heading);
	return answers.count;
}

Test(walkthrough, every_arrow_names_the_entry_and_its_page)
{
	struct str sheet = sheet_of(BUILTIN, "stress");
	struct scope scope;
	size_t answers = 0, endings = 0;

	scope_open(&scope, BUILTIN, forest_find_tree(BUILTIN, "stress"));
	for (uint32_t i = 0; i < BUILTIN->entries_count; i++) {
		if (!scope.holds[i])
			continue;
		if (BUILTIN->entries[i].kind == ENTRY_QUESTION)
			answers += check_answers(&sheet, &scope, i);
		else
			endings++;
	}
	cr_expect(answers > 100, "%zu answers", answers);
	cr_expect_eq(count_of(str_text(&sheet), ". ENDING. "), endings);
	scope_close(&scope);
	str_fini(&sheet);
}

Test(walkthrough, an_arrow_to_another_tree_names_its_sheet)
{
	struct str start = sheet_of(BUILTIN, "start"), own = sheet_of(BUILTIN, "restraining-order");
	char *question = part_of(&start, "\n.SS \"S2. ", "\n.SS");
	char *gate = part_of(&start, "\n.SS \"G2. ", "\n.SS");
	char *own_gate = part_of(&own, "\n.SS \"G2. ", "\n.SS");

	EXPECT_IN_ORDER(question, "\\(->\\~\\fBsheet\\~", "no contact of any kind.\n");
	EXPECT_IN_ORDER(gate,
	    "planned\n\\(->\\~\\fBsheet\\~R\\fP:\nask for it.\nUntil then, no contact",
	    "rather not say\n\\(->\\~\\fBsheet\\~R\\fP:\nask for it.\nUntil then, no contact");
	EXPECT_IN_ORDER(own_gate, "planned\n.ie \\n(pL .pdfhref L -D nR1 ");
	cr_expect(!strstr(own_gate, "sheet"));
	free(question);
	free(gate);
	free(own_gate);
	str_fini(&start);
	str_fini(&own);
}

/* --- the first page */

static void
check_front(const char *tree, bool is_large)
{
	const struct forest *forest = BUILTIN;
	uint32_t gate = forest_find_tree(forest, "gate");
	struct str sheet = { 0 };
	char *front;

	write_sheet(&sheet, forest, tree, is_large);
	front = part_of(&sheet, ".SH \"NAME\"\n", "\n.if t .bp 2\n");
	EXPECT_IN_ORDER(front, "\nUse this sheet ", ".SH \"STOP FIRST\"\n",
	    "Stop at the first line that is true, and do what it says.\n",
	    "If none of these is true, begin at G1\\c\n", ".SH \"HELP LINES\"\n",
	    "United Kingdom 999", "findahelpline.com", "Near you: ______", "If you are under 18",
	    "Paper can be found", "fold it or put it away.",
	    "General information, not legal advice, based on what you tick.");
	cr_expect_eq(count_of(front, "\n\\(sq\n"), forest->trees[gate].stops.count);
	free(front);
	str_fini(&sheet);
}

Test(walkthrough, the_first_page_is_safe_by_itself_at_both_sizes)
{
	check_front("start", false);
	check_front("stress", true);
	check_front("restraining-order", true);
}

Test(walkthrough, a_heading_stands_only_where_there_is_something_below_it)
{
	struct small small;
	struct str sheet;

	small_load(&small, CLOSED);
	sheet = sheet_of(small.forest, "one");
	cr_expect(!strstr(str_text(&sheet), "STOP FIRST"), "the block has no stops");
	cr_expect(!strstr(str_text(&sheet), "CARDS"));
	cr_expect(strstr(str_text(&sheet), "\n.SS \"O1. ENDING. "));
	str_fini(&sheet);
	small_free(&small);
}

/* A paper that may be found tells nothing in its header. */
Test(walkthrough, the_header_of_paper_is_neutral)
{
	struct str sheet = sheet_of(BUILTIN, "restraining-order");
	char *title = part_of(&sheet, ".ie t .TH ", "\n");

	cr_expect_str_eq(title,
	    ".ie t .TH PARTWAY 7 " PARTWAY_DATE " \"partway " PARTWAY_VERSION "\" \"Sheet R\"");
	cr_expect(strstr(str_text(&sheet), "\n.el .TH PARTWAY\\-RESTRAINING\\-ORDER 7 "));
	free(title);
	str_fini(&sheet);
}

/* --- entries */

Test(walkthrough, an_ending_says_what_to_do_before_anything_else)
{
	struct str sheet = sheet_of(BUILTIN, "stress");
	char *pause = part_of(&sheet, "\n.SS \"X8. ENDING. ", "\n.SS");
	char *danger = part_of(&sheet, "\n.SS \"G5. ENDING. ", "\n.SS");

	EXPECT_IN_ORDER(pause, "\n.el (from\\~X", "\n.B \"Contact\"\n",
	    "Only if the arrows led you here from G1.\n", "\n.B \"Do\"\n", "\n.B \"Do not\"\n",
	    "\n.B \"Say\"\n\\(lq", " ____", "\\(rq\n", "\n.B \"Then\"\n",
	    "look again on ____ / ____ / ______ (", " from today)", "\n.B \"Why\"\n",
	    "\n.B \"Help\"\n", "\n.B \"Card\"\n", "-P ( -A ) -- p.\\~", "\n.B \"Source\"\n",
	    "EB\\-");
	EXPECT_IN_ORDER(danger, "\n.el (from\\~G1)\n", "\n.B \"Do\"\n");
	cr_expect(!strstr(danger, "Contact"), "\"none\" could be read as: talk to nobody");
	free(pause);
	free(danger);
	str_fini(&sheet);
}

Test(walkthrough, no_day_is_printed_and_no_key_is_named)
{
	static const char *const never[] = { "{again}", "key 0", "Press ", "press x", " w.",
		"ENDING. \"" };
	struct str sheet = sheet_of(BUILTIN, "healthy");

	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		cr_expect(!strstr(str_text(&sheet), never[i]), "%s", never[i]);
	cr_expect(strstr(str_text(&sheet), "The help lines\\*(hL list some."));
	str_fini(&sheet);
}

/* --- the last pages */

/* Whoever holds this page alone may have been told on another one to stop. */
Test(walkthrough, a_card_that_speaks_of_contact_says_for_whom_it_is)
{
	struct str sheet = sheet_of(BUILTIN, "stress");
	size_t wanted = 0;

	for (size_t i = 0; i < BUILTIN->cards_count; i++) {
		const struct card *card = &BUILTIN->cards[i];
		struct str heading = { 0 };
		char *text;

		str_add_format(&heading, "\n.SS \"CARD. %s\"\n", forest_text(BUILTIN, card->title));
		text = part_of(&sheet, str_text(&heading), "\n.S");
		if (*text && card->contact != CONTACT_NONE) {
			cr_expect(
			    strstr(text, "\nOnly where an ending of yours names this card.\n"),
			    "%s", text);
			wanted++;
		}
		str_fini(&heading);
		free(text);
	}
	cr_expect_gt(wanted, 3);
	str_fini(&sheet);
}

Test(walkthrough, a_tree_that_sends_on_to_others_comes_first)
{
	struct str start = sheet_of(BUILTIN, "start"), stress = sheet_of(BUILTIN, "stress");

	cr_expect(strstr(str_text(&start), "\nUse this sheet first, or if you cannot tell"));
	cr_expect(strstr(str_text(&stress), "\nUse this sheet if this fits: "));
	str_fini(&start);
	str_fini(&stress);
}

Test(walkthrough, each_card_that_an_ending_names_stands_there_once)
{
	struct str sheet = sheet_of(BUILTIN, "stress");
	const char *text = str_text(&sheet);

	cr_expect_eq(count_of(text, "\n.SS \"CARD. A pause instead of an end\"\n"), 1);
	cr_expect_eq(count_of(text, "\n.SS \"CARD. The rules of an order\"\n"), 1,
	    "a card of the gate's or a block's endings");
	cr_expect_eq(count_of(text, "\n.SH \"CARDS\"\n"), 1);
	str_fini(&sheet);
}

/* Headings of articles promise what an order forbids. */
Test(walkthrough, headings_of_articles_stand_only_where_contact_can_be_reached)
{
	struct str stress = sheet_of(BUILTIN, "stress");
	struct small small;
	struct str closed;
	char *sources = part_of(&stress, ".SH \"SOURCES\"", ".SH");

	EXPECT_IN_ORDER(sources, "Getting an ex back, in three situations", "In the opening: EB\\-",
	    "The cards are from ");
	small_load(&small, CLOSED);
	closed = sheet_of(small.forest, "one");
	cr_expect(strstr(str_text(&closed), ".SH \"SOURCES\""));
	cr_expect(!strstr(str_text(&closed), "\nIn \\(lqone"));
	free(sources);
	str_fini(&stress);
	str_fini(&closed);
	small_free(&small);
}

Test(walkthrough, the_last_page_has_help_lines)
{
	struct str sheet = sheet_of(BUILTIN, "start");
	const char *last = str_text(&sheet);

	for (const char *next = last; (next = strstr(next, "\n.if t .bp ")) != NULL;)
		last = ++next;
	EXPECT_IN_ORDER(last, ".SS \"Worldwide", "findahelpline.com", ".SH \"SEE ALSO\"\n",
	    ".BR partway (1),\n", ".BR partway\\-stress (7)");
	cr_expect(strstr(str_text(&sheet), "\n\\fB0808 2000 247\\fP:\n"));
	str_fini(&sheet);
}

Test(walkthrough, a_region_has_its_own_lines_and_those_of_no_country)
{
	struct walkthrough walkthrough = { .forest = BUILTIN,
		.tree = forest_find_tree(BUILTIN, "start"),
		.region = forest_find_country(BUILTIN, "india") };
	struct str sheet = { 0 };
	const char *text;

	walkthrough_write(&walkthrough, &sheet);
	text = str_text(&sheet);
	cr_expect(strstr(text, "Emergency numbers: India 112.\n"));
	cr_expect(strstr(text, "Women Helpline"));
	cr_expect(!strstr(text, "988") && !strstr(text, "Samaritans") && !strstr(text, "911"));
	cr_expect(!strstr(text, "findahelpline"), "India has a line for distress of its own");
	str_clear(&sheet);
	walkthrough.region = forest_find_country(BUILTIN, "new-zealand");
	walkthrough_write(&walkthrough, &sheet);
	cr_expect(strstr(str_text(&sheet), "findahelpline.com"), "New Zealand has none here");
	str_fini(&sheet);
}

Test(walkthrough, a_forest_gives_the_same_bytes_again)
{
	struct str first = sheet_of(BUILTIN, "healthy"), second = sheet_of(BUILTIN, "healthy");

	cr_expect_str_eq(str_text(&first), str_text(&second));
	str_fini(&first);
	str_fini(&second);
}
