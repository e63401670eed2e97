/* SPDX-License-Identifier: ISC */
/* Weighted by how often each stands in its list. */
#include "fingers.h"

#include <string.h>

#include "partway/base.h"

#define PASTE_BYTES 600
#define CODES 256u

static const char screen_keys[] = "1112223334455667\r\r\r\r  jjjkkffbwpmc?0!sny/\014\t";

static const char *const screen_words[] = { "ry", "rn", "p\r", "pk\r", "m/ex\r", "m/\177\177a\033",
	"wjjj\033", "? \033", "0\r \033\033", "bbb1", "sn", "sy\033", "123", "\r\r\r",
	"jjjjjjjjjjjjjjjjjjjj" };

static const char *const line_words[] = { "1", "1", "1", "1", "2", "2", "2", "3", "3", "4", "5",
	"6", "", "b", "f", "w", "p", "m", "0", "!", "?", "r", "y", "n", "s", "11", "99", "answer 2",
	"why", " 1 ", "one", "\t" };

/* Of keys that terminals have, and of what they say by themselves; whole and torn. */
static const char *const sequences[] = { "\033[A", "\033[B", "\033OA", "\033OB", "\033[H", "\033[F",
	"\033[5~", "\033[6~", "\033OP", "\033", "\033[C", "\033[15~", "\033[1;5C", "\033[1;5",
	"\033[<0;12;13M", "\033[M !!", "\033]11;rgb:1/2/3\033\\", "\033]11;rgb:1/2", "\033P+q",
	"\033P1$r0m\033\\", "\033[200~", "\033[201~", "\033O", "\033[[", "\033[[A", "\033[M",
	"\033[?1;2c", "\033[24;80R", "\2331;2", "\217", "\033\033", "\033[I", "\033[O",
	"\033[999999999999999999m" };

/* Letters of one to four bytes, marks that join, and what is none: too long, a surrogate, torn. */
static const char *const letters[] = { "\303\251", "\342\202\254", "\360\237\230\200", "e\314\201",
	"\342\200\256", "\342\200\213", "\357\273\277", "\342\202", "\360\237\230", "\300\257",
	"\340\200\257", "\355\240\200", "\364\220\200\200", "\377\376", "\200", "\303(" };

static size_t
copy(char *out, const char *bytes)
{
	size_t length = strlen(bytes);

	memcpy(out, bytes, length);
	return length;
}

#define ONE_OF(list, dice) ((list)[dice_roll(dice, (uint32_t)ARRAY_LEN(list))])

static size_t
pick_odd(struct dice *dice, char *out)
{
	switch (dice_roll(dice, 8)) {
	case 0:
	case 1:
		return copy(out, ONE_OF(letters, dice));
	case 2:
		*out = (char)dice_roll(dice, CODES);
		return 1;
	default:
		return copy(out, ONE_OF(sequences, dice));
	}
}

static size_t
pick_key(struct dice *dice, char *out)
{
	*out = screen_keys[dice_roll(dice, sizeof(screen_keys) - 1)];
	return 1;
}

static size_t
pick_line(struct dice *dice, char *out)
{
	size_t length = 0;

	if (dice_roll(dice, 8) == 0)
		for (uint32_t count = 1 + dice_roll(dice, 20); count > 0; count--)
			length += pick_odd(dice, out + length);
	else
		length = copy(out, ONE_OF(line_words, dice));
	out[length++] = '\r';
	return length;
}

/* Other bytes stand for those that are spared. */
static size_t
spare(const struct fingers *fingers, char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i] != '\0' && strchr(fingers->spared, bytes[i]))
			bytes[i] = '1';
	return length;
}

size_t
fingers_pick(const struct fingers *fingers, struct dice *dice, char *out)
{
	uint32_t kind = dice_roll(dice, 100);

	if (fingers->lines)
		return spare(fingers, out, pick_line(dice, out));
	if (kind < 70)
		return spare(fingers, out, pick_key(dice, out));
	if (kind < 80)
		return spare(fingers, out, copy(out, ONE_OF(screen_words, dice)));
	return spare(fingers, out, pick_odd(dice, out));
}

size_t
fingers_paste(const struct fingers *fingers, struct dice *dice, char *out)
{
	size_t length = fingers->lines ? 0 : copy(out, "\033[200~");
	uint32_t count = dice_roll(dice, PASTE_BYTES);

	for (; count > 0; count--)
		out[length++] = (char)(' ' + dice_roll(dice, CODES - ' '));
	if (!fingers->lines)
		length += copy(out + length, "\033[201~");
	return spare(fingers, out, length);
}
