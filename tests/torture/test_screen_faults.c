/* SPDX-License-Identifier: ISC */
/* The full screen without memory: whatever call for it fails, the terminal comes back as it was, and
 * nothing of a page stays on it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partway/str.h"
#include "pty.h"
#include "run.h"
#include "sanitized.h"

TestSuite(screen_faults, .init = scratch_open, .fini = scratch_close, .timeout = 300,
    .disabled = SANITIZED);

#define KEYS "11w\033mp0\033x"
#define LINES "1\n1\nx\n" /* where curses gives up, it goes on line by line */
#define DEATH "partway: out of memory"
#define FIRST 120 /* so many one by one: the start; then every STEP */
#define STEP 37

static struct pty *
start(unsigned long number)
{
	char *library = run_path("faults.so");
	struct str variables = { 0 };
	struct pty *pty;

	str_add_format(&variables,
	    "-u PARTWAY_TREES LD_PRELOAD=%s FAULT_REPORT=%s FAULT_CALL=alloc FAULT_STEP=1000000000 "
	    "FAULT_ALONE=%lu",
	    library, scratch_path("report"), number);
	pty = pty_start(&(struct pty_setup){ .variables = str_text(&variables) });
	if (pty_sees(pty, "Before you start"))
		pty_type(pty, strstr(pty_screen(pty), "then Enter") ? LINES : KEYS);
	str_fini(&variables);
	free(library);
	return pty;
}

/* True where a row shows nothing, or what was there before, or why it has ended. */
static bool
is_ours(const char *row)
{
	return *row && strcmp(row, "$ earlier") != 0 && strcmp(row, DEATH) != 0
	    && !strstr(row, ": Out of memory"); /* curses says it so */
}

/* False: no call failed, for there are fewer. */
static bool
fail_at(unsigned long number, unsigned long *died)
{
	struct pty *pty = start(number);
	struct str report = { 0 };
	int status = pty_end(pty);
	bool is_over;

	cr_expect(status == 0 || status == 1, "%lu: status %d", number, status);
	cr_expect(pty_modes_are_back(pty), "%lu: the modes of the terminal", number);
	for (int row = 0; row < 24; row++)
		cr_expect(!is_ours(pty_row(pty, row)), "%lu: %s", number, pty_row(pty, row));
	*died += status == 1;
	pty_free(pty);
	is_over = scratch_read("report", &report) && report.length > 0;
	str_fini(&report);
	return !is_over;
}

Test(screen_faults, the_terminal_comes_back_whatever_memory_is_not_there)
{
	unsigned long points = 0, died = 0;

	for (unsigned long n = 1; n <= 20000 && fail_at(n, &died); n += n < FIRST ? 1 : STEP)
		points++;
	cr_expect(points > FIRST && died > points / 4, "%lu of %lu ended", died, points);
	fprintf(stderr, "figure: fault injection, full screen: %lu points, %lu ended with a word\n",
	    points, died);
}
