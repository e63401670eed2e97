/* SPDX-License-Identifier: ISC */
/* What comes from outside is TERM, the size of the window, and bytes. Nothing else has any effect. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "box.h"
#include "partway/base.h"
#include "partway/str.h"
#include "raw.h"

#define RULE "────────"

/* Names that change what a program or its libraries do. */
static const char *const hostile_names[] = { "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT",
	"TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH", "HOME", "PATH", "SHELL", "USER",
	"LOGNAME", "MAIL", "LOCPATH", "LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE", "NLSPATH",
	"GCONV_PATH", "LINES", "COLUMNS", "ESCDELAY", "NCURSES_NO_UTF8_ACS", "NCURSES_TRACE",
	"BASH_ENV", "ENV", "TZ", "TZDIR", "MALLOC_PERTURB_", "GLIBC_TUNABLES", "PARTWAY_TREES",
	"PARTWAY_NOTHING", "LC_PARTWAY" };

static const char *const sshd_names[] = { "TERM=", "LC_ALL=C.UTF-8", "LANG=C.UTF-8",
	"USER=", "LOGNAME=", "HOME=/",
	"PATH=", "SHELL=", "MAIL=", "SSH_CLIENT=", "SSH_CONNECTION=", "SSH_TTY=" };

/* Fails where the process was started with more than sshd itself sets. Returns how many it has. */
static size_t
expect_own_names(pid_t process)
{
	char path[40], bytes[8192];
	size_t count = 0;
	ssize_t length;
	int file;

	snprintf(path, sizeof(path), "/proc/%d/environ", (int)process);
	file = open(path, O_RDONLY);
	length = read(file, bytes, sizeof(bytes));
	close(file);
	cr_assert(length > 0, "%s", path);
	for (char *at = bytes; at < bytes + length; at += strlen(at) + 1, count++) {
		size_t i = 0;

		while (i < ARRAY_LEN(sshd_names)
		    && strncmp(at, sshd_names[i], strlen(sshd_names[i])) != 0)
			i++;
		cr_assert(i < ARRAY_LEN(sshd_names) && !strstr(at, "hostile"), "%s", at);
	}
	return count;
}

Test(seal, no_variable_comes_in_over_ssh, .timeout = 60)
{
	ROW(23, "hostile environment");
	struct box_session session;
	struct str out = { 0 };
	size_t count;
	struct raw raw;

	raw_connect(&raw, BOX_KIOSK);
	raw_open(&raw);
	for (size_t i = 0; i < ARRAY_LEN(hostile_names); i++) {
		struct str payload = { 0 };

		raw_add_text(&payload, hostile_names[i]);
		raw_add_text(&payload, "/hostile/../..");
		cr_assert_eq(raw_ask(&raw, "env", true, &payload), RAW_NO, "%s", hostile_names[i]);
		str_fini(&payload);
	}
	raw_start(&raw, "xterm", 80, 24);
	cr_assert(raw_sees(&raw, &out, BOX_WELCOME, 8));
	raw_find(&raw, &session);
	count = expect_own_names(session.program);
	raw_close(&raw);
	str_fini(&out);
	ROW_RESULT("%zu names sent, none taken; the program has %zu, all of sshd's own",
	    ARRAY_LEN(hostile_names), count);
}

/* The bytes of a short visit that begins with WORDS of the shell. Each page has come whole
 * before the next key. The caller frees *OUT. */
static void
record_visit(const char *words, struct str *out)
{
	static const struct box_step steps[] = { { "1", "Before you start" }, { "0", "Help lines" },
		{ "\033", "Before you start" }, { "1", "Which is closest" },
		{ "1", "Question 1" } };
	struct pty *pty = box_alone(
	    BOX_KIOSK, words, &(struct pty_setup){ .term = "xterm", .rows = 30, .columns = 90 });
	const char *bytes;
	size_t length;

	cr_assert(pty_sees(pty, BOX_WELCOME), "%s\n%s", words, pty_screen(pty));
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		pty_takes(pty, steps[i].key, strlen(steps[i].key));
		cr_assert(pty_sees(pty, steps[i].text), "%s\n%s", steps[i].text, pty_screen(pty));
	}
	pty_type(pty, "x");
	cr_assert_eq(pty_end(pty), 0);
	bytes = pty_bytes(pty, &length);
	str_add_bytes(out, bytes, length);
	pty_free(pty);
}

/* An entry for xterm that writes EVIL where it should erase, in every place that ncurses looks in. */
static void
make_evil_terminfo(void)
{
	struct program maker = { 0 };

	box_run(&maker,
	    "infocmp -x xterm | sed 's/clear=[^,]*,/clear=EVIL\\\\E[H\\\\E[2J,/' >$T/source && "
	    "mkdir -p $T/.terminfo && tic -x -o $T/evil $T/source && "
	    "tic -x -o $T/.terminfo $T/source && chmod -R a+rX $T");
	cr_assert_eq(maker.status, 0, "%s", str_text(&maker.err));
	program_fini(&maker);
}

Test(seal, no_variable_changes_a_byte, .timeout = 60)
{
	ROW(24, "direct start with hostile environment");
	struct str clean = { 0 }, dirty = { 0 }, words = { 0 };
	struct program control = { 0 };

	make_evil_terminfo();
	setenv("T", box_scratch(), 1);
	str_add(&words,
	    "export TERMINFO=$T/evil TERMINFO_DIRS=$T/evil HOME=$T LINES=1 COLUMNS=9999 "
	    "ESCDELAY=30000 "
	    "NCURSES_NO_UTF8_ACS=1 NCURSES_NO_PADDING=1 NCURSES_NO_HARD_TABS=1 TERMCAP=x "
	    "NO_COLOR=1 TZ=x "
	    "PARTWAY_TREES=$T ACCESSIBLE=1 PATH=$PATH;");
	record_visit("", &clean);
	record_visit(str_text(&words), &dirty);
	cr_assert(clean.length > 1000);
	cr_assert_eq(clean.length, dirty.length);
	cr_assert(memcmp(str_text(&clean), str_text(&dirty), clean.length) == 0);
	cr_assert(!memmem(str_text(&dirty), dirty.length, "EVIL", 4));
	box_run(&control, "TERMINFO=$T/evil tput -T xterm clear");
	cr_assert(strstr(str_text(&control.out), "EVIL"), "the entry is not evil at all");
	program_fini(&control);
	ROW_RESULT("the same %zu bytes as with a clean one", clean.length);
	str_fini(&clean);
	str_fini(&dirty);
	str_fini(&words);
}

Test(seal, letters_do_not_depend_on_the_locale, .timeout = 60)
{
	ROW(25, "locale");
	static const char *const words[] = { "export LC_ALL=../../x LOCPATH=/tmp LANGUAGE=../x;",
		"export LC_ALL=C LANG=C;",
		"export LC_ALL=POSIX LC_CTYPE=de_DE.ISO-8859-1 CHARSET=latin1;",
		"unset LC_ALL LANG LC_CTYPE;" };
	struct pty *pty;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		pty = box_alone(BOX_KIOSK, words[i], &(struct pty_setup){ 0 });
		cr_assert(pty_sees(pty, BOX_WELCOME) && pty_sees(pty, RULE), "%s\n%s", words[i],
		    pty_screen(pty));
		pty_free(pty);
	}
	pty = box_visit(BOX_KIOSK, "-o SetEnv='LC_ALL=../../x LOCPATH=/tmp LANGUAGE=../x'");
	cr_assert(pty_sees(pty, RULE), "%s", pty_screen(pty));
	pty_free(pty);
	ROW_RESULT("UTF-8 with %zu hostile locales, and over ssh", ARRAY_LEN(words));
}

/* --- modes of the terminal (RFC 4254, 8) ------------------------------------------------------- */

static const struct {
	unsigned char mode;
	unsigned value;
} hostile_modes[] = {
	{ 50, 0 }, { 51, 0 }, { 53, 0 }, { 36, 0 }, { 70, 0 }, /* ISIG ICANON ECHO ICRNL OPOST */
	{ 71, 1 }, { 37, 1 }, { 33, 1 }, { 35, 1 },            /* OLCUC IUCLC ISTRIP IGNCR */
	{ 72, 0 }, { 42, 0 }, { 59, 0 }, { 57, 1 },
	{ 58, 1 },                                      /* ONLCR IUTF8 IEXTEN NOFLSH TOSTOP */
	{ 90, 1 }, { 92, 1 }, { 38, 1 },                /* CS7 PARENB IXON */
	{ 1, '1' }, { 3, '1' }, { 4, '2' }, { 5, 'x' }, /* VINTR VERASE VKILL VEOF */
	{ 8, '\r' }, { 9, 'l' },                        /* VSTART VSTOP */
	{ 128, 0 }, { 129, 50 },                        /* of bytes in a second, in and out */
};

/* Starts a visit whose terminal has all of them. */
static void
start_with_modes(struct raw *raw, const char *term)
{
	struct str modes = { 0 }, pty = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(hostile_modes); i++) {
		str_add_bytes(&modes, (const char *)&hostile_modes[i].mode, 1);
		raw_add_number(&modes, hostile_modes[i].value);
	}
	str_add_bytes(&modes, "", 1);
	raw_add_text(&pty, term);
	for (size_t i = 0; i < 4; i++)
		raw_add_number(&pty, (const unsigned[]){ 80, 24, 0, 0 }[i]);
	raw_add_number(&pty, (uint32_t)modes.length);
	str_add_bytes(&pty, str_text(&modes), modes.length);
	raw_connect(raw, BOX_KIOSK);
	raw_open(raw);
	cr_assert_eq(raw_ask(raw, "pty-req", true, &pty), RAW_YES);
	cr_assert_eq(raw_ask(raw, "shell", true, NULL), RAW_YES);
	str_fini(&modes);
	str_fini(&pty);
}

Test(seal, modes_that_a_client_asks_for_do_not_matter, .timeout = 60)
{
	ROW(67, "hostile terminal modes");
	static const char *const terms[] = { "dumb", "xterm" };

	for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
		bool line_mode = i == 0;
		struct str out = { 0 };
		struct raw raw;

		start_with_modes(&raw, terms[i]);
		cr_assert(raw_sees(&raw, &out, BOX_WELCOME, 8), "%s: %s", terms[i], str_text(&out));
		cr_assert(raw_sees(&raw, &out, line_mode ? "Choose 1" : "leave now", 8));
		str_clear(&out);
		raw_type(&raw, "z\1771\r", line_mode ? 4 : 0); /* a slip, taken back */
		raw_type(&raw, "1", line_mode ? 0 : 1);
		cr_assert(raw_sees(&raw, &out, "Before you start", 8), "%s: %s", terms[i],
		    str_text(&out));
		if (line_mode)
			cr_assert(
			    strstr(str_text(&out), "z\b \b1\r\n"), "no echo: %s", str_text(&out));
		raw_type(&raw, line_mode ? "x\r" : "x", line_mode ? 2 : 1);
		cr_assert(raw_wait_end(&raw, 8) >= 0);
		raw_close(&raw);
		str_fini(&out);
	}
	ROW_RESULT(
	    "%zu modes at once: echo, erasing, Enter and letters work in line mode and on the full "
	    "screen",
	    ARRAY_LEN(hostile_modes));
}
