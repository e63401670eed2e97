/* SPDX-License-Identifier: ISC */
/* What is left in memory when a reader has left: neither answers nor words of the pages that they
 * saw. tests/preload/leftover.c looks from within the program, at its very end. The trees are those
 * built in: their texts are constant, so what is found elsewhere was shown. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "partway/forest.h"
#include "partway/str.h"
#include "partway/ui.h"
#include "sanitized.h"
#include "visit.h"

#define KEYS "135346jj" /* to the fifth question of a walk, with something moved */
#define LINES "1\n3\n5\n3\n4\n6\n"
#define LOST 2        /* answers that the C library writes over where they are freed */
#define MOST_BYTES 12 /* of a text: so many stand in one row */
#define FROM 15       /* of the choice: its first letters are soon overwritten */
#define MOST_FOUND 2000

/* The sanitizer must be loaded before everything else, and keeps what is freed. */
#define INIT .disabled = SANITIZED

static struct str words;                                 /* for LEFTOVER_WORDS */
static char ask[MOST_BYTES + 1], choice[MOST_BYTES + 1]; /* how they begin */
static char found[MOST_FOUND + 1];

static void
add_bytes(const void *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		str_add_format(&words, "%02x", ((const unsigned char *)bytes)[i]);
	str_add_char(&words, ',');
}

/* The answers as they are kept, the question on the screen, the choice that is selected. */
static void
take_down(void)
{
	const struct forest *forest = forest_builtin();
	const struct entry *here;
	const struct answer *answer;
	struct ui ui;

	ui_init(&ui, forest, (struct date){ 2025, 1, 31 });
	ui_resize(&ui, 24, 80);
	for (const char *key = KEYS; *key; key++)
		cr_assert(ui_key(&ui, (uint32_t)*key));
	cr_assert(ui.walk.taken == 4 && !walk_ended(&ui.walk));
	here = &forest->entries[ui.walk.here];
	answer = &forest->answers[here->answers.first + ui_top(&ui)->selected];
	snprintf(ask, sizeof(ask), "%s", forest_text(forest, here->title));
	snprintf(choice, sizeof(choice), "%s", forest_text(forest, answer->say) + FROM);
	add_bytes(ui.walk.steps + LOST, (ui.walk.taken - LOST) * sizeof(*ui.walk.steps));
	add_bytes(ask, strlen(ask));
	add_bytes(choice, strlen(choice));
	ui_fini(&ui);
}

/* Starts the program, with "leftover.so" of its own folder in it, and walks. */
static struct pty *
walk(const char *path, const char *options, const char *unwiped)
{
	const char *program = getenv("PARTWAY_PROGRAM");
	int folder = (int)(strrchr(program, '/') - program);
	struct str variables = { 0 };
	struct pty *pty;

	str_add_format(&variables,
	    "-u PARTWAY_TREES LD_PRELOAD=%.*s/leftover.so LEFTOVER_REPORT=%s LEFTOVER_WORDS=%s %s",
	    folder, program, path, str_text(&words), unwiped);
	pty =
	    pty_start(&(struct pty_setup){ .variables = str_text(&variables), .options = options });
	cr_assert(pty_sees(pty, "Before you start"));
	pty_type(pty, options ? LINES : KEYS);
	cr_assert(pty_sees(pty, ask));
	cr_assert(options ? pty_sees(pty, "Answer 1-") : pty_sees_cursor_at(pty, choice));
	str_fini(&variables);
	return pty;
}

/* What is left after a walk that ends with KEYS, or where there are none, by SIGNAL. */
static const char *
left_by(const char *options, const char *keys, int signal, const char *unwiped)
{
	char path[] = "/tmp/partway-XXXXXX";
	int file = mkstemp(path);
	struct pty *pty = walk(path, options, unwiped);
	ssize_t length;

	if (keys)
		pty_type(pty, keys);
	else
		kill(pty_process(pty), signal);
	cr_assert_eq(pty_end(pty), signal == SIGSEGV);
	pty_free(pty);
	length = read(file, found, MOST_FOUND);
	found[length > 0 ? length : 0] = '\0';
	close(file);
	unlink(path);
	return found;
}

Test(leftover, what_is_not_wiped_would_be_found, INIT)
{
	take_down();
	for (int line = 0; line <= 1; line++) {
		left_by(line ? "--plain" : NULL, line ? "x\n" : "x", 0, "LEFTOVER_UNWIPED=1");
		cr_assert(strstr(found, "0 in "), "no answers in %s", found);
		cr_assert(strstr(found, "1 in "), "no question in %s", found);
		cr_assert(strstr(found, "2 in "), "no choice in %s", found);
	}
}

Test(leftover, nothing_of_a_walk_is_left_in_memory, INIT)
{
	take_down();
	cr_assert_str_empty(left_by(NULL, "x", 0, ""));
	cr_assert_str_empty(left_by(NULL, "qq", 0, ""));
	cr_assert_str_empty(left_by(NULL, NULL, SIGTERM, ""));
	cr_assert_str_empty(left_by("--plain", "x\n", 0, ""));
	cr_assert_str_empty(left_by("--plain", "q\ny\n", 0, ""));
	cr_assert_str_empty(left_by("--plain", NULL, SIGHUP, ""));
}

/* A crash wipes what it can do without harm: the answers. */
Test(leftover, a_crash_wipes_the_answers, INIT)
{
	take_down();
	cr_assert_null(strstr(left_by(NULL, NULL, SIGSEGV, ""), "0 in "));
	cr_assert_null(strstr(left_by("--plain", NULL, SIGSEGV, ""), "0 in "));
}
