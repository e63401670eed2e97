/* SPDX-License-Identifier: ISC */
/* The lists of words of the shipped forest: each stops what it is there for. A sentence is put into
 * one entry or card of the shipped files, and the list must name it; or, where it is fine there,
 * must not. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "partway/base.h"
#include "partway/check.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/str.h"

static struct source_files shipped;

static void
start(void)
{
	struct diags diags = { 0 };

	cr_assert(source_files_read(&shipped, "trees", &diags));
	diags_fini(&diags);
}

static void
stop(void)
{
	source_files_fini(&shipped);
}

TestSuite(wordings, .init = start, .fini = stop, .timeout = 300);

/* Of the entry or card ID in FILE: behind the first BEHIND in it, WORDS are put in. NULL: they
 * become a line of what to do. FOUND: what the list must find there, or NULL. */
static const struct slip {
	const char *list, *file, *id, *behind, *words, *found;
} slips[] = {
	{ "T1", "stress.yaml", "p-final", NULL, "You were dumped.", "dumped" },
	{ "T1", "stress.yaml", "calm", "say: ", "I felt needy and ", "needy" },
	{ "T1", "shared/helplines.yaml", "us", "service: ", "Stalkers ", "Stalkers" },
	{ "T1", "stress.yaml", "p-final", NULL, "Take a weekend off.", NULL },
	{ "T1b", "stress.yaml", "p-final", NULL, "It was your fault.", "your fault" },
	{ "T1b", "stress.yaml", "p-final", NULL, "It was never your fault.", NULL },
	{ "T2a", "stress.yaml", "p-final", NULL, "Call your ex today.", "Call your ex" },
	{ "T2a", "healthy.yaml", "h-settle", NULL, "Then visit them.", "visit them" },
	{ "T2a", "shared/cards.yaml", "hard-days", NULL, "Reply to them.", "Reply to them" },
	{ "T2a", "stress.yaml", "p-final", NULL, "Stay in, and do not call your ex.", NULL },
	{ "T2a", "stress.yaml", "p-final", NULL, "Do not wait. Call a friend.", NULL },
	{ "T2a", "stress.yaml", "p-pause", NULL, "Call your ex today.", NULL },
	{ "T2b", "stress.yaml", "p-pause", NULL, "Ask through friends.", "through friends" },
	{ "T2b", "stress.yaml", "p-final", NULL, "Send no word through friends.", NULL },
	{ "T2b-channel", "stress.yaml", "p-final", NULL, "Try a new account.", "new account" },
	{ "T2b-channel", "stress.yaml", "p-final", NULL, "Do not try a new account.", NULL },
	{ "T2b-way", "stress.yaml", "p-own-it", NULL, "Drop by with flowers.", "Drop by" },
	{ "T2b-way", "shared/cards.yaml", "first-message", NULL, "Send a letter.", "letter" },
	{ "T2b-way", "stress.yaml", "p-own-it", NULL, "Never turn up there.", NULL },
	{ "T2c", "shared/order-asked.yaml", "f-wait", NULL, "Drop the order.", "Drop the order" },
	{ "T2c", "stress.yaml", "p-own-it", NULL, "Give an ultimatum.", "ultimatum" },
	{ "T2c-couple", "shared/gate.yaml", "g-abuse-them", NULL, "Try mediation.", "mediation" },
	{ "T2c-couple", "shared/cards.yaml", "safety-plan", NULL, "Find a mediator.", "mediator" },
	{ "T2c-couple", "tumultuous.yaml", "t-talk-first", NULL, "Try mediation.", NULL },
	{ "T3", "stress.yaml", "p-final", NULL, "That is a narcissist.", "narcissist" },
	{ "T3", "stress.yaml", "calm", "why: ", "Some people are toxic people. ", "toxic people" },
	{ "T3", "shared/sources.yaml", "EB-01", "gist: ", "Bipolar. ", "Bipolar" },
	{ "T4", "stress.yaml", "p-pause", NULL, "Tell her what you feel.", "her" },
	{ "T4", "stress.yaml", "who-ended-it", "say: ", "He did; ", "He" },
	{ "T4", "stress.yaml", "stress", "summary: ", "Your ex-husband. ", "husband" },
	{ "T4", "stress.yaml", "p-pause", NULL, "Here is the other person.", NULL },
	{ "T4", "shared/helplines.yaml", "us", "service: ", "Women's ", NULL },
	{ "T5", "stress.yaml", "p-pause", NULL, "They will come.", "They will" },
	{ "T5", "shared/cards.yaml", "pause", NULL, "It works for nine in ten.", "nine in ten" },
	{ "T5", "stress.yaml", "p-pause", NULL, "It works in 80% of all.", "%" },
	{ "T5", "stress.yaml", "calm", "say: ", "They will come; ", NULL },
	{ "T6", "stress.yaml", "p-final", NULL, "It is a cry for help.", "cry for help" },
	{ "T6", "shared/cards.yaml", "support", NULL, "Lock away all pills.", "pills" },
	{ "T6", "shared/gate.yaml", "danger-now", "say: ", "Commit suicide; ", "Commit suicide" },
	{ "T7", "stress.yaml", "p-pause", NULL, "You should rest.", "should" },
	{ "T7", "stress.yaml", "calm", "say: ", "Simply ", "Simply" },
	{ "T7", "stress.yaml", "p-pause", NULL, "Rest now!", "!" },
	{ "T7b", "stress.yaml", "p-pause", NULL, "You must rest.", "must" },
	{ "T7b", "stress.yaml", "calm", "say: ", "I must; ", NULL },
	{ "T7b", "shared/order-ended.yaml", "r-i-wrote", NULL, "You must stay away.", NULL },
	{ "T8", "shared/order-active.yaml", "r-silence", NULL, "Wait until it ends.",
	    "until it ends" },
	{ "T8", "shared/gate.yaml", "g-abuse-me", NULL, "One day it can heal.", "One day" },
	{ "T8", "shared/m-no.yaml", "m-no", NULL, "They may come back.", "come back" },
	{ "T8", "shared/cards.yaml", "order-facts", NULL, "Hope for a second chance.", "Hope for" },
	{ "T8", "shared/m-no.yaml", "m-no", NULL, "Then come back here.", NULL },
	{ "T8", "stress.yaml", "p-pause", NULL, "They may come back.", NULL },
	{ "S7", "shared/gate.yaml", "a-no", "say: None", " for a year", "year" },
	{ "S7", "shared/gate.yaml", "a-no", "say: They told me", " two days ago", NULL },
	{ "unfinished", "stress.yaml", "p-pause", NULL, "Todo.", "Todo" },
	{ "unfinished", "shared/cards.yaml", "pause", NULL, "Rest ???", "???" },
	{ "by-look", "stress.yaml", "p-pause", NULL, "Take the green one.", "the green one" },
};

/* The file of this name, with the slip made. */
static void
add_slip(const struct source_file *file, const struct slip *slip, struct str *out)
{
	char id[64];
	const char *at;

	snprintf(id, sizeof(id), "id: %s\n", slip->id);
	if (strcmp(file->name, "shared/helplines.yaml") == 0)
		snprintf(id, sizeof(id), "country: %s\n", slip->id);
	at = strstr(file->bytes, id);
	cr_assert(at != NULL, "%s has no %s", file->name, id);
	at = strstr(at, slip->behind ? slip->behind : "    do:");
	cr_assert(at != NULL, "%s, %s: %s", file->name, id, slip->words);
	at += strlen(slip->behind ? slip->behind : "    do:");
	str_add_bytes(out, file->bytes, (size_t)(at - file->bytes));
	str_add(out, slip->behind ? "" : "\n      - ");
	str_add(out, slip->words);
	str_add(out, at);
}

/* Checks the shipped files, that of SLIP changed. */
static void
check_with(const struct slip *slip, struct diags *diags, struct coverage *coverage)
{
	struct source_files files = { 0 };
	struct forest *forest;

	for (size_t i = 0; i < shipped.count; i++) {
		const struct source_file *file = &shipped.items[i];
		struct str bytes = { 0 };

		if (strcmp(file->name, slip->file) == 0)
			add_slip(file, slip, &bytes);
		else
			str_add_bytes(&bytes, file->bytes, file->length);
		source_files_set(&files, file->name, bytes.data, bytes.length);
		str_fini(&bytes);
	}
	forest = forest_load(&files, "trees", diags);
	check_forest(forest, files.count, (struct date){ 0 }, diags, coverage);
	forest_free(forest);
	source_files_fini(&files);
}

Test(wordings, each_list_stops_what_it_is_there_for)
{
	for (size_t i = 0; i < ARRAY_LEN(slips); i++) {
		const struct slip *slip = &slips[i];
		struct diags diags = { 0 };
		struct coverage coverage;
		struct str wanted = { 0 }, all = { 0 };
		bool found = false, named = false;

		check_with(slip, &diags, &coverage);
		cr_assert(coverage.proven, "%s: %s", slip->list, slip->words);
		str_add_format(&wanted, "\"%s\" is on the list %s,", slip->found ? slip->found : "",
		    slip->list);
		for (size_t j = 0; j < diags.count; j++) {
			const char *list = strstr(str_text(&wanted), " is on");

			found |= strncmp(diags.items[j].words, wanted.data, wanted.length) == 0;
			named |= strstr(diags.items[j].words, list) != NULL;
		}
		diags_write(&diags, &all);
		cr_expect(found == (slip->found != NULL) && named == found, "%s, %s: %s\n%s",
		    slip->list, slip->id, slip->words, str_text(&all));
		str_fini(&wanted);
		str_fini(&all);
		diags_fini(&diags);
	}
}

Test(wordings, no_list_is_without_a_sentence_that_it_stops)
{
	const struct forest *forest = forest_builtin();

	cr_assert(forest->wordings_count > 0);
	for (size_t i = 0; i < forest->wordings_count; i++) {
		const char *id = forest_text(forest, forest->wordings[i].id);
		bool tried = forest->wordings[i].in == 1u << SAID_WELCOME; /* test_site.c */

		for (size_t j = 0; j < ARRAY_LEN(slips); j++)
			tried |= strcmp(slips[j].list, id) == 0 && slips[j].found;
		cr_expect(tried, "no sentence for %s", id);
	}
}
