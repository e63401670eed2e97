/* SPDX-License-Identifier: ISC */
/* The terminal's clipboard: what is sent to it, and where nothing may be sent. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "partway/base.h"
#include "program.h"
#include "tui/clipboard.h"
#include "visit.h"

#define BEGIN "\033]52;"
#define MESSAGE "Can we pause, and talk again on Tuesday 4 February?"

static int
digit_of(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = memchr(digits, c, 64);

	return at ? (int)(at - digits) : -1;
}

/* Decodes what stands between "c;" and BEL behind each BEGIN; returns how many there are. OUT is
 * the last one. */
static size_t
sent(const struct pty *pty, struct str *out)
{
	size_t length, count = 0;
	const char *at = pty_bytes(pty, &length);

	for (; (at = strstr(at, BEGIN)) != NULL; count++) {
		uint32_t bits = 0;
		int have = 0;

		at += strlen(BEGIN);
		cr_assert(*at++ == 'c' && *at++ == ';', "the clipboard, and no other");
		str_clear(out);
		for (; digit_of(*at) >= 0; at++) {
			bits = bits << 6 | (uint32_t)digit_of(*at);
			have += 6;
			if (have >= 8)
				str_add_char(out, (char)(bits >> (have -= 8) & 0xff));
		}
		while (*at == '=')
			at++;
		cr_assert_eq(*at, '\a', "ended by BEL, and nothing else in between");
	}
	return count;
}

Test(copy, the_message_is_sent_and_nothing_else)
{
	struct pty *pty = visit_at("11211c", "Sent to the clipboard. Others may find it, also on");
	struct str text = { 0 };

	cr_assert_eq(sent(pty, &text), 1);
	cr_assert_str_eq(str_text(&text), MESSAGE);
	cr_assert(pty_sees(pty, "Propose a pause, once"));
	pty_type(pty, "j");
	cr_assert(pty_sees(pty, "more above"), "the words stand until the next key");
	visit_leave(pty);
	str_fini(&text);
}

/* What clipboard_send() writes for TEXT. */
static void
send_text(struct str *out, const char *text)
{
	struct str copied = { 0 };
	int ends[2], before = dup(STDOUT_FILENO);
	char bytes[64];
	ssize_t got;

	cr_assert_eq(pipe(ends), 0);
	dup2(ends[1], STDOUT_FILENO);
	str_add(&copied, text);
	clipboard_send(&copied);
	dup2(before, STDOUT_FILENO);
	got = read(ends[0], bytes, sizeof(bytes));
	cr_assert(got > 0);
	str_clear(out);
	str_add_bytes(out, bytes, (size_t)got);
	close(ends[0]);
	close(ends[1]);
	close(before);
	str_fini(&copied);
}

/* The first rows are those of RFC 4648, 10. */
Test(copy, text_of_any_length_is_sent_in_base64)
{
	static const char *const rows[][2] = { { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" },
		{ "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" },
		{ "\xc3\xbf>?~", "w78+P34=" }, { "\xff\xff\xff", "////" } };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str bytes = { 0 }, wanted = { 0 };

		send_text(&bytes, rows[i][0]);
		str_add_format(&wanted, "\033]52;c;%s\a", rows[i][1]);
		cr_assert_str_eq(str_text(&bytes), str_text(&wanted));
		str_fini(&bytes);
		str_fini(&wanted);
	}
}

Test(copy, pages_are_sent_as_they_are_saved)
{
	static const struct state pages[] = {
		{ "11211w", "Sources" },
		{ "110", "In danger now?" },
		{ "1101", "Help lines: Hereland" },
		{ "11213", "Rest first" },
	};

	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		struct pty *pty = visit(&(struct pty_setup){ 0 }, &pages[i]);
		struct str text = { 0 };

		pty_type(pty, "c");
		cr_assert(pty_sees(pty, "Sent to the clipboard."), "after %s", pages[i].keys);
		cr_assert_eq(sent(pty, &text), 1);
		cr_assert(strstr(str_text(&text), pages[i].shows), "%s", str_text(&text));
		cr_assert(!strstr(str_text(&text), "You answered"), "%s", str_text(&text));
		cr_assert(!strstr(str_text(&text), "Press 0"), "%s", str_text(&text));
		visit_leave(pty);
		str_fini(&text);
	}
}

Test(copy, where_letters_would_stand_on_the_screen_nothing_is_sent, .timeout = 60)
{
	static const char *const terms[] = { "linux", "vt100", "vt220", "screen", "screen-256color",
		"screen.xterm-256color", "no-such-terminal" };

	for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
		struct pty *pty = visit(&(struct pty_setup){ .term = terms[i] },
		    &(struct state){ "11211c", "This terminal cannot copy." });

		cr_assert(!pty_has_bytes(pty, "\033]"), "%s", terms[i]);
		cr_assert(!strstr(pty_row(pty, 23), "c copy"), "%s", terms[i]);
		visit_leave(pty);
	}
}

Test(copy, where_there_is_nothing_to_copy_nothing_is_sent)
{
	static const char *const keys[] = { "c", "1c", "11c", "112c", "11?c", "112pc", "112mc",
		"11211sc" };

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		struct pty *pty = visit_at("", "Before you start");

		pty_type(pty, keys[i]);
		cr_assert(pty_time_to_blank(pty, "x") >= 0);
		cr_assert_eq(pty_end(pty), 0);
		cr_assert(!pty_has_bytes(pty, BEGIN), "keys %s", keys[i]);
		pty_free(pty);
	}
}

Test(copy, the_line_mode_sends_no_escape_sequence)
{
	struct program program = { 0 };

	program_run(&program, "TERM=xterm PARTWAY_TREES=tests/support/forest $PARTWAY --plain",
	    "1\n1\n2\n1\n1\nc\n");
	cr_assert_eq(program.status, 0);
	cr_assert(strstr(str_text(&program.out), "Propose a pause, once"));
	cr_assert(!strchr(str_text(&program.out), '\033'));
	program_fini(&program);
}

#define TMUX "tmux -L partway-copy-$$ -f /dev/null"
#define WAIT_FOR(text) "until " TMUX " capture-pane -p | grep -q '" text "'; do :; done; "

/* A terminal that was not written by us takes it. */
Test(copy, tmux_takes_it_where_it_is_allowed_to, .timeout = 60)
{
	struct program program = { 0 };

	program_run(&program, "command -v tmux", NULL);
	if (program.status != 0)
		skip_here("no tmux");
	program_run(&program,
	    "trap '" TMUX " kill-server' EXIT; trap exit TERM; " TMUX
	    " new-session -d -x 80 -y 24 \\; set-option -s set-clipboard on \\; new-window "
	    "\"PARTWAY_TREES=tests/support/forest $PARTWAY --today 2025-01-31\"; " WAIT_FOR(
		"Before you start") TMUX " send-keys 11211c; " WAIT_FOR("Sent to the clipboard")
		TMUX " show-buffer",
	    NULL);
	cr_assert_str_eq(str_text(&program.out), MESSAGE, "%s", str_text(&program.err));
	program_fini(&program);
}
