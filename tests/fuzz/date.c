/* SPDX-License-Identifier: ISC */
/* Fuzzer: days and lengths of time, as authors and the command line write them: "2024-02-29 3 months".
 * What is read can be written, and is the same when it is read again. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/date.h"
#include "partway/str.h"

static int
compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

static void
judge_date(const char *text, struct date date)
{
	struct str out = { 0 };

	str_add_format(&out, "%04d-%02d-%02d", date.year, date.month, date.day);
	assert(strcmp(str_text(&out), text) == 0);
	str_clear(&out);
	date_write(&out, date);
	judge_text(&out, false);
	str_fini(&out);
}

static void
judge_span(uint32_t count, enum date_unit unit)
{
	struct str out = { 0 };
	enum date_unit again_unit;
	uint32_t again;

	assert(count >= 1 && count <= 999);
	date_write_span(&out, count, unit);
	assert(date_parse_span(str_text(&out), &again, &again_unit));
	assert(again == count && again_unit == unit);
	str_fini(&out);
}

/* Days and weeks can be taken in two parts; months end on a real day. */
static void
judge_sum(struct date date, uint32_t count, enum date_unit unit)
{
	struct date later = date_add(date, count, unit), again;
	char text[16];

	assert(compare(date, later) < 0);
	snprintf(text, sizeof(text), "%04d-%02d-%02d", later.year, later.month, later.day);
	assert(later.year > 9999 || (date_parse(text, &again) && compare(later, again) == 0));
	if (unit == DATE_MONTHS)
		return;
	again = date_add(date_add(date, count / 2, unit), count - count / 2, unit);
	assert(compare(later, again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = alloc_copy((const char *)data, size), *rest = text;
	const char *day = strsep(&rest, " ");
	bool has_day, has_span;
	enum date_unit unit;
	struct date date;
	uint32_t count;

	has_day = date_parse(day, &date);
	has_span = rest && date_parse_span(rest, &count, &unit);
	if (has_day)
		judge_date(day, date);
	if (has_span)
		judge_span(count, unit);
	if (has_day && has_span)
		judge_sum(date, count, unit);
	free(text);
	return 0;
}
