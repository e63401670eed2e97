/* SPDX-License-Identifier: ISC */
/* How every screen looks: one golden file for each, with the three sizes in UTF-8 and in ASCII.
 * There is no colour, so none of the pages differs without it. Those of the map are on a forest
 * that has enough of one (map_page.h), all others on that of golden.h. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "map_page.h"
#include "partway/base.h"
#include "partway/page.h"
#include "partway/str.h"

/* A window, and what is typed in it before the picture is taken, or NULL. */
struct window {
	uint32_t rows, columns; /* 0, 0: the end of a list */
	const char *keys;
};

/* KEYS are typed at 80x24; then the window gets its size, and in the three usual ones AFTER is
 * typed. What is not said is nothing. */
static const struct screen {
	const char *name;
	const char *keys, *after;
	bool on_map;
	bool in_kiosk;
	struct window others[4];
} screens[] = {
	{ .name = "notice" },
	{ .name = "picker", .keys = "1", .after = "v", .others = { { 12, 40, "v}>" } } },
	{ .name = "question-3", .keys = "1222" },
	{ .name = "question-6", .keys = "12222", .others = { { 12, 40, "vvv" }, { 12, 40, ">" } } },
	{ .name = "ending-closed", .keys = "12212" },
	{ .name = "ending-message", .keys = "122221", .others = { { 24, 80, ">" } } },
	{ .name = "ending-left-open", .keys = "123" },
	{ .name = "why-question", .keys = "1222w" },
	{ .name = "why-closed", .keys = "12212w" },
	{ .name = "why-message", .keys = "122221w", .others = { { 24, 80, ">" } } },
	{ .name = "path", .keys = "122221p", .after = "^" },
	{ .name = "change", .keys = "122221p", .after = "^\r" },
	{ .name = "map", .keys = AT_X3, .after = "m", .on_map = true },
	{ .name = "map-question", .keys = AT_X3, .on_map = true },
	{ .name = "map-ending", .keys = AT_X3 "1", .after = "m", .on_map = true },
	{ .name = "find",
	    .keys = AT_X3 "m",
	    .after = "/ALL RI",
	    .on_map = true,
	    .others = { { 12, 40, "/nothing like it" } } },
	{ .name = "keys", .keys = "?" },
	{ .name = "helplines", .keys = "0", .others = { { 12, 40, "}" }, { 8, 30, NULL } } },
	{ .name = "country", .keys = "02" },
	{ .name = "country-mixed", .keys = "01" },
	{ .name = "region", .keys = "@0", .others = { { 5, 20, NULL } } },
	{ .name = "region-others", .keys = "@01" },
	{ .name = "privacy", .keys = "2" },
	{ .name = "leave", .keys = "12222q" },
	{ .name = "restart", .keys = "12222r" },
	{ .name = "save", .keys = "122221s" },
	{ .name = "saved", .keys = "122221sy&" },
	{ .name = "kiosk-welcome", .in_kiosk = true },
	{ .name = "kiosk-notice", .keys = "1", .in_kiosk = true },
	{ .name = "kiosk-privacy", .keys = "12", .in_kiosk = true, .others = { { 12, 40, "}" } } },
	{ .name = "kiosk-keys", .keys = "1122?", .in_kiosk = true, .others = { { 12, 40, "}}" } } },
	{ .name = "kiosk-still-there",
	    .keys = "1122%",
	    .in_kiosk = true,
	    .others = { { 8, 30, NULL }, { 3, 24, NULL } } },
	{ .name = "kiosk-last-minute",
	    .keys = "1122$",
	    .in_kiosk = true,
	    .others = { { 8, 30, NULL } } },
	{ .name = "too-small",
	    .keys = "122",
	    .others = { { 8, 30, NULL }, { 8, 30, "q" }, { 3, 24, NULL } } },
};

static const struct window usual[] = { { 24, 80, NULL }, { 12, 40, NULL }, { 60, 200, NULL } };

static const char *
text_of(const char *keys)
{
	return keys ? keys : "";
}

/* The state of a screen, and its page as drawn last. */
struct easel {
	const struct screen *screen;
	struct ui *ui;
	struct page page;
	struct str looks; /* of the page before, to tell which differ */
};

static struct ui plain;

static void
set_up(struct easel *easel, const struct window *window, const char *after)
{
	const struct screen *screen = easel->screen;

	if (screen->on_map) {
		map_page_start(
		    window->rows, window->columns, text_of(screen->keys), text_of(after));
		easel->ui = &shown.ui;
		return;
	}
	if (screen->in_kiosk)
		golden_visit(&plain, 24, 80, text_of(screen->keys));
	else
		golden_start(&plain, 24, 80, text_of(screen->keys));
	ui_resize(&plain, window->rows, window->columns);
	golden_type(&plain, text_of(after));
	easel->ui = &plain;
}

static void
put_away(struct easel *easel)
{
	if (easel->screen->on_map)
		map_page_finish();
	else
		ui_fini(&plain);
	page_fini(&easel->page);
}

/* Adds ROW as often as it is repeated: many times in words. */
static void
write_repeats(struct str *out, const struct str *row, uint32_t count)
{
	if (count > 1)
		str_add_format(out, "~ %u more of these rows\n", (unsigned)count);
	else if (count == 1)
		str_add(out, str_text(row));
}

/* Adds the rows; of many that are alike, the first. */
static void
write_rows(const struct page *page, struct str *out)
{
	struct str row = { 0 }, before = { 0 };
	uint32_t repeats = 0;

	for (uint32_t i = 0; i < page->rows; i++) {
		str_clear(&row);
		golden_write_row(page, i, &row);
		if (i > 0 && strcmp(str_text(&row), str_text(&before)) == 0) {
			repeats++;
			continue;
		}
		write_repeats(out, &before, repeats);
		repeats = 0;
		str_add(out, str_text(&row));
		str_clear(&before);
		str_add(&before, str_text(&row));
	}
	write_repeats(out, &before, repeats);
	str_fini(&row);
	str_fini(&before);
}

/* Adds the looks, unless they are those of the picture before. */
static void
write_looks(struct easel *easel, struct str *out)
{
	struct str looks = { 0 };

	golden_write_looks(&easel->page, &looks);
	str_add(out,
	    strcmp(str_text(&looks), str_text(&easel->looks)) == 0 ? "--- looks alike\n"
								   : str_text(&looks));
	str_fini(&easel->looks);
	easel->looks = looks;
}

/* Adds what is typed, as a line of text can hold it. */
static void
write_keys(struct str *out, const char *keys)
{
	str_add(out, keys ? ", then " : "");
	for (; keys && *keys; keys++)
		str_add_format(out, *keys == '\r' ? "(Enter)" : "%c", *keys);
}

static void
paint(struct easel *easel, const struct window *window, const char *after, struct str *out)
{
	static const struct style styles[] = { { .ascii = false }, { .ascii = true } };

	set_up(easel, window, after);
	for (size_t i = 0; i < ARRAY_LEN(styles); i++) {
		page_draw(&easel->page, easel->ui, &styles[i]);
		str_add_format(out, "=== %ux%u%s", (unsigned)window->columns,
		    (unsigned)window->rows, styles[i].ascii ? ", ASCII" : "");
		write_keys(out, after);
		str_add_char(out, '\n');
		write_rows(&easel->page, out);
		write_looks(easel, out);
	}
	put_away(easel);
}

/* All pictures of a screen. One that is too small has no usual sizes. */
static void
paint_all(struct easel *easel, struct str *out)
{
	const struct screen *screen = easel->screen;

	str_add_format(out, "keys %s\n", screen->keys ? screen->keys : "none");
	for (size_t i = 0; i < ARRAY_LEN(usual) && strcmp(screen->name, "too-small") != 0; i++)
		paint(easel, &usual[i], screen->after, out);
	for (const struct window *other = screen->others; other->rows > 0; other++)
		paint(easel, other, other->keys, out);
	str_fini(&easel->looks);
}

Test(screens, every_screen_looks_as_it_was_drawn_by_hand)
{
	for (size_t i = 0; i < ARRAY_LEN(screens); i++) {
		struct easel easel = { .screen = &screens[i] };
		struct str text = { 0 };

		paint_all(&easel, &text);
		golden_check(screens[i].name, &text);
		str_fini(&text);
	}
}
