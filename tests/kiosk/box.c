/* SPDX-License-Identifier: ISC */
/* Rows of the attack table, and visitors with OpenSSH. A shell runs each client, as for people. */
#include "box.h"

#include <dirent.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/utf8.h"

const char *const box_hosts[] = { "kiosk", "quick", "hostile" };
const char *const box_accounts[] = { "partway-kiosk", "partway-quick", "partway-hostile" };
const int box_ports[] = { 2222, 2223, 2224 };

void
box_say(const char *word, const char *row, const char *format, ...)
{
	struct str line = { 0 };
	va_list values;
	char text[400];

	va_start(values, format);
	vsnprintf(text, sizeof(text), format, values);
	va_end(values);
	str_add_format(&line, "%s %s: %s\n", word, row, text);
	cr_assert(
	    write(STDOUT_FILENO, str_text(&line), line.length) > 0); /* whole: others write, too */
	str_fini(&line);
}

void
box_need(const char *row)
{
	if (getenv("KIOSK_BOX"))
		return;
	box_say("SKIP", row, "needs a kiosk, which tests/kiosk/inside.sh makes");
	cr_skip_test("not inside");
}

const char *
box_folder(void)
{
	return getenv("KIOSK_BOX");
}

const char *
box_scratch(void)
{
	static char folder[64];

	if (*folder == '\0') {
		snprintf(folder, sizeof(folder), "%s/scratch-XXXXXX", box_folder());
		cr_assert(mkdtemp(folder), "%s", folder);
		cr_assert(chmod(folder, 0777) == 0);
	}
	return folder;
}

const char *
box_build(void)
{
	static char path[400];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);

	cr_assert(length > 0);
	path[length] = '\0';
	*strrchr(path, '/') = '\0';
	return path;
}

size_t
box_scratch_files(void)
{
	DIR *folder = opendir(box_scratch());
	size_t count = 0;

	cr_assert(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count - 2; /* . and .. */
}

/* Of 127.1.0.0/16, which nothing else uses. */
const char *
box_address(void)
{
	static char address[16];

	snprintf(address, sizeof(address), "127.1.%d.%d", getpid() / 256 % 256, getpid() % 256);
	return address;
}

static void
set_variables(void)
{
	static const char *const names[] = { "K", "Q", "H" };
	char value[200];

	for (size_t i = 0; i < 3; i++) {
		snprintf(value, sizeof(value), "ssh -F %s/ssh_config -b %s %s", box_folder(),
		    box_address(), box_hosts[i]);
		setenv(names[i], value, 1);
	}
	snprintf(value, sizeof(value), "-F %s/ssh_config -o BindAddress=%s", box_folder(),
	    box_address());
	setenv("F", value, 1);
	setenv("T", box_scratch(), 1);
}

void
box_run(struct program *program, const char *command)
{
	set_variables();
	program_run(program, command, NULL);
}

void
box_must_run(const char *command)
{
	struct program program = { 0 };

	box_run(&program, command);
	cr_assert(program.status == 0, "%s: %s%s", command, str_text(&program.out),
	    str_text(&program.err));
	program_fini(&program);
}

struct pty *
box_start(enum box_kiosk kiosk, const char *options, const struct pty_setup *setup)
{
	struct pty_setup here = *setup;
	struct str command = { 0 };
	struct pty *visit;

	str_add_format(&command, "exec ssh -F %s/ssh_config -b %s %s %s", box_folder(),
	    box_address(), options ? options : "", box_hosts[kiosk]);
	here.command = str_text(&command);
	visit = pty_start(&here);
	str_fini(&command);
	return visit;
}

struct pty *
box_visit(enum box_kiosk kiosk, const char *options)
{
	struct pty *visit = box_start(kiosk, options, &(struct pty_setup){ 0 });

	if (!pty_sees(visit, BOX_WELCOME))
		cr_assert(false, "no welcome page, but this:\n%s", pty_screen(visit));
	return visit;
}

bool
box_answers(struct pty *visit)
{
	pty_type(visit, "?");
	if (!pty_sees(visit, "Go back"))
		return false;
	pty_type(visit, "b");
	return pty_sees(visit, BOX_WELCOME);
}

void
box_walk(struct pty *visit, const struct box_step *steps, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		pty_type(visit, steps[i].key);
		cr_assert(pty_sees(visit, steps[i].text), "no %s after %s:\n%s", steps[i].text,
		    steps[i].key, pty_screen(visit));
	}
}

void
box_type_point(struct pty *visit, uint32_t point)
{
	char bytes[4];

	pty_type_bytes(visit, bytes, utf8_encode(point, bytes));
}

struct pty *
box_alone(enum box_kiosk kiosk, const char *words, const struct pty_setup *setup)
{
	const struct passwd *account = getpwnam(box_accounts[kiosk]);
	struct pty_setup here = *setup;
	struct str command = { 0 };
	struct pty *pty;

	cr_assert(account, "no account %s", box_accounts[kiosk]);
	str_add_format(&command, "%s exec setpriv --reuid=%u --regid=%u --clear-groups %s -c kiosk",
	    words ? words : "", account->pw_uid, account->pw_gid, account->pw_shell);
	here.command = str_text(&command);
	pty = pty_start(&here);
	str_fini(&command);
	return pty;
}

double
box_wait(bool (*is_so)(void *context), void *context, double seconds)
{
	double start = clock_now();

	while (!is_so(context)) {
		if (clock_now() - start > seconds)
			return -1;
		usleep(5000); /* between two looks */
	}
	return clock_now() - start;
}

static bool
is_gone(void *id)
{
	return *(pid_t *)id == 0 || kill(*(pid_t *)id, 0) != 0;
}

double
box_wait_gone(pid_t id, double seconds)
{
	return box_wait(is_gone, &id, seconds);
}
