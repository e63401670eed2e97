/* SPDX-License-Identifier: ISC */
/* Widths of Helvetica, as the makers of the font publish them; fonts that stand for it have the same.
 * Other letters come from fonts that we do not know: they count as much as wide ones of their kind. */
#include "paper/type.h"

#include "paper/breaks.h"
#include "partway/base.h"
#include "partway/utf8.h"

#define FIRST ' '
#define LAST '~'
#define NARROW 650u /* a small letter beyond ASCII, or the like */
#define WIDE 1000u  /* any other */
#define ARROW 0x2192u
#define ARROW_WIDTH 1000u

static const uint16_t plain[LAST - FIRST + 1] = {
	278, 278, 333, 556, 556, 889, 667, 222, 333, 333, 389, 584, 278, 584, 278, 278,  /* to / */
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  /* to ? */
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, /* to O */
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  /* to _ */
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  /* to o */
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584        /* to ~ */
};

static const uint16_t heavy[LAST - FIRST + 1] = {
	278, 333, 500, 556, 556, 889, 722, 278, 333, 333, 389, 584, 278, 584, 278, 278, /* to / */
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, /* to ? */
	975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, /* to O */
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, /* to _ */
	333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, /* to o */
	611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584       /* to ~ */
};

/* The width of a letter beyond ASCII. */
static uint32_t
width_of(uint32_t point)
{
	/* Spaces, small letters of Latin and Greek, dashes and quotation marks. */
	static const struct utf8_range narrow[] = { { 0xa0, 0xa1 }, { 0xdf, 0xe5 }, { 0xe7, 0xff },
		{ 0x390, 0x390 }, { 0x3ac, 0x3ce }, { 0x2010, 0x2013 }, { 0x2018, 0x201e } };
	int cells = point == UTF8_BAD ? 1 : utf8_width(point);

	if (point == ARROW)
		return ARROW_WIDTH;
	return cells == 0 ? 0 : utf8_is_in(narrow, ARRAY_LEN(narrow), point) ? NARROW : WIDE;
}

/* Here a line may end. */
static void
end_word(struct type *type)
{
	type->used += type->word;
	type->word = 0;
}

static void
add_width(struct type *type, uint32_t width)
{
	type->word += width;
	if (type->lines > 0 && type->used + type->word <= type->room)
		return;
	type->lines++;
	if (type->used == 0) /* a word of more than a line */
		type->word = width;
	type->used = 0;
}

/* Before POINT a line may end. */
static void
begin_letter(struct type *type, uint32_t point)
{
	bool both_ascii = type->before <= LAST && point <= LAST;

	if (!both_ascii && breaks_between(type->before, point))
		end_word(type);
	type->before = point;
}

static bool
is_plain(char c)
{
	return c > FIRST && c <= LAST;
}

/* Adds all letters of ASCII up to the next space or other letter, between which no line may end, and
 * returns how many there are: most words have room as a whole. */
static size_t
add_plain(struct type *type, const char *text, const uint16_t *widths)
{
	uint32_t width = 0;
	size_t length = 0;

	begin_letter(type, (uint32_t)*text);
	for (; is_plain(text[length]); length++)
		width += widths[text[length] - FIRST];
	if (type->lines > 0 && type->used + type->word + width <= type->room)
		type->word += width;
	else
		for (size_t i = 0; i < length; i++)
			add_width(type, widths[text[i] - FIRST]);
	type->before = (uint32_t)text[length - 1];
	return length;
}

void
type_add(struct type *type, const char *text, bool bold)
{
	uint32_t point;

	while (*text) {
		if (*text == ' ') { /* at the end of a line it takes no room */
			end_word(type);
			type->used += plain[0];
			type->before = ' ';
			text++;
		} else if (is_plain(*text)) {
			text += add_plain(type, text, bold ? heavy : plain);
		} else {
			text += utf8_decode(text, 4, &point); /* a NUL ends any sequence */
			begin_letter(type, point);
			add_width(type, width_of(point));
		}
	}
}

uint32_t
type_width(const char *text, bool bold)
{
	struct type type = { .room = UINT32_MAX };

	type_add(&type, text, bold);
	return type.used + type.word;
}
