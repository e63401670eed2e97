/* SPDX-License-Identifier: ISC */
/* The least that a program for visitors can be: a line, and a letter for each key. In its place sshd
 * shows what it takes by itself. Linked statically. */
#include <termios.h>
#include <unistd.h>

int
main(void)
{
	static const char welcome[] = "Welcome\r\n";
	struct termios modes;
	char key;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		return 1;
	cfmakeraw(&modes);
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	if (write(STDOUT_FILENO, welcome, sizeof(welcome) - 1) < 0)
		return 1;
	while (read(STDIN_FILENO, &key, 1) == 1) {
		if (write(STDOUT_FILENO, &key, 1) != 1)
			return 1;
	}
	return 0;
}
