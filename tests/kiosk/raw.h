/* SPDX-License-Identifier: ISC */
/* A client made of single requests, with libssh2: what OpenSSH's own would never ask for. */
#ifndef PARTWAY_TEST_RAW_H
#define PARTWAY_TEST_RAW_H

#include "box.h"
#include "partway/str.h"

/* A connection. Its first channel has the number 0 at both ends. */
struct raw {
	int socket;
	struct _LIBSSH2_SESSION *session;
	struct _LIBSSH2_CHANNEL *channel; /* a session, or NULL */
};

#define RAW_LIMIT_MS 10000 /* for anything that the server has to say */

/* What the server says to a request. */
enum raw_answer { RAW_YES, RAW_NO, RAW_LOST /* it closed the connection, or is silent */ };

/* Connects and logs in by "none", opens no channel. Fails the test where it cannot. */
void raw_connect(struct raw *raw, enum box_kiosk kiosk);
void raw_connect_port(struct raw *raw, const char *account, int port);

/* Connects as far as before the login. */
void raw_greet(struct raw *raw, int port);

/* Opens a session channel, the first, without asking for anything in it. */
void raw_open(struct raw *raw);

/* Opens a session channel with a pty of this TERM and size, and starts the shell. */
void raw_visit(
    struct raw *raw, enum box_kiosk kiosk, const char *term, unsigned columns, unsigned rows);

/* Begins a visit on an xterm of the usual size, and waits until it answers keys on the welcome page. Returns
 * its program. */
pid_t raw_begin(struct raw *raw, enum box_kiosk kiosk);

/* Asks for a pty of this TERM and size in the session that is open, and starts the shell. */
void raw_start(struct raw *raw, const char *term, unsigned columns, unsigned rows);

/* Asks to open a channel of TYPE with PAYLOAD behind it. NULL: refused. Else the channel. */
struct _LIBSSH2_CHANNEL *raw_open_type(
    struct raw *raw, const char *type, const struct str *payload);

/* Sends a request for the first channel, or for the connection, as on the wire; waits for its answer
 * if that is asked for, else it is RAW_YES where it could be sent. PAYLOAD may be NULL. */
enum raw_answer raw_ask(
    struct raw *raw, const char *request, bool answer, const struct str *payload);
enum raw_answer raw_ask_globally(
    struct raw *raw, const char *request, bool answer, const struct str *payload);

/* Adds a value to a payload, as SSH writes it (RFC 4251 5). */
void raw_add_number(struct str *payload, uint32_t number);
void raw_add_text(struct str *payload, const char *text);
/* The payload of "pty-req". */
void raw_add_pty(struct str *payload, const char *term, uint32_t columns, uint32_t rows);

/* Reads what has come, until TEXT is in it; false after SECONDS, or where the channel has ended. What
 * was read is appended to OUT. */
bool raw_sees(struct raw *raw, struct str *out, const char *text, double seconds);

/* Reads until the channel or the connection has ended. Seconds that it took, or -1. */
double raw_wait_end(struct raw *raw, double seconds);

/* Types; false where that is no longer possible. */
bool raw_type(struct raw *raw, const char *bytes, size_t length);

/* The session at the other end; waits for its program. */
void raw_find(const struct raw *raw, struct box_session *session);
int raw_port(const struct raw *raw);

/* Whether a visit answers the key for the page of keys, and the one that closes it. */
bool raw_answers(struct raw *raw);

/* Fails the test unless the visit goes on, with this program, alone. */
void raw_check_visit(struct raw *raw, pid_t program);

/* Waits for the server, MILLISECONDS at most. False: it says nothing. */
bool raw_wait(const struct raw *raw, int milliseconds);

void raw_close(struct raw *raw);

#endif
