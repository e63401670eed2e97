/* SPDX-License-Identifier: ISC */
/* The system calls that whole visits make, beside those that the filter allows (src/filter_calls.c): the
 * one list is held to the other. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "box.h"
#include "filter.h"
#include "partway/base.h"
#include "partway/str.h"

#define MOST_CALLS 80

/* A call as strace names it, with the request of an ioctl() or fcntl(). */
struct used {
	char name[80];
	unsigned count;
};

static struct used used[MOST_CALLS];
static size_t used_count;

static void
count_call(const char *name)
{
	size_t i = 0;

	while (i < used_count && strcmp(used[i].name, name) != 0)
		i++;
	cr_assert(i < MOST_CALLS);
	used_count = i == used_count ? i + 1 : used_count;
	snprintf(used[i].name, sizeof(used[i].name), "%s", name);
	used[i].count++;
}

/* Takes the call in LINE of strace: "123 ioctl(1, SNDCTL_TMR_STOP or TCSETSW, {...}) = 0". */
static void
take_line(const char *line)
{
	char call[24], request[48] = "", name[80];
	const char *other;

	while (isdigit((unsigned char)*line) || *line == ' ')
		line++;
	if (sscanf(line, "%23[a-z0-9_](", call) != 1 || line[strlen(call)] != '(')
		return; /* a signal, or the end */
	if (strcmp(call, "setitimer") == 0)
		sscanf(line, "setitimer(%47[A-Z_]", request);
	if (strcmp(call, "ioctl") == 0 || strcmp(call, "fcntl") == 0) {
		sscanf(strchr(line, ',') + 1, " %47[A-Z0-9_]", request);
		other = strstr(line, " or TC");
		if (other)
			sscanf(other, " or %47[A-Z0-9_]", request);
	}
	snprintf(name, sizeof(name), "%s%s%s", call, *request ? " " : "", request);
	count_call(name);
}

/* Counts the calls that FILE, of strace, has after the seal. */
static void
count_calls(const char *path)
{
	FILE *file = fopen(path, "r");
	bool sealed = false;
	char line[1000];

	cr_assert(file, "%s", path);
	while (fgets(line, sizeof(line), file)) {
		if (sealed)
			take_line(line);
		sealed = sealed
		    || (strstr(line, "seccomp(SECCOMP_SET_MODE_FILTER") && strstr(line, "= 0"));
	}
	fclose(file);
	cr_assert(sealed, "no seal in %s", path);
}

/* A program under strace, as root. */
static struct pty *
trace(const char *program, const char *term, const char *path)
{
	struct str command = { 0 };
	struct pty *pty;

	str_add_format(&command, "exec strace -f -o %s /usr/local/libexec/%s", path, program);
	pty = pty_start(&(struct pty_setup){ .command = str_text(&command), .term = term });
	str_fini(&command);
	return pty;
}

static void
visit_full_screen(const char *path)
{
	static const struct box_step steps[] = { { "", BOX_WELCOME }, { "1", "Before you start" },
		{ "?", "Go back" }, { "b", "Before you start" }, { "0", "Help lines" },
		{ "b", "Before you start" }, { "1", "Which is closest" }, { "1", "Question 1" },
		{ "5", "Question 2" }, { "3", "Question 3" }, { "w", "Why" }, { "b", "Question 3" },
		{ "m", "Map" }, { "b", "Question 3" }, { "p", "Your answers" },
		{ "b", "Question 3" }, { "b", "Question 2" }, { "f", "Question 3" } };
	struct pty *pty = trace("partway-quick", "xterm-256color", path);

	box_walk(pty, steps, ARRAY_LEN(steps));
	pty_resize(pty, 100, 300);
	cr_assert(pty_sees(pty, "Your answers so far"), "%s", pty_screen(pty));
	pty_resize(pty, 8, 30);
	cr_assert(pty_sees(pty, "too small"));
	pty_resize(pty, 24, 80);
	cr_assert(pty_sees(pty, "Question 3"));
	cr_assert(pty_sees(pty, "Are you still there?")); /* and then nobody is */
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
	count_calls(path);
}

static void
visit_line_by_line(const char *path, const char *term, const char *begin)
{
	const struct box_step steps[] = { { "", BOX_WELCOME }, { begin, "Before you start" },
		{ "1\n", "Which is closest" }, { "?\n", "Go back" }, { "b\n", "" },
		{ "0\n", "elp lines" }, { "b\n", "" }, { "1\n", "Question 1" } };
	struct pty *pty = trace("partway-quick", term, path);

	box_walk(pty, steps, ARRAY_LEN(steps));
	pty_type(pty, "x\n");
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
	count_calls(path);
}

/* A bug of ours: abort(). */
static void
visit_that_breaks(const char *path)
{
	struct pty *pty = trace("partway-hostile", "xterm", path);

	cr_assert(pty_sees(pty, BOX_WELCOME));
	box_type_point(pty, ATTEMPT_KEY + 1); /* the second attempt */
	cr_assert_eq(pty_end(pty), 1);
	pty_free(pty);
	count_calls(path);
}

/* How often CALL was made. */
static unsigned
times_used(const struct filter_call *call)
{
	char name[80];

	snprintf(name, sizeof(name), "%s%s%s", call->name,
	    call->with && isupper((unsigned char)*call->with) ? " " : "",
	    call->with && isupper((unsigned char)*call->with) ? call->with : "");
	for (size_t i = 0; i < used_count; i++)
		if (strcmp(used[i].name, name) == 0)
			return used[i].count;
	return 0;
}

static bool
is_allowed(const struct used *call)
{
	size_t length = strcspn(call->name, " ");

	for (size_t i = 0; i < filter_call_count; i++) {
		const struct filter_call *row = &filter_calls[i];

		if (strncmp(row->name, call->name, length) == 0 && row->name[length] == '\0'
		    && (call->name[length] == '\0'
			|| (row->with && strcmp(row->with, call->name + length + 1) == 0)))
			return true;
	}
	return false;
}

/* Prints the list: "CALL ioctl TCGETS: made 12 times", "CALL writev: never made here; why". */
static unsigned
print_calls(void)
{
	unsigned made = 0;

	for (size_t i = 0; i < filter_call_count; i++) {
		const struct filter_call *call = &filter_calls[i];
		struct str line = { 0 };
		unsigned times = times_used(call);

		str_add_format(&line, "CALL %s%s%s: ", call->name, call->with ? " " : "",
		    call->with ? call->with : "");
		if (times)
			str_add_format(&line, "made %u times", times);
		else
			str_add(&line, "never made here");
		if (call->why)
			str_add_format(
			    &line, "; %s%s", call->refusal ? "refused: " : "", call->why);
		puts(str_text(&line));
		str_fini(&line);
		made += times > 0;
	}
	fflush(stdout);
	return made;
}

Test(seal, a_visit_makes_the_calls_that_are_allowed, .timeout = 120)
{
	ROW(68, "system calls of a visit");
	struct str path = { 0 };
	unsigned made;

	str_add_format(&path, "%s/trace", box_scratch());
	visit_full_screen(str_text(&path));
	visit_line_by_line(str_text(&path), "xterm", "2");
	visit_line_by_line(str_text(&path), "dumb", "1\n");
	visit_that_breaks(str_text(&path));
	str_fini(&path);
	for (size_t i = 0; i < used_count; i++)
		cr_assert(is_allowed(&used[i]), "%s is made, and not allowed", used[i].name);
	made = print_calls();
	for (size_t i = 0; i < filter_call_count; i++)
		cr_assert(filter_calls[i].why || times_used(&filter_calls[i]),
		    "%s %s is allowed, never made, and has no reason", filter_calls[i].name,
		    filter_calls[i].with ? filter_calls[i].with : "");
	ROW_RESULT("%u made in 4 visits, all allowed; %zu more are allowed, each with its reason",
	    made, filter_call_count - made);
}
