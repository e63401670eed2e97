/* SPDX-License-Identifier: ISC */
/* The visitors' side of the kiosks that inside.sh has started, for the rows of the attack table.
 * Clients are real: OpenSSH on a terminal with libvterm for an eye, OpenSSH in a shell, and libssh2
 * for requests that no client makes. */
#ifndef PARTWAY_TEST_BOX_H
#define PARTWAY_TEST_BOX_H

#include <stdbool.h>
#include <sys/types.h>

#include "program.h"
#include "pty.h"

/* As installed; with short times (quick.c); taken over (hostile.c). */
enum box_kiosk { BOX_KIOSK, BOX_QUICK, BOX_HOSTILE };

/* Their names for ssh, which are hosts in box_config(): "kiosk"; accounts and ports. */
extern const char *const box_hosts[];
extern const char *const box_accounts[];
extern const int box_ports[];

/* One row of the attack table: prints "ROW 7 other helpers: " and what ROW_RESULT has to tell, where
 * the test gets that far. tests/kiosk.sh counts these lines: a row without one has failed. */
#define ROW(number, name) const char *const row_name_ = #number " " name
#define ROW_RESULT(...) box_say("ROW", row_name_, __VA_ARGS__)
/* Ends the test: this row cannot run here, and why. */
#define ROW_SKIP(...) (box_say("SKIP", row_name_, __VA_ARGS__), cr_skip_test("not here"))
void box_say(const char *word, const char *row, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The folder for scratch files, readable by all accounts, and the configuration for ssh in it. */
const char *box_folder(void);

/* Runs COMMAND in a shell in which $K is "ssh -F CONFIG kiosk", $Q and $H the same for the other
 * two, $F "-F CONFIG", and $T a new empty folder that any account may write to. */
void box_run(struct program *program, const char *command);

/* A visitor with OpenSSH on a terminal; OPTIONS go before the host's name. Waits until the welcome
 * page is there. */
struct pty *box_visit(enum box_kiosk kiosk, const char *options);

/* The same with another size and TERM; waits for nothing. */
struct pty *box_start(enum box_kiosk kiosk, const char *options, const struct pty_setup *setup);

/* Processes that belong to the account of KIOSK: the programs, or with SSHD the sshd of each session
 * too, whose name holds the account. Writes at most MOST ids; returns how many there are. */
size_t box_programs(enum box_kiosk kiosk, pid_t *ids, size_t most);
size_t box_sessions(enum box_kiosk kiosk);

/* The program of the visit that was begun last (the youngest one); fails the test where none is. */
pid_t box_youngest(enum box_kiosk kiosk);

/* Waits until IS_SO(context), SECONDS at most. Returns how long it took in seconds, or -1. */
double box_wait(bool (*is_so)(void *context), void *context, double seconds);

/* Seconds until process ID is gone, or -1. */
double box_wait_gone(pid_t id, double seconds);

/* A connection with libssh2, logged in by "none". */
struct raw {
	int socket;
	struct _LIBSSH2_SESSION *session;
	struct _LIBSSH2_CHANNEL *channel; /* a session, or NULL */
};

/* Connects and logs in, opens no channel. Fails the test where it cannot. */
void raw_connect(struct raw *raw, enum box_kiosk kiosk);

/* Opens a session channel with a pty of this TERM and size, and starts the shell. */
void raw_visit(
    struct raw *raw, enum box_kiosk kiosk, const char *term, unsigned columns, unsigned rows);

/* Reads what has come, until TEXT is in it; false after SECONDS. What was read so far is appended to
 * OUT. */
bool raw_sees(struct raw *raw, struct str *out, const char *text, double seconds);

void raw_type(struct raw *raw, const char *bytes, size_t length);

void raw_close(struct raw *raw);

#endif
