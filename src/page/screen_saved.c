/* SPDX-License-Identifier: ISC */
/* What became of a page that was to be saved: where it is, what it holds, how to be rid of it
 * (safety.md 6.2). The name of the folder is the reader's own, and may hold anything. */
#include "page/screens.h"

#include <string.h>

#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/utf8.h"

/* The path as it is shown. It is the same text where a shell can be given it. */
static void
add_shown(struct str *out, const char *path)
{
	utf8_add_safe(out, path, strlen(path), BOUND_TEXT_BYTES);
}

static bool
is_plain(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || strchr("/._-", c);
}

/* Adds PATH as a shell reads it: in quotes where it is not plain. */
static void
add_quoted(struct str *out, const char *path)
{
	const char *c = path;

	while (*c && is_plain(*c))
		c++;
	if (!*c) {
		str_add(out, path);
		return;
	}
	str_add_char(out, '\'');
	for (c = path; *c; c++)
		if (*c == '\'')
			str_add(out, "'\\''");
		else
			str_add_char(out, *c);
	str_add_char(out, '\'');
}

/* True where the reader sees PATH as it is, and can type it. */
static bool
is_seen(const struct saved *saved, const char *shown)
{
	const char *c = shown;

	while (saved->ascii && *c && (unsigned char)*c < 0x80)
		c++;
	return strcmp(saved->path, shown) == 0 && (!saved->ascii || !*c);
}

/* How to delete it: a command only where that would work as it is seen. */
static void
add_delete(struct flow *flow, const struct saved *saved, const char *shown)
{
	const char *slash = strrchr(saved->path, '/');
	struct str line = { 0 };

	if (is_seen(saved, shown)) {
		str_add(&line, "rm ");
		add_quoted(&line, saved->path);
		flow_add(flow, PARA_FIELD, "Delete it", str_text(&line));
		flow_add(flow, PARA_FIELD, NULL,
		    "Or use a file manager, which may have to show hidden files.");
	} else {
		str_add_format(&line,
		    "Find %s in that folder with a file manager, which may have to show hidden "
		    "files.",
		    slash ? slash + 1 : "the file");
		flow_add(flow, PARA_FIELD, "Delete it", str_text(&line));
	}
	flow_add(flow, PARA_FIELD, NULL, "A deleted file can sometimes be recovered.");
	str_fini(&line);
}

static void
add_saved(struct flow *flow, const struct ui *ui, const char *shown)
{
	assert(ui->saved.path); /* or there is a why */
	flow_add(flow, PARA_TITLE, NULL, "The page is saved");
	add_gap(flow);
	flow_add(flow, PARA_FIELD, "The file", shown);
	flow_add(flow, PARA_FIELD, "It holds",
	    ui->saved_answers ? "Your answers, and the questions."
			      : "The page you were on, with numbers of help lines. Not your "
				"answers; but the page itself can tell of them.");
	flow_add(flow, PARA_FIELD, "Be aware",
	    "Others who use this computer, or your account, can find it.");
	add_delete(flow, &ui->saved, shown);
}

static void
add_not_saved(struct flow *flow, const struct ui *ui, const char *shown)
{
	struct str why = { 0 };

	str_add_format(&why, "%s.", ui->saved.why);
	flow_add(flow, PARA_TITLE, NULL, "The page is not saved");
	add_gap(flow);
	flow_add(flow, PARA_FIELD, "Why", str_text(&why));
	if (*shown)
		flow_add(flow, PARA_FIELD, "Tried", shown);
	flow_add(flow, PARA_FIELD, NULL, "No file was left behind.");
	str_fini(&why);
}

void
screen_saved(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	struct str shown = { 0 };

	(void)side;
	str_add(&heading->title, "Saving");
	if (ui->saved.path)
		add_shown(&shown, ui->saved.path);
	if (ui->saved.why)
		add_not_saved(main, ui, str_text(&shown));
	else
		add_saved(main, ui, str_text(&shown));
	str_fini(&shown);
}
