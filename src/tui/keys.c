/* SPDX-License-Identifier: ISC */
/* Bytes to keys. Curses knows the sequences that it was told of; what it does not know comes out
 * of it byte by byte and is swallowed here as a whole, so that no digit in it answers a question.
 * Esc x, pressed in haste, must leave: only what is no key of ours begins a sequence. */
#include "tui/keys.h"

#include <curses.h>

#include "partway/action.h"
#include "partway/utf8.h"
#include "tui/codes.h"

#define CTRL_C 3
#define ESCAPE 27
#define CSI_8BIT 0x9b
#define SS3_8BIT 0x8f
#define DCS_8BIT 0x90
#define ST_8BIT 0x9c
#define OSC_8BIT 0x9d
#define PM_8BIT 0x9e
#define APC_8BIT 0x9f
#define BELL 7
#define LATE_MS 1000      /* a sequence that was torn apart by a slow line still belongs together */
#define SEQUENCE_BYTES 64 /* Windows Terminal tells what it is in 41 */
#define STRING_BYTES 256  /* nor an answer about colours, names or fonts */

/* NUL, too: where the mouse is farther to the right than an old report can tell. */
static bool
is_byte_of_sequence(int code)
{
	return code == 0 || (code >= ' ' && code <= 0xff && code != 0x7f);
}

/* A sequence is over. It counts as one key, unless its Esc was already taken for one. */
static bool
end_sequence(struct keys *keys, uint32_t *key)
{
	keys->state = KEYS_PLAIN;
	*key = INPUT_NONE;
	return !keys->announced;
}

static void
begin(struct keys *keys, enum keys_state state, size_t wanted)
{
	keys->state = state;
	keys->count = 0;
	keys->wanted = wanted;
	keys->number = 0;
}

static bool
begin_utf8(struct keys *keys, int byte, uint32_t *key)
{
	if (byte < 0xc2 || byte > 0xf4) {
		*key = INPUT_NONE;
		return true;
	}
	begin(keys, KEYS_UTF8, byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
	keys->bytes[keys->count++] = (char)byte;
	return false;
}

static bool
take_plain(struct keys *keys, int code, uint32_t *key)
{
	keys->announced = false;
	switch (code) {
	case ESCAPE:
		begin(keys, KEYS_ESCAPE, 0);
		return false;
	case CSI_8BIT:
		begin(keys, KEYS_CSI, 0);
		return false;
	case SS3_8BIT:
		begin(keys, KEYS_SS3, 0);
		return false;
	case DCS_8BIT:
	case OSC_8BIT:
	case PM_8BIT:
	case APC_8BIT:
		begin(keys, KEYS_STRING, 0);
		return false;
	default:
		break;
	}
	keys->state = KEYS_PLAIN;
	if (code >= 0x80 && code <= 0xff)
		return begin_utf8(keys, code, key);
	*key = codes_key(code);
	return true;
}

static bool
take_after_escape(struct keys *keys, int code, uint32_t *key)
{
	if (code == '[' || code == 'O') {
		begin(keys, code == '[' ? KEYS_CSI : KEYS_SS3, 0);
		return false;
	}
	if (keys->announced) /* and P is a key of ours */
		return take_plain(keys, code, key);
	if (code == ']' || code == 'P' || code == '_' || code == '^') { /* OSC, DCS, APC, PM */
		begin(keys, KEYS_STRING, 0);
		return false;
	}
	keys->state = KEYS_PLAIN;
	keys->held = code;
	*key = INPUT_ESCAPE;
	return true;
}

static bool
take_csi(struct keys *keys, int code, uint32_t *key)
{
	size_t before = keys->count++;

	if (before == 0 && (code == '[' || code == 'M')) { /* Linux console; old mouse report */
		begin(keys, KEYS_SKIP, code == '[' ? 1 : 3);
		return false;
	}
	if (code >= '0' && code <= '9' && keys->number < 1000) {
		keys->number = keys->number * 10 + (uint32_t)(code - '0');
		return false;
	}
	if (code == '~' && keys->number == 200) {
		begin(keys, KEYS_PASTE, 0);
		return false;
	}
	if (code == '$' && keys->number > 0 && keys->number < 1000)
		return end_sequence(keys, key); /* rxvt, with Shift */

	keys->number = 1000; /* no longer that of a paste */
	if ((code >= '@' && code <= '~') || keys->count == SEQUENCE_BYTES)
		return end_sequence(keys, key);
	return false;
}

static bool
take_ss3(struct keys *keys, int code, uint32_t *key)
{
	bool more = (code >= '0' && code <= '9') || code == ';'; /* Shift-F1 of some terminals */

	if (more && ++keys->count < SEQUENCE_BYTES)
		return false;
	return end_sequence(keys, key);
}

/* An answer that the terminal gives late, to whoever asked before us. */
static bool
take_string(struct keys *keys, int code, uint32_t *key)
{
	bool after_escape = keys->wanted == 1;

	keys->wanted = code == ESCAPE;
	if (after_escape && code != '\\') {
		keys->state = KEYS_ESCAPE;
		return take_after_escape(keys, code, key);
	}
	if (after_escape || code == BELL || code == ST_8BIT || ++keys->count == STRING_BYTES)
		return end_sequence(keys, key);
	return false;
}

static bool
take_paste(struct keys *keys, int code, uint32_t *key)
{
	static const char end[] = "\033[201~";

	if (code != end[keys->count])
		keys->count = 0;
	if (code == end[keys->count])
		keys->count++;
	return keys->count == sizeof(end) - 1 && end_sequence(keys, key);
}

static bool
take_utf8(struct keys *keys, int code, uint32_t *key)
{
	if (code < 0x80 || code > 0xbf)
		return take_plain(keys, code, key); /* was no UTF-8: never at the cost of a key */
	keys->bytes[keys->count++] = (char)code;
	if (keys->count < keys->wanted)
		return false;
	keys->state = KEYS_PLAIN;
	utf8_decode(keys->bytes, keys->count, key);
	if (*key == UTF8_BAD)
		*key = INPUT_NONE;
	return true;
}

/* True: CODE completes *KEY. */
static bool
take(struct keys *keys, int code, uint32_t *key)
{
	if (code == CTRL_C)
		return take_plain(keys, code, key); /* leaves, wherever we are */
	switch (keys->state) {
	case KEYS_PLAIN:
		return take_plain(keys, code, key);
	case KEYS_ESCAPE:
		return take_after_escape(keys, code, key);
	case KEYS_STRING:
		return take_string(keys, code, key);
	case KEYS_PASTE:
		return take_paste(keys, code, key);
	case KEYS_UTF8:
		return take_utf8(keys, code, key);
	case KEYS_CSI:
	case KEYS_SS3:
	case KEYS_SKIP:
		break;
	}
	if (!is_byte_of_sequence(code))
		return take_plain(keys, code, key); /* a control key or another Esc breaks in */
	if (keys->state == KEYS_CSI)
		return take_csi(keys, code, key);
	if (keys->state == KEYS_SS3)
		return take_ss3(keys, code, key);
	return --keys->wanted == 0 && end_sequence(keys, key);
}

bool
keys_next(struct keys *keys, int64_t now, uint32_t *key)
{
	int code;

	if (now - keys->since > LATE_MS)
		keys->state = KEYS_PLAIN;
	for (;;) {
		code = keys->held ? keys->held : getch();
		keys->held = 0;
		if (code == ERR)
			break;
		if (keys->state != KEYS_STRING) /* that one is over in time, whatever is typed */
			keys->since = now;
		keys->taken++;
		if (code != KEY_RESIZE && take(keys, code, key))
			return true;
	}
	if (keys->state != KEYS_ESCAPE || keys->announced)
		return false;
	keys->announced = true; /* nothing followed at once: it is the key Esc */
	*key = INPUT_ESCAPE;
	return true;
}
