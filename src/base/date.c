/* SPDX-License-Identifier: ISC */
/* Calendar days by counting them (the civil calendar, in 400-year cycles from 1 March 0000). */
#include "partway/date.h"

#include <stddef.h>
#include <string.h>

#include "partway/str.h"

static const char *const unit_names[] = { "day", "week", "month" };

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days since 1 March of the year 0. */
static long
day_number(struct date date)
{
	long year = date.month > 2 ? date.year : date.year - 1;
	long month = (date.month + 9) % 12; /* March is 0, so that the leap day comes last */

	return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day
	    - 1;
}

static bool
parse_digits(const char *text, size_t count, int *value)
{
	*value = 0;
	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*value = *value * 10 + (text[i] - '0');
	}
	return true;
}

bool
date_parse(const char *text, struct date *date)
{
	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	if (!parse_digits(text, 4, &date->year) || !parse_digits(text + 5, 2, &date->month)
	    || !parse_digits(text + 8, 2, &date->day))
		return false;
	return date->year >= 1 && date->month >= 1 && date->month <= 12 && date->day >= 1
	    && date->day <= days_in_month(date->year, date->month);
}

static struct date
add_months(struct date date, uint32_t count)
{
	long months = date.month - 1 + (long)count;

	date.year += (int)(months / 12);
	date.month = (int)(months % 12) + 1;
	if (date.day > days_in_month(date.year, date.month))
		date.day = days_in_month(date.year, date.month);
	return date;
}

struct date
date_add(struct date date, uint32_t count, enum date_unit unit)
{
	if (unit == DATE_MONTHS)
		return add_months(date, count);
	if (unit == DATE_WEEKS)
		count *= 7;
	while (count-- > 0) {
		if (date.day < days_in_month(date.year, date.month)) {
			date.day++;
			continue;
		}
		date.day = 1;
		date = add_months(date, 1);
	}
	return date;
}

void
date_write_short(struct str *out, struct date date)
{
	static const char *const days[] = { "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Monday", "Tuesday" }; /* 1 March of the year 0 was a Wednesday */
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };

	str_add_format(
	    out, "%s %d %s", days[day_number(date) % 7], date.day, months[date.month - 1]);
}

void
date_write(struct str *out, struct date date)
{
	date_write_short(out, date);
	str_add_format(out, " %d", date.year);
}

bool
date_parse_count(const char *text, const char *one, uint32_t *count)
{
	size_t digits = strspn(text, "0123456789"), length = strlen(one);
	int value;

	if (digits < 1 || digits > 3 || text[digits] != ' ')
		return false;
	parse_digits(text, digits, &value);
	*count = (uint32_t)value;
	text += digits + 1;
	return value > 0 && strncmp(text, one, length) == 0
	    && strcmp(text + length, value == 1 ? "" : "s") == 0;
}

bool
date_parse_span(const char *text, uint32_t *count, enum date_unit *unit)
{
	for (int i = 0; i < 3; i++) {
		*unit = (enum date_unit)i;
		if (date_parse_count(text, unit_names[i], count))
			return true;
	}
	return false;
}

void
date_write_span(struct str *out, uint32_t count, enum date_unit unit)
{
	str_add_count(out, count, unit_names[unit]);
}
