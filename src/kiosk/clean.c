/* SPDX-License-Identifier: ISC */
/* The start of the kiosk: only TERM, the window's size and bytes come from the visitor, and none of
 * them is believed (kiosk.md 2.6). */
#include "kiosk/clean.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "partway/base.h"

#define NAME_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+._-"
#define CONTROL(letter) ('@' ^ (letter))
#define BACKSPACE CONTROL('H')
#define DELETE 0x7f

/* Copies NAME where it can be that of a terminal. */
static void
take_term(char term[CLEAN_TERM_BYTES + 1], const char *name)
{
	size_t length = name ? strlen(name) : 0;

	memset(term, 0, CLEAN_TERM_BYTES + 1);
	if (length > 0 && length <= CLEAN_TERM_BYTES && *name != '.'
	    && strspn(name, NAME_LETTERS) == length)
		memcpy(term, name, length + 1);
}

void
clean_start(char term[CLEAN_TERM_BYTES + 1])
{
	umask(077);
	closefrom(STDERR_FILENO + 1);
	take_term(term, getenv("TERM"));
	if (clearenv() != 0 || chdir("/") != 0 || !setlocale(LC_ALL, "C.UTF-8"))
		die("the kiosk cannot start here");
	setenv("TERM", term, 1);
}

/* Those of a new terminal, but IXON. Each control character that is not here is switched off. */
static const struct termios sane = {
	.c_iflag = ICRNL | IUTF8,
	.c_oflag = OPOST | ONLCR,
	.c_cflag = B38400 | CS8 | CREAD | HUPCL,
	.c_lflag = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN,
	.c_ispeed = B38400,
	.c_ospeed = B38400,
	.c_cc = { [VINTR] = CONTROL('C'),
	    [VQUIT] = CONTROL('\\'),
	    [VSUSP] = CONTROL('Z'),
	    [VEOF] = CONTROL('D'),
	    [VKILL] = CONTROL('U'),
	    [VWERASE] = CONTROL('W'),
	    [VERASE] = DELETE,
	    [VMIN] = 1 },
};

void
clean_terminal(void)
{
	struct termios given, modes = sane;

	if (tcgetattr(STDIN_FILENO, &given) != 0)
		die("the modes of this terminal cannot be read");
	if (given.c_cc[VERASE] == BACKSPACE)
		modes.c_cc[VERASE] = BACKSPACE;
	if (tcsetattr(STDIN_FILENO, TCSANOW, &modes) != 0)
		die("the modes of this terminal cannot be set");
	fchmod(STDIN_FILENO, S_IRUSR | S_IWUSR); /* not where it belongs to somebody else */
}
