/* SPDX-License-Identifier: ISC */
/* Text to the terminal's clipboard: ESC ] 52 ; c ; BASE64 BEL. No passthrough around a tmux or a
 * screen: whoever set them up decides whether text leaves them. */
#include "tui/clipboard.h"

#include <stdint.h>
#include <unistd.h>

#include "leave/leave.h"
#include "partway/str.h"

#define BEGIN "\033]52;c;"
#define END "\a"

/* Adds TEXT in base64 (RFC 4648, 4). */
static void
add_base64(struct str *out, const struct str *text)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t at = 0; at < text->length; at += 3) {
		size_t bytes = text->length - at < 3 ? text->length - at : 3;
		uint32_t group = 0;

		for (size_t i = 0; i < bytes; i++)
			group |= (uint32_t)(unsigned char)text->data[at + i] << (16 - 8 * i);
		for (size_t i = 0; i < 4; i++)
			str_add_char(out, i <= bytes ? digits[group >> (18 - 6 * i) & 63] : '=');
	}
}

void
clipboard_send(const struct str *text)
{
	struct str bytes = { 0 };

	str_add(&bytes, BEGIN);
	add_base64(&bytes, text);
	str_add(&bytes, END);
	leave_begin_output();
	leave_write(STDOUT_FILENO, str_text(&bytes), bytes.length, -1);
	leave_end_output();
	str_fini(&bytes);
}
