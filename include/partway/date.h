/* SPDX-License-Identifier: ISC */
/* Calendar days. No clock here: the caller brings today. */
#ifndef PARTWAY_DATE_H
#define PARTWAY_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct str;

struct date {
	int year;  /* 1 to 9999 */
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

enum date_unit { DATE_DAYS, DATE_WEEKS, DATE_MONTHS };

/* Reads YYYY-MM-DD, a real day of the Gregorian calendar. False otherwise: DATE is then
 * undefined. */
bool date_parse(const char *text, struct date *date);

/* Counts on calendar days, so that clock changes cannot shift it. A month later than the 31st
 * is the last day of that month. Years above 9999 are not refused. */
struct date date_add(struct date date, uint32_t count, enum date_unit unit);

/* Adds "Wednesday 26 August 2026"; names are ours, not the locale's. */
void date_write(struct str *out, struct date date);

/* Adds "Wednesday 26 August", for use inside a sentence. */
void date_write_short(struct str *out, struct date date);

/* Reads "4 days" or "1 day", where ONE is "day" (1 to 999). False otherwise: COUNT is then
 * undefined. */
bool date_parse_count(const char *text, const char *one, uint32_t *count);

/* Reads "4 days", "1 week", "3 months" (1 to 999). False otherwise: COUNT and UNIT are then
 * undefined. */
bool date_parse_span(const char *text, uint32_t *count, enum date_unit *unit);

/* Adds "4 days", "1 week". */
void date_write_span(struct str *out, uint32_t count, enum date_unit unit);

#endif
