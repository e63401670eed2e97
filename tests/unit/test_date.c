/* SPDX-License-Identifier: ISC */
/* Dates: the day shown as "look again" is the right one. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <time.h>

#include "partway/date.h"
#include "partway/str.h"

static void
expect_later(const char *from, uint32_t count, enum date_unit unit, const char *wanted)
{
	struct str out = { 0 };
	struct date date;

	cr_assert(date_parse(from, &date), "%s", from);
	date_write(&out, date_add(date, count, unit));
	cr_expect_str_eq(str_text(&out), wanted, "%s", from);
	str_fini(&out);
}

Test(date, adds_calendar_days)
{
	expect_later("2026-08-22", 4, DATE_DAYS, "Wednesday 26 August 2026");
	expect_later("2024-02-28", 1, DATE_DAYS, "Thursday 29 February 2024");
	expect_later("2025-02-28", 1, DATE_DAYS, "Saturday 1 March 2025");
	expect_later("2025-12-31", 1, DATE_DAYS, "Thursday 1 January 2026");
	expect_later("2025-01-01", 2, DATE_WEEKS, "Wednesday 15 January 2025");
	expect_later("2025-01-31", 1, DATE_MONTHS, "Friday 28 February 2025");
	expect_later("2025-11-30", 3, DATE_MONTHS, "Saturday 28 February 2026");
	expect_later("2000-02-28", 366, DATE_DAYS, "Wednesday 28 February 2001");
}

/* The C library's calendar as the second opinion, day by day over 130 years. */
Test(date, agrees_with_the_c_library)
{
	struct date date = { 1970, 1, 1 };
	char wanted[64];

	for (time_t second = 0; second < (time_t)130 * 366 * 86400; second += 86400) {
		struct str out = { 0 };
		struct tm tm;

		gmtime_r(&second, &tm);
		strftime(
		    wanted, sizeof(wanted), tm.tm_mday < 10 ? "%A%e %B %Y" : "%A %e %B %Y", &tm);
		date_write(&out, date);
		cr_assert_str_eq(str_text(&out), wanted);
		str_fini(&out);
		date = date_add(date, 1, DATE_DAYS);
	}
}

Test(date, refuses_what_is_no_day)
{
	static const char *const bad[] = { "", "2025-02-29", "2025-13-01", "2025-00-10",
		"2025-01-00", "2025-1-1", "25-01-01", "2025/01/01", "2025-01-32", "0000-01-01",
		"2025-01-01 ", " 2025-01-0" };
	struct date date;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_expect(not(date_parse(bad[i], &date)), "%s", bad[i]);
}

Test(date, reads_lengths_of_time)
{
	static const char *const bad[] = { "", "4", "4days", "4 dyas", "0 days", "1 days", "2 day",
		"1000 days", "-4 days", "4  days", "4 days ", "four days" };
	uint32_t count;
	enum date_unit unit;
	struct str out = { 0 };

	cr_assert(date_parse_span("3 months", &count, &unit));
	date_write_span(&out, count, unit);
	cr_expect_str_eq(str_text(&out), "3 months");
	str_fini(&out);
	cr_assert(date_parse_span("1 week", &count, &unit));
	cr_expect(eq(u32, count, 1));
	cr_expect(unit == DATE_WEEKS);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_expect(not(date_parse_span(bad[i], &count, &unit)), "%s", bad[i]);
}
