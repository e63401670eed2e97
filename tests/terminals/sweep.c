/* SPDX-License-Identifier: ISC */
/* Runs the program, or that of a kiosk, under every entry of terminfo's database and looks at what its
 * readers would see: two pages, an empty screen. Prints a table; exit status 1 where an entry failed.
 * sweep PROGRAM [NAME...] */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child.h"
#include "database.h"
#include "emulator.h"
#include "eye.h"
#include "pages.h"
#include "partway/site.h"

#define LIMIT_MS 8000 /* for anything to appear: the machine may be busy, and old entries pause */
#define TURN_MS 20
#define WORKERS 4
#define MOST_FAILED 10  /* for each worker: then it is not about single entries */
#define NEAREST "vt100" /* what stands in for names that are too general */

enum result { RESULT_SCREEN, RESULT_LINES, RESULT_REFUSED, RESULT_FAILED };

static const char *const result_names[] = { "full screen", "line mode", "refused with a message",
	"failed" };

/* What a program shows line by line, first and after 1; and who it is. */
struct subject {
	const char *program;
	const struct site *site; /* of a kiosk; NULL: it is none */
	const char *first, *second;
};

extern const struct site kiosk_site;

struct trial {
	const struct subject *subject;
	struct child child;
	struct emulator *emulator;
	struct eye *eye; /* libvterm, for entries of ANSI; else NULL */
	const struct forest *forest;
	struct pages pages;
	unsigned eyes; /* entries that libvterm looked at, too */
	char why[200];
};

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

typedef bool seen(struct trial *trial, const void *wanted);

/* Waits until the terminal shows WANTED. */
static bool
wait_for(struct trial *trial, seen *sees, const void *wanted)
{
	long end = now_ms() + LIMIT_MS;

	while (!sees(trial, wanted))
		if (!child_listen(&trial->child, TURN_MS) && now_ms() > end)
			return false;
	return true;
}

static bool
sees_words(struct trial *trial, const void *wanted)
{
	const struct str *bytes = &trial->child.bytes;
	const char *words = wanted;

	return memmem(str_text(bytes), bytes->length, words, strlen(words)) != NULL;
}

/* Nothing to be seen, or the page; on both terminals. */
static bool
sees_page(struct trial *trial, const void *wanted)
{
	const struct str *bytes = &trial->child.bytes;
	struct emulator_abilities abilities = emulator_abilities(trial->emulator);

	emulator_show(trial->emulator, str_text(bytes), bytes->length);
	if (!pages_match(wanted, emulator_cells(trial->emulator), &abilities, trial->why))
		return false;
	return !trial->eye || eye_sees(trial->eye, bytes, wanted, trial->why);
}

static enum result
fail(struct trial *trial, const char *when)
{
	const char *strange = emulator_strange(trial->emulator);
	size_t used = strlen(trial->why);

	snprintf(trial->why + used, sizeof(trial->why) - used, "; %s%s%s", when,
	    *strange ? "; strange bytes: " : "", strange);
	return RESULT_FAILED;
}

static enum result
try_lines(struct trial *trial)
{
	if (!wait_for(trial, sees_words, trial->subject->first))
		return fail(trial, "line mode: no first page");
	child_type(&trial->child, "1\n");
	if (!wait_for(trial, sees_words, trial->subject->second))
		return fail(trial, "line mode: no second page");
	child_type(&trial->child, "x\n");
	return RESULT_LINES;
}

static enum result
try_screen(struct trial *trial)
{
	if (!wait_for(trial, sees_page, &trial->pages.first))
		return fail(trial, "first page");
	child_type(&trial->child, "1");
	if (!wait_for(trial, sees_page, &trial->pages.second))
		return fail(trial, "second page");
	child_type(&trial->child, "x");
	if (!wait_for(trial, sees_page, &trial->pages.blank))
		return fail(trial, "leaving");
	return RESULT_SCREEN;
}

/* Entries that libvterm must not look at: it takes what they say for text. */
static bool
is_strange(const char *name)
{
	static const char *const strange[] = { "amiga-vnc", "xterm-bold" };

	for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++)
		if (strcmp(name, strange[i]) == 0)
			return true;
	return false;
}

static struct winsize
window_of(int rows, int columns)
{
	return (
	    struct winsize){ .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
}

/* Starts the program with TERM=NAME, and what is needed to look at it. */
static bool
start(struct trial *trial, const char *name)
{
	const char *program = trial->subject->program;
	struct emulator_abilities abilities;

	*trial->why = '\0';
	trial->emulator = emulator_new(name);
	if (!trial->emulator)
		trial->emulator = emulator_new(NEAREST);
	abilities = emulator_abilities(trial->emulator);
	trial->eye = NULL;
	if (abilities.like_xterm && !is_strange(name))
		trial->eye = eye_new(abilities.rows, abilities.columns);
	trial->eyes += trial->eye != NULL;
	if (!abilities.screen) {
		child_start(&trial->child, program, name, window_of(24, 80));
		return false;
	}
	pages_draw(
	    &trial->pages, trial->forest, trial->subject->site, abilities.rows, abilities.columns);
	child_start(&trial->child, program, name, window_of(abilities.rows, abilities.columns));
	return true;
}

static enum result
try_name(struct trial *trial, const char *name)
{
	bool screen = start(trial, name);
	enum result result = screen ? try_screen(trial) : try_lines(trial);
	int status = child_end(&trial->child, result == RESULT_FAILED ? TURN_MS : LIMIT_MS);

	if (result != RESULT_FAILED && status != 0) {
		snprintf(trial->why, sizeof(trial->why), "exit status %d", status);
		result = RESULT_FAILED;
	}
	eye_free(trial->eye);
	emulator_free(trial->emulator);
	return result;
}

/* Tries every WORKERS-th name, until too many have failed, and writes a line for each into OUT. */
static void
work(FILE *out, const struct subject *subject, const struct names *names, size_t first)
{
	struct trial trial = { .subject = subject, .forest = pages_forest() };
	unsigned failed = 0;

	for (size_t i = first; i < names->count && failed < MOST_FAILED; i += WORKERS) {
		unsigned before = trial.eyes;
		enum result result;

		alarm(4 * LIMIT_MS / 1000 + 1);
		result = try_name(&trial, names->items[i]);
		failed += result == RESULT_FAILED;
		fprintf(out, "%d%d %s: %s\n", (int)result, (int)(trial.eyes - before),
		    names->items[i], trial.why);
	}
	fclose(out);
}

struct counts {
	unsigned of[4]; /* by enum result */
	unsigned eyes;
};

/* Returns how many entries the worker told of. */
static unsigned
count_lines(FILE *in, struct counts *counts)
{
	char line[400];
	unsigned told = 0;

	rewind(in);
	while (fgets(line, sizeof(line), in)) {
		int result = *line - '0';

		counts->of[result]++;
		counts->eyes += line[1] == '1';
		told++;
		if (result == RESULT_FAILED)
			printf("failed: %s", line + 3);
	}
	fclose(in);
	return told;
}

static int
run(const struct subject *subject, const struct names *names)
{
	struct counts counts = { 0 };
	unsigned told = 0;
	FILE *files[WORKERS];
	pid_t workers[WORKERS];

	for (size_t i = 0; i < WORKERS; i++) {
		files[i] = tmpfile();
		workers[i] = fork();
		if (workers[i] == 0) {
			work(files[i], subject, names, i);
			_exit(0);
		}
	}
	for (size_t i = 0; i < WORKERS; i++) {
		waitpid(workers[i], NULL, 0);
		told += count_lines(files[i], &counts);
	}
	if (told < names->count)
		printf("given up: %zu entries were not tried\n", names->count - told);
	printf("terminfo entries tried %u:", told);
	for (size_t i = 0; i < 4; i++)
		printf("%s %s %u", i > 0 ? "," : "", result_names[i], counts.of[i]);
	printf("\nof the full screens %u were seen by libvterm, too\n", counts.eyes);
	return told == names->count && told > 0 && counts.of[RESULT_FAILED] == 0 ? 0 : 1;
}

int
main(int count, char **arguments)
{
	struct names names = { 0 };
	struct names given = { .items = arguments + 2,
		.count = (size_t)(count > 2 ? count - 2 : 0) };
	struct subject partway = { .first = "Choose 1-2: ",
		.second = "Which is closest to your story?" };
	struct subject kiosk = {
		.site = &kiosk_site, .first = "Choose 1: ", .second = "Choose 1-2: "
	};
	bool is_kiosk = count > 1 && strstr(basename(arguments[1]), "kiosk");
	int status;

	if (count < 2) {
		fprintf(stderr, "usage: sweep PROGRAM [NAME...]\n");
		return 2;
	}
	partway.program = kiosk.program = arguments[1];
	setlocale(LC_ALL, "C.UTF-8");
	database_list(&names);
	status = run(is_kiosk ? &kiosk : &partway, given.count > 0 ? &given : &names);
	database_fini(&names);
	return status;
}
