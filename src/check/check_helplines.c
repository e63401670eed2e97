/* SPDX-License-Identifier: ISC */
/* Help lines (safety.md 5.1): a number that cannot be called, or that nobody has called for a year,
 * is worse than none. Whether a number is the right one only a person can find out: where somebody
 * did, the day is looked at. */
#include "check/parts.h"

#include <string.h>

#include "check/locate.h"
#include "partway/ascii.h"
#include "partway/date.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "tree/place.h"

#define DAYS_OLD 180
#define DAYS_EXPIRED 365
#define DIGITS "0123456789"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

struct lines {
	const struct forest *forest;
	struct diags *diags;
	struct locator locator;
	struct date today; /* year 0: not known */
};

static struct place
place_of(const struct lines *lines, struct words words)
{
	return place_of_words(lines->forest, lines->forest->files[FILE_HELPLINES], words);
}

/* --- numbers --------------------------------------------------------------------------------- */

/* Two digits and more, with single spaces or hyphens between them, perhaps behind a +. */
static bool
is_number(const char *text, size_t length)
{
	size_t digits = 0;
	bool after_digit = false;

	for (size_t i = length > 0 && *text == '+'; i < length; i++) {
		bool is_digit = ascii_is_digit(text[i]);

		if (!is_digit && !(after_digit && (text[i] == ' ' || text[i] == '-')))
			return false;
		digits += is_digit;
		after_digit = is_digit;
	}
	return after_digit && digits >= 2;
}

static void
refuse_number(struct lines *lines, struct words words, struct part part)
{
	const char *text = forest_text(lines->forest, words);
	const char *number = text + part.start;
	size_t letter = strcspn(number, LETTERS);
	struct place at = locate_part(&lines->locator, place_of(lines, words), text, part);

	if (letter < part.length)
		diag_add(lines->diags, DIAG_PHONE_FORM, at,
		    "\"%.*s\" is not a phone number: \"%c\" is a letter", (int)part.length, number,
		    number[letter]);
	else
		diag_add(lines->diags, DIAG_PHONE_FORM, at, "\"%.*s\" is not a phone number",
		    (int)part.length, number);
	diag_mend(lines->diags,
	    "write digits, with spaces or hyphens between them and perhaps one + in front; two "
	    "numbers are joined by \" or \".");
}

/* One number, or several joined by "or". */
static void
check_call(struct lines *lines, struct words words)
{
	static const char joint[] = " or ";
	const char *text = forest_text(lines->forest, words);

	for (const char *at = text; *at;) {
		const char *next = strstr(at, joint);
		size_t length = next ? (size_t)(next - at) : strlen(at);

		if (!is_number(at, length))
			refuse_number(lines, words, (struct part){ (size_t)(at - text), length });
		at += length + (next ? strlen(joint) : 0);
	}
}

/* What to send, and where: each word with a digit in it is a number. */
static void
check_text(struct lines *lines, struct words words)
{
	const char *text = forest_text(lines->forest, words);

	if (*text && !strpbrk(text, DIGITS)) {
		diag_add(lines->diags, DIAG_PHONE_FORM, place_of(lines, words),
		    "\"%s\" has no number that it can be sent to", text);
		diag_mend(lines->diags, "write it like \"SHOUT to 85258\".");
	}
	for (const char *at = text; *at;) {
		size_t length = strcspn(at, " ");

		if (strcspn(at, DIGITS) < length && !is_number(at, length))
			refuse_number(lines, words, (struct part){ (size_t)(at - text), length });
		at += length + (at[length] == ' ');
	}
}

/* --- days ------------------------------------------------------------------------------------ */

/* What is found here is about no service: an age cannot be allowed. */

/* Later days have larger numbers. */
static int
day_order(struct date date)
{
	return (date.year * 12 + date.month) * 31 + date.day;
}

/* True where today is more than DAYS days after DAY. */
static bool
is_older(const struct lines *lines, struct date day, uint32_t days)
{
	return day_order(lines->today) > day_order(date_add(day, days, DATE_DAYS));
}

/* One day ahead is none: it may be tomorrow already where it was checked. */
static bool
is_to_come(const struct lines *lines, struct date day)
{
	return day_order(day) > day_order(date_add(lines->today, 1, DATE_DAYS));
}

static void
report_age(struct lines *lines, const struct helpline *line, enum diag_code code, unsigned days)
{
	diag_add(lines->diags, code, place_of(lines, line->checked_on),
	    "this line was checked more than %u days ago", days);
	diag_mend(lines->diags,
	    "compare it with %s, or call it; then write that day, and who did it%s.",
	    forest_text(lines->forest, line->source),
	    code == DIAG_LINE_EXPIRED ? ". Or take the line out" : "");
}

static void
check_day(struct lines *lines, const struct helpline *line)
{
	const char *text = forest_text(lines->forest, line->checked_on);
	struct date day;

	if (lines->today.year == 0 || !date_parse(text, &day))
		return;
	if (is_to_come(lines, day)) {
		diag_add(lines->diags, DIAG_VALUE_FORM, place_of(lines, line->checked_on),
		    "the day %s is still to come", text);
		diag_mend(lines->diags, "write the day on which the line was checked.");
	} else if (is_older(lines, day, DAYS_EXPIRED)) {
		report_age(lines, line, DIAG_LINE_EXPIRED, DAYS_EXPIRED);
	} else if (is_older(lines, day, DAYS_OLD)) {
		report_age(lines, line, DIAG_LINE_OLD, DAYS_OLD);
	}
}

/* --- rows ------------------------------------------------------------------------------------ */

/* A number works in one country; somebody who calls it elsewhere loses time. */
static void
check_country_of(struct lines *lines, const struct helpline *line)
{
	const struct country *country = &lines->forest->countries[line->country];
	struct words number = line->call.text ? line->call : line->text;

	if (number.text == 0 || country->emergency.text > 0)
		return;
	diag_add(lines->diags, DIAG_PLACE_MISSING, place_of(lines, number),
	    "a number needs the place where it works, and \"%s\" has no emergency number",
	    forest_text(lines->forest, country->id));
	diag_mend(lines->diags,
	    "add \"emergency\" to that country, or list the line under the one where it works.");
}

static void
check_site(struct lines *lines, const struct helpline *line)
{
	const char *text = forest_text(lines->forest, line->site);
	const char *dot = strchr(text, '.');

	if (!*text || (dot && dot > text && dot[1] && !strpbrk(text, " :")))
		return;
	diag_add(lines->diags, DIAG_LINK_FORM, place_of(lines, line->site),
	    "\"%s\" is not a plain address", text);
	diag_about(lines->diags, forest_text(lines->forest, line->service));
	diag_mend(lines->diags, "write it as people say it, like findahelpline.com.");
}

static void
check_hours(struct lines *lines, const struct helpline *line)
{
	if (line->hours.text == 0 || line->high)
		return;
	diag_add(lines->diags, DIAG_HOURS_UNCHECKED, place_of(lines, line->hours),
	    "hours stand on a line of medium confidence");
	diag_about(lines->diags, forest_text(lines->forest, line->service));
	diag_mend(lines->diags,
	    "take them away; or check the line with its service, then write \"confidence: high\".");
}

static void
check_line(struct lines *lines, const struct helpline *line, bool has_emergency)
{
	check_call(lines, line->call);
	check_text(lines, line->text);
	if (has_emergency)
		check_country_of(lines, line);
	check_site(lines, line);
	check_hours(lines, line);
	check_day(lines, line);
}

/* True where a country has an emergency number. Without any, that is the finding. */
static bool
check_emergency(struct lines *lines)
{
	const struct forest *forest = lines->forest;

	for (size_t i = 0; i < forest->countries_count; i++)
		if (forest->countries[i].emergency.text > 0)
			return true;
	diag_add(lines->diags, DIAG_EMERGENCY_MISSING,
	    (struct place){ .file = forest->files[FILE_HELPLINES] },
	    "no country has an emergency number");
	diag_mend(lines->diags, "add \"emergency\" to each country that has one.");
	return false;
}

void
check_helplines(const struct forest *forest, struct date today, struct diags *diags)
{
	struct lines lines = {
		.forest = forest, .diags = diags, .locator = { .diags = diags }, .today = today
	};
	bool has_emergency;

	if (forest->countries_count == 0)
		return; /* the file did not load: that is the finding */
	has_emergency = check_emergency(&lines);
	for (size_t i = 0; i < forest->countries_count; i++)
		check_call(&lines, forest->countries[i].emergency);
	for (size_t i = 0; i < forest->helplines_count; i++)
		check_line(&lines, &forest->helplines[i], has_emergency);
}
