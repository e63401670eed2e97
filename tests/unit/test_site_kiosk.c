/* SPDX-License-Identifier: ISC */
/* What becomes of a site that was found sound: the page that shows it, the servers that must not end
 * a visit before the kiosk does, the C that it is compiled as, and the manual page that tells of
 * it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "leave/leave.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/cdata.h"
#include "partway/forest.h"
#include "partway/page.h"
#include "partway/site.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "golden.h"
#include "site_trial.h"
#include "trees_page.h"

/* --- the welcome page */

/* True where the page of SITE shows both ways to begin. */
static bool
shows_both(const struct site *site, uint32_t rows, uint32_t columns)
{
	struct page page = { 0 };
	struct style style = { 0 };
	struct str text = { 0 };
	struct ui ui;
	bool both;

	ui_init(&ui, forest_builtin(), (struct date){ 2026, 8, 22 });
	ui_welcome(&ui, site);
	ui.rows = rows;
	ui.columns = columns;
	page_draw(&page, &ui, &style);
	golden_write(&page, &text);
	both = strstr(str_text(&text), " Begin\n") && strstr(str_text(&text), "Begin as plain text")
	    && !strstr(str_text(&text), "more below");
	str_fini(&text);
	page_fini(&page);
	ui_fini(&ui);
	return both;
}

/* Lets SITE_PERSON grow word by word until it is refused; returns its cells before that. */
static size_t
longest_person(const char *group, const char *word)
{
	struct str person = { 0 };
	size_t length = 0;

	str_add(&person, "Ask");
	for (bool fine = true; fine;) {
		struct site_trial trial;

		site_trial_texts(&trial, group, str_text(&person));
		fine = trial.diags.count == 0;
		cr_expect_eq(shows_both(&trial.file.site, 12, 40)
			&& person.length <= BOUND_SITE_PERSON_CELLS,
		    fine, "40x12, %s: %s\n%s", group, str_text(&person), str_text(&trial.findings));
		cr_expect(!fine || shows_both(&trial.file.site, 24, 80), "80x24, %s: %s", group,
		    str_text(&person));
		if (fine)
			length = person.length;
		str_add_format(&person, " %s", word);
		site_trial_fini(&trial);
	}
	str_fini(&person);
	return length;
}

Test(site_kiosk, whatever_is_allowed_leaves_both_ways_to_begin_on_the_smallest_screen)
{
	static const char *const words[] = { "a", "at", "desk", "aaaaaaaaaaaaaaaaaaaa",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
	const char *longest = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
			      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

	cr_assert_eq(strlen(longest), BOUND_SITE_GROUP_CELLS);
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		cr_expect(longest_person("Tuesday group, room 4", words[i]) > 3, "%s", words[i]);
		cr_expect(longest_person(longest, words[i]) >= 3, "%s", words[i]);
	}
	cr_expect(longest_person("Tuesday group, room 4", "desk") > 90);
	cr_expect(longest_person(longest, "desk") > 30);
}

/* --- the servers around it */

/* The number behind KEY in FILE, in seconds: its last letter is the unit. */
static unsigned
read_seconds(const char *file, const char *key)
{
	FILE *stream = fopen(file, "r");
	char line[256], unit = 's';
	unsigned number = 0;

	cr_assert(stream != NULL, "%s", file);
	while (number == 0 && fgets(line, sizeof(line), stream))
		if (strncmp(line, key, strlen(key)) == 0)
			cr_assert(sscanf(line + strlen(key), "%u%c", &number, &unit) >= 1);
	fclose(stream);
	cr_assert(number > 0, "%s has no %s", file, key);
	return number * (unit == 'h' ? 3600 : unit == 'm' ? 60 : 1);
}

/* A longer idle time, or visit, would be cut off without a word, and its last page left standing. */
Test(site_kiosk, a_visit_always_ends_by_itself_before_a_server_ends_it)
{
	const char *sshd = "src/kiosk/etc/sshd_config_partway";
	unsigned channel = read_seconds(sshd, "ChannelTimeout session:*=");
	unsigned grace = read_seconds(sshd, "LoginGraceTime ");
	unsigned unit = read_seconds("src/kiosk/etc/partway-kiosk@.service", "RuntimeMaxSec=");

	cr_expect_eq(LEAVE_WARNING, 60, "the findings say a minute");
	cr_expect(BOUND_SITE_IDLE_MOST * 60 + LEAVE_WARNING < channel, "sshd: %u", channel);
	cr_expect_eq(channel, 600, "the finding and the page say ten minutes");
	cr_expect(grace + BOUND_SITE_VISIT_MOST * 60 + LEAVE_WARNING < unit, "systemd: %u", unit);
	cr_expect_eq(unit, 7200, "the finding and the page say two hours");
	cr_expect(BOUND_SITE_VISIT_LEAST * 60 > BOUND_SITE_IDLE_MOST * 60 + LEAVE_WARNING);
}

Test(site_kiosk, exactly_the_lengths_within_the_bounds_are_taken)
{
	for (unsigned minutes = 1; minutes < 130; minutes++) {
		const char *s = minutes == 1 ? "" : "s";
		bool idle = minutes >= BOUND_SITE_IDLE_LEAST && minutes <= BOUND_SITE_IDLE_MOST;
		bool visit = minutes >= BOUND_SITE_VISIT_LEAST && minutes <= BOUND_SITE_VISIT_MOST;
		struct str text = { 0 };
		struct site_trial trial;

		str_add_format(&text,
		    "format: 1\ngroup: A\n" SITE_PERSON "idle: %u minute%s\nvisit: %u minute%s\n",
		    minutes, s, minutes, s);
		site_trial_bytes(&trial, text.data, text.length);
		cr_expect_eq(trial.file.site.idle, idle ? minutes * 60 : 0, "idle %u", minutes);
		cr_expect_eq(trial.file.site.visit, visit ? minutes * 60 : 0, "visit %u", minutes);
		cr_expect_eq(trial.diags.count, (size_t)!idle + !visit, "%u", minutes);
		str_fini(&text);
		site_trial_fini(&trial);
	}
}

/* --- as C */

/* The bytes that the first string literal of C stands for. */
static void
read_literal(const char *c, struct str *out)
{
	for (c = strchr(c, '{') + 1; *c != '"'; c++)
		;
	for (c++; *c != '"'; c++) {
		unsigned byte = 0;

		if (*c != '\\') {
			str_add_char(out, *c);
			continue;
		}
		cr_assert_eq(sscanf(c, "\\%3o", &byte), 1);
		str_add_char(out, (char)byte);
		c += 3;
	}
}

Test(site_kiosk, any_byte_of_a_text_comes_through_the_compiler)
{
	char all[256];
	struct site site = { .group = all, .person = "", .region = "uk", .idle = 1, .visit = 2 };
	struct str out = { 0 }, read = { 0 };

	for (unsigned i = 0; i < 255; i++)
		all[i] = (char)(i + 1);
	all[255] = '\0';
	cdata_write_site(&site, &out);
	read_literal(str_text(&out), &read);
	cr_expect_str_eq(str_text(&read), all);
	cr_expect(strchr(str_text(&out), '?') == NULL, "two of them begin a trigraph");
	for (const char *c = out.data; *c; c++)
		cr_expect(*c == '\n' || *c == '\t' || (*c >= ' ' && *c <= '~'), "byte %d", *c);
	cr_expect(strstr(out.data, "\",\n\t\"\",\n\t\"uk\",\n\t1,\n\t2,\n};\n") != NULL);
	str_fini(&out);
	str_fini(&read);
}

/* --- the manual page */

Test(site_kiosk, the_example_of_the_manual_page_is_a_sound_file)
{
	struct trees_page page;
	struct page_example example;
	size_t line = 0, count = 0;

	trees_page_read(&page, KIOSK_PAGE);
	while (trees_page_next_example(&page, &line, &example)) {
		struct str text = { 0 };
		struct site_trial trial;

		trees_page_add_example(&page, &example, &text);
		if (strncmp(str_text(&text), "format: 1\n", 10) == 0) {
			site_trial_bytes(&trial, text.data, text.length);
			cr_expect(trial.is_loaded);
			cr_expect_str_eq(str_text(&trial.findings), "");
			site_trial_fini(&trial);
			count++;
		}
		str_fini(&text);
	}
	cr_expect_eq(count, 1, "%zu examples", count);
	trees_page_free(&page);
}

Test(site_kiosk, every_limit_of_the_file_is_in_the_manual_page)
{
	FILE *file = fopen("include/partway/bounds.h", "r");
	struct trees_page page;
	char line[256], name[64], mark[80];
	size_t count = 0;

	cr_assert(file != NULL);
	trees_page_read(&page, KIOSK_PAGE);
	while (fgets(line, sizeof(line), file)) {
		bool named = false;

		if (sscanf(line, "#define %63[A-Z_]", name) != 1
		    || strncmp(name, "BOUND_SITE_", 11) != 0)
			continue;
		snprintf(mark, sizeof(mark), "@%s@", name);
		for (size_t i = 0; i < page.count; i++)
			named |= strstr(page.lines[i], mark) != NULL;
		cr_expect(named, "%s", name);
		count++;
	}
	fclose(file);
	trees_page_free(&page);
	cr_expect(count > 0);
}
