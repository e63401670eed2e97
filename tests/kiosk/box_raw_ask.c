/* SPDX-License-Identifier: ISC */
/* Single requests of SSH. libssh2 cannot write most of them, so they are given to its transport
 * layer, which is not in its header: the program is linked with the archive. */
#include "raw.h"

#include <libssh2.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of RFC 4250. */
enum {
	GLOBAL_REQUEST = 80,
	REQUEST_SUCCESS,
	REQUEST_FAILURE,
	CHANNEL_REQUEST = 98,
	CHANNEL_SUCCESS,
	CHANNEL_FAILURE
};

/* Inside of libssh2. */
struct wait_state {
	time_t start;
};
int _libssh2_transport_send(LIBSSH2_SESSION *session, const unsigned char *data, size_t length,
    const unsigned char *more, size_t more_length);
int _libssh2_packet_requirev(LIBSSH2_SESSION *session, const unsigned char *types,
    unsigned char **data, size_t *length, int offset, const unsigned char *match,
    size_t match_length, struct wait_state *state);

void
raw_add_number(struct str *payload, uint32_t number)
{
	uint32_t wire = htonl(number);

	str_add_bytes(payload, (const char *)&wire, sizeof(wire));
}

void
raw_add_text(struct str *payload, const char *text)
{
	raw_add_number(payload, (uint32_t)strlen(text));
	str_add_bytes(payload, text, strlen(text));
}

void
raw_add_pty(struct str *payload, const char *term, uint32_t columns, uint32_t rows)
{
	raw_add_text(payload, term);
	raw_add_number(payload, columns);
	raw_add_number(payload, rows);
	raw_add_number(payload, 0); /* pixels */
	raw_add_number(payload, 0);
	raw_add_number(payload, 1); /* no modes: a text with the one byte that ends them */
	str_add_bytes(payload, "", 1);
}

bool
raw_wait(const struct raw *raw, int milliseconds)
{
	bool wants_out =
	    libssh2_session_block_directions(raw->session) & LIBSSH2_SESSION_BLOCK_OUTBOUND;
	struct pollfd wire = { .fd = raw->socket, .events = wants_out ? POLLIN | POLLOUT : POLLIN };

	return poll(&wire, 1, milliseconds) > 0;
}

static bool
send_packet(struct raw *raw, const struct str *packet)
{
	int sent;

	while ((sent = _libssh2_transport_send(
		    raw->session, (const unsigned char *)packet->data, packet->length, NULL, 0))
	    == LIBSSH2_ERROR_EAGAIN)
		if (!raw_wait(raw, RAW_LIMIT_MS))
			return false;
	return sent == 0;
}

/* Which of TYPES comes first, of which the first means yes. */
static enum raw_answer
wait_for_answer(struct raw *raw, const unsigned char types[3])
{
	struct wait_state state = { 0 };
	unsigned char *data = NULL;
	size_t length;
	int came;

	while ((came = _libssh2_packet_requirev(
		    raw->session, types, &data, &length, 0, NULL, 0, &state))
	    == LIBSSH2_ERROR_EAGAIN)
		if (!raw_wait(raw, RAW_LIMIT_MS))
			return RAW_LOST;
	if (came != 0)
		return RAW_LOST;
	came = *data;
	free(data);
	return came == types[0] ? RAW_YES : RAW_NO;
}

/* Sends, and waits where there is an answer. */
static enum raw_answer
ask(struct raw *raw, const unsigned char types[3], const struct str *packet, bool answer)
{
	enum raw_answer got = RAW_YES;

	libssh2_session_set_blocking(raw->session, 0);
	if (!send_packet(raw, packet))
		got = RAW_LOST;
	else if (answer)
		got = wait_for_answer(raw, types);
	libssh2_session_set_blocking(raw->session, 1);
	return got;
}

static void
add_request(struct str *packet, const char *request, bool answer, const struct str *payload)
{
	raw_add_text(packet, request);
	str_add_bytes(packet, answer ? "\1" : "\0", 1);
	if (payload)
		str_add_bytes(packet, payload->data, payload->length);
}

enum raw_answer
raw_ask(struct raw *raw, const char *request, bool answer, const struct str *payload)
{
	static const unsigned char types[] = { CHANNEL_SUCCESS, CHANNEL_FAILURE, 0 };
	const char head = CHANNEL_REQUEST;
	struct str packet = { 0 };
	enum raw_answer got;

	str_add_bytes(&packet, &head, 1);
	raw_add_number(&packet, 0); /* the first channel */
	add_request(&packet, request, answer, payload);
	got = ask(raw, types, &packet, answer);
	str_fini(&packet);
	return got;
}

enum raw_answer
raw_ask_globally(struct raw *raw, const char *request, bool answer, const struct str *payload)
{
	static const unsigned char types[] = { REQUEST_SUCCESS, REQUEST_FAILURE, 0 };
	const char head = GLOBAL_REQUEST;
	struct str packet = { 0 };
	enum raw_answer got;

	str_add_bytes(&packet, &head, 1);
	add_request(&packet, request, answer, payload);
	got = ask(raw, types, &packet, answer);
	str_fini(&packet);
	return got;
}
