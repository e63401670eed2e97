/* SPDX-License-Identifier: ISC */
/* The visitors' side of the kiosks that inside.sh has started, for the rows of the attack table.
 * Clients are real: OpenSSH on a terminal with libvterm for an eye, OpenSSH in a shell, and libssh2
 * for requests that no client makes (raw.h). Rows run in parallel: nothing here is told by the name
 * of an account or a program, but by the connection, which is one's own. */
#ifndef PARTWAY_TEST_BOX_H
#define PARTWAY_TEST_BOX_H

#include <criterion/criterion.h>
#include <stdbool.h>
#include <sys/types.h>

#include "clock.h"
#include "program.h"
#include "pty.h"

/* As installed; with short times (quick.c); taken over (hostile.c). */
enum box_kiosk { BOX_KIOSK, BOX_QUICK, BOX_HOSTILE };

/* Their names for ssh, which are hosts in $KIOSK_BOX/ssh_config: "kiosk"; accounts and ports. */
extern const char *const box_hosts[];
extern const char *const box_accounts[];
extern const int box_ports[];

#define BOX_WELCOME "Welcome" /* stands on the welcome page */

/* Begins one row of the attack table, as the first thing in a test. Outside of inside.sh the test
 * ends here, with "SKIP 7 other helpers: why". */
#define ROW(number, name) \
	const char *const row_name_ = #number " " name; \
	box_need(row_name_)
/* What was measured, once, where the test gets that far: "ROW 7 other helpers: ...". tests/kiosk.sh
 * counts these lines: a row without one has failed. */
#define ROW_RESULT(...) box_say("ROW", row_name_, __VA_ARGS__)
/* Ends the test: this row cannot run here, and why. */
#define ROW_SKIP(...) (box_say("SKIP", row_name_, __VA_ARGS__), cr_skip_test("not here"))
void box_need(const char *row);
void box_say(const char *word, const char *row, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The folder for scratch files, readable by all accounts: $KIOSK_BOX. */
const char *box_folder(void);

/* The folder of this program, and of all that was built with it. */
const char *box_build(void);

/* A folder of this test, that any account may write to: what a visitor made appears there. */
const char *box_scratch(void);

/* How many files are in it. */
size_t box_scratch_files(void);

/* Where all clients of this test come from: sshd has a limit for one address, and it must not matter
 * how many tests there are. */
const char *box_address(void);

/* Runs COMMAND in a shell, 20 s at most, in which $K is "ssh -F CONFIG -b ADDRESS kiosk", $Q and $H the same for
 * the other two, $F "-F CONFIG -o BindAddress=ADDRESS", $T box_scratch() and $P the port of the last box_daemon(). */
void box_run(struct program *program, const char *command);

/* The same for one that must end with status 0. */
void box_must_run(const char *command);

/* A visitor with OpenSSH on a terminal; OPTIONS go before the host's name, or are NULL. Waits until
 * the welcome page is there. Ends with pty_free(). */
struct pty *box_visit(enum box_kiosk kiosk, const char *options);

/* The same with the size and TERM of SETUP; waits for nothing. */
struct pty *box_start(enum box_kiosk kiosk, const char *options, const struct pty_setup *setup);

/* Whether a visit that is on the welcome page answers keys; it is there again then. */
bool box_answers(struct pty *visit);

/* A key, and what is to be seen then. */
struct box_step {
	const char *key, *text;
};

/* Takes so many steps; fails the test where one does not lead there. */
void box_walk(struct pty *visit, const struct box_step *steps, size_t count);

/* Types a character that may be no byte. */
void box_type_point(struct pty *visit, uint32_t point);

/* The program as its account runs it, without sshd; WORDS of the shell come before, or are NULL. Waits
 * for nothing. */
struct pty *box_alone(enum box_kiosk kiosk, const char *words, const struct pty_setup *setup);

/* --- who is at the other end ------------------------------------------------------------------- */

#define BOX_SSHDS 4

/* What runs for one connection. */
struct box_session {
	pid_t program; /* 0: none */
	pid_t sshd[BOX_SSHDS];
	size_t sshds;
};

/* The local TCP port of the connection that the process CLIENT has to a kiosk; waits for it. */
int box_port_of(pid_t client);

/* The processes at the other end of the connection from port PORT, now. */
void box_look(int port, struct box_session *session);

/* The same, when the program runs; fails the test where it never does. */
void box_find(int port, struct box_session *session);

/* The program of a visit; waits for it. */
pid_t box_program(const struct pty *visit);

/* The pts of the program's standard input, as in "/dev/pts/3". */
const char *box_terminal(pid_t program);

/* Fails the test where a session is more than its program: another process, a listening socket, a
 * core file allowed, or something new in box_scratch(). */
void box_check_alone(const struct box_session *session);

/* Fails the test unless a visit on the welcome page goes on, alone. Draws again what the client may
 * have written over the page. Returns its program. */
pid_t box_check_visit(struct pty *visit);

/* The value of NAME in the environment that the process was started with, or NULL. */
const char *box_environment(pid_t id, const char *name);

/* The number behind NAME, like "VmHWM", in the status of the process; -1: there is none, or no process. */
long box_status(pid_t id, const char *name);

/* --- waiting ----------------------------------------------------------------------------------- */

/* Waits until IS_SO(context), SECONDS at most. Returns how long it took in seconds, or -1. */
double box_wait(bool (*is_so)(void *context), void *context, double seconds);

/* Seconds until the process is gone, or -1: it is still there after SECONDS. */
double box_wait_gone(pid_t id, double seconds);

/* Seconds until program and sshd of the session are gone, or -1. */
double box_wait_end(const struct box_session *session, double seconds);

/* --- an sshd of one's own ---------------------------------------------------------------------- */

/* A port of this machine that nothing uses. */
int box_free_port(void);

struct box_daemon {
	enum box_kiosk kiosk; /* whose account and configuration */
	const char *edits;    /* a script of sed for its configuration, or NULL */
	/* A shell command, run first in mounts of its own, or NULL: as root, $D is a folder of the
	 * daemon; what it mounts only this daemon sees. */
	const char *before;
	bool traced; /* box_executed() will be asked */
	int port;    /* 0: box_daemon() sets it */
	/* Set by box_daemon(): */
	pid_t process;
	char folder[64], config[80];
};

/* Starts it on a port of its own, and waits until it listens. For OpenSSH the port is an option more
 * ("-p", which is $P for box_run()), for libssh2 raw_connect_port(). It ends with the test. */
void box_daemon(struct box_daemon *daemon);

/* Ends the daemon, not its sessions. */
void box_daemon_stop(struct box_daemon *daemon);

/* Every program that the daemon and its sessions have started so far, a path in each line, without
 * sshd itself. Needs `traced`. Borrowed until the next call. */
const char *box_executed(const struct box_daemon *daemon);

#endif
