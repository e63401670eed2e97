/* SPDX-License-Identifier: ISC */
/* What a visitor sends: the name of a terminal, the size of a window, and bytes. */
#include <libssh2.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"
#include "partway/base.h"
#include "partway/str.h"
#include "raw.h"

#define QUICK 5.0 /* seconds for anything to appear: the machine is shared */

/* --- names ------------------------------------------------------------------------------------- */

static const char *const plain_names[] = { "", ".", "..", "../../../../etc/passwd", "/etc/passwd",
	"xterm\n", "xterm\033]0;owned\007", "\033]0;owned\007", "%n%n%n%s", "hex:1a01", "b64:GgEA",
	"\377\376", "a b", "xterm;id", "-v", "lpr", "dumb", "unknown", "vt52", "tek4014",
	"xterm-kitty", "xterm-ghostty", "foot", "wezterm", "screen.xterm-256color" };

/* Visits with NAME; true where the visitor was let go by the program, by x. */
static void
try_name(const char *name, unsigned *lines)
{
	struct str out = { 0 };
	struct raw raw = { 0 };
	bool screen;

	raw_visit(&raw, BOX_KIOSK, name, 80, 24);
	cr_assert(raw_sees(&raw, &out, BOX_WELCOME, QUICK), "no page with TERM \"%.40s\"", name);
	cr_assert(raw_sees(&raw, &out, "leave now", QUICK), "TERM \"%.40s\"", name);
	cr_assert_not(memmem(str_text(&out), out.length, "owned", 5));
	screen = !memmem(str_text(&out), out.length, "Choose 1: ", 10);
	*lines += !screen;
	cr_assert(raw_type(&raw, screen ? "x" : "x\n", screen ? 1 : 2));
	cr_assert(raw_wait_end(&raw, QUICK) >= 0, "TERM \"%.40s\" does not let go", name);
	cr_assert_eq(libssh2_channel_get_exit_status(raw.channel), 0, "TERM \"%.40s\"", name);
	raw_close(&raw);
	str_fini(&out);
}

Test(terminal, any_name_gets_pages_that_can_be_read, .timeout = 120)
{
	ROW(26, "TERM values");
	char longest[4097];
	unsigned lines = 0;

	for (size_t i = 0; i < ARRAY_LEN(plain_names); i++)
		try_name(plain_names[i], &lines);
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	try_name(longest, &lines);
	cr_assert(box_scratch_files() == 0);
	ROW_RESULT("%zu names over ssh: %zu got the full screen, %u line mode; all ended by x with "
		   "status 0",
	    ARRAY_LEN(plain_names) + 1, ARRAY_LEN(plain_names) + 1 - lines, lines);
}

Test(terminal, every_entry_of_terminfo_shows_pages_or_lines, .timeout = 200)
{
	ROW(27, "TERM sweep");
	struct str command = { 0 };
	char line[400] = "", last[400] = "";
	double start = clock_now();
	FILE *table;

	if (access("/usr/share/terminfo/w/wyse50", R_OK) != 0)
		ROW_SKIP("no ncurses-term");
	str_add_format(
	    &command, "exec timeout -k 5 180 %s/sweep %s/partway-kiosk", box_build(), box_build());
	table = popen(str_text(&command), "r");
	cr_assert(table);
	while (fgets(line, sizeof(line), table))
		if (strncmp(line, "terminfo entries tried", 22) == 0)
			snprintf(last, sizeof(last), "%.*s", (int)strcspn(line, "\n"), line);
		else if (strncmp(line, "failed", 6) == 0)
			fputs(line, stderr);
	cr_assert_eq(pclose(table), 0, "%s", last);
	str_fini(&command);
	ROW_RESULT("%s; %.0f s", last, clock_now() - start);
}

/* --- sizes ------------------------------------------------------------------------------------- */

Test(terminal, tiny_windows_are_lived_in, .timeout = 120)
{
	ROW(28, "tiny windows");
	static const struct {
		int rows, columns;
		const char *words;
	} sizes[] = { { 24, 80, "stty rows 0 cols 0;" }, { 1, 1, NULL }, { 24, 1, NULL },
		{ 1, 80, NULL }, { 2, 2, NULL } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct pty *pty = box_alone(BOX_KIOSK, sizes[i].words,
		    &(struct pty_setup){ .rows = sizes[i].rows, .columns = sizes[i].columns });

		if (sizes[i].words)
			cr_assert(pty_sees(pty, BOX_WELCOME));
		cr_assert(pty_takes(pty, "j", 1), "size %zu", i);
		pty_resize(pty, 24, 80);
		cr_assert(pty_sees(pty, BOX_WELCOME), "size %zu", i);
		pty_resize(pty, 1, 1);
		cr_assert(pty_takes(pty, "k", 1), "size %zu", i);
		pty_type(pty, "x");
		cr_assert_eq(pty_end(pty), 0);
		pty_free(pty);
	}
	ROW_RESULT(
	    "%zu sizes at the start, and 1x1 later: alive, and whole at 80x24", ARRAY_LEN(sizes));
}

Test(terminal, huge_windows_take_little_memory, .timeout = 60)
{
	ROW(29, "huge window at start");
	static const unsigned sizes[] = { 1000, 5000, 65535, 4294967295u };
	long most = 0;

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct box_session session;
		struct str out = { 0 };
		struct raw raw = { 0 };
		long kilobytes;

		raw_visit(&raw, BOX_KIOSK, "xterm-256color", sizes[i], sizes[i]);
		cr_assert(raw_sees(&raw, &out, BOX_WELCOME, QUICK), "%ux%u", sizes[i], sizes[i]);
		raw_find(&raw, &session);
		cr_assert(raw_type(&raw, "1", 1));
		cr_assert(raw_sees(&raw, &out, "Before you start", QUICK));
		kilobytes = box_status(session.program, "VmHWM");
		cr_assert(kilobytes > 0 && kilobytes < 12 * 1024, "%ux%u: %ld kB", sizes[i],
		    sizes[i], kilobytes);
		most = kilobytes > most ? kilobytes : most;
		raw_close(&raw);
		str_fini(&out);
	}
	ROW_RESULT("4 sizes over ssh, up to 2^32-1 each way: %.1f MB at most", (double)most / 1024);
}

#define STORM 10 /* seconds */

Test(terminal, a_storm_of_sizes_is_weathered, .timeout = 60)
{
	ROW(30, "resize storm");
	struct pty *pty = box_alone(BOX_KIOSK, NULL, &(struct pty_setup){ 0 });
	double start, took;
	int storm;

	cr_assert(pty_sees(pty, BOX_WELCOME));
	storm = pty_storm(pty, STORM);
	while (waitpid(storm, NULL, WNOHANG) == 0)
		pty_take_output(pty, 20);
	pty_resize(pty, 24, 80);
	start = clock_now();
	pty_type(pty, "1");
	cr_assert(pty_sees(pty, "Before you start"));
	took = clock_now() - start;
	pty_type(pty, "q");
	cr_assert_eq(pty_end(pty), 0);
	cr_assert(took < 1 && pty_seconds_used(pty) < 1, "%.2f s, %.2f s of CPU time", took,
	    pty_seconds_used(pty));
	ROW_RESULT("%d s at full rate cost %.2f s of CPU time; the next key was answered in %.3f s",
	    STORM, pty_seconds_used(pty), took);
	pty_free(pty);
}
