/* SPDX-License-Identifier: ISC */
/* The loop of the line mode: say a page, read a line, apply it to the same state machine that the
 * full screen drives. Nothing is ever redrawn; the one escape sequence is that of leaving now. */
#include "line/line.h"

#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "line/choice.h"
#include "line/say.h"
#include "line/typed.h"
#include "partway/action.h"
#include "leave/leave.h"
#include "partway/spoken.h"
#include "partway/ui.h"
#include "partway/utf8.h"

#define WIDTH 72                    /* where the window has none */
#define WIDTH_LEAST 10              /* a number and a word fit */
#define CLEAR "\033[H\033[J\033[3J" /* the text may be in the scrollback, too */
#define CLEARS "Text stays in this window. x, then Enter, clears it and leaves."
#define CLEARS_NOT "This goes to a file or to another program. x leaves, and cannot clear it."

struct line {
	struct ui *ui;
	struct str out;
	struct spoken spoken;
	struct typed typed;
	struct saver saver;
	bool echoed; /* standard input is a terminal: it shows what is typed, and its line end */
	bool failed; /* standard output cannot be written */
};

/* What a page is about: as long as this is the same, there is nothing new to say. */
struct topic {
	enum layer layer;
	uint32_t country, tree, here;
	size_t taken;
};

static struct topic
topic_of(const struct ui *ui)
{
	return (struct topic){ ui_top(ui)->layer, ui_top(ui)->country, ui->walk.tree, ui->walk.here,
		ui->walk.taken };
}

static bool
same_topic(struct topic a, struct topic b)
{
	return a.layer == b.layer && a.country == b.country && a.tree == b.tree && a.here == b.here
	    && a.taken == b.taken;
}

static size_t
window_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH;
	return size.ws_col < WIDTH_LEAST ? WIDTH_LEAST : size.ws_col;
}

/* Writes and wipes what was said, with the prompt behind it. */
static void
speak(struct line *line)
{
	say_prompt(&line->spoken, line->ui);
	leave_begin_output();
	line->failed = !leave_write(STDOUT_FILENO, str_text(&line->out), line->out.length, -1);
	leave_end_output();
	str_fini(&line->out);
	line->spoken.width = window_width();
}

/* The key that TEXT is: one character, or the same one several times, in haste; 0: none. */
static uint32_t
only_key(const char *text)
{
	uint32_t point;
	size_t length = strlen(text);
	size_t step = utf8_decode(text, length, &point);

	for (size_t at = step; at < length; at += step)
		if (strncmp(text + at, text, step) != 0)
			return 0;
	return point == UTF8_BAD ? 0 : point;
}

/* True where KEY does something in this mode, in which there is nothing to move. */
static bool
is_key_here(const struct ui *ui, uint32_t key)
{
	uint32_t digit;

	switch (action_of_key(key, &digit)) {
	case ACTION_HELPLINES:
	case ACTION_QUIT:
	case ACTION_LEAVE_NOW:
	case ACTION_CLOSE:
		return true;
	case ACTION_KEYS:
	case ACTION_BACK:
	case ACTION_FORWARD:
	case ACTION_WHY:
	case ACTION_PATH:
	case ACTION_MAP:
	case ACTION_SAVE:
	case ACTION_RESTART:
		return ui->asking == ASK_NOTHING;
	case ACTION_YES:
	case ACTION_NO:
		return ui->asking != ASK_NOTHING;
	default:
		return false;
	}
}

/* To a warning: any line is a sign of somebody, and none is an answer. False: leave. */
static bool
answer_warning(struct ui *ui, const char *text)
{
	return !strpbrk(text, "xX") && ui_key(ui, *text ? only_key(text) : INPUT_ENTER);
}

/* Hands over what was typed, if it means something here. False: leave. */
static bool
apply(struct line *line, const char *text)
{
	struct ui *ui = line->ui;
	uint32_t choice = choice_typed(ui, text);
	uint32_t key = only_key(text);
	bool stays = true;

	if (choice > 0) {
		ui_choose(ui, choice);
	} else if (key && is_key_here(ui, key)) {
		stays = ui_key(ui, key);
		if (ui->wish == WISH_SAVE)
			line->saver.save(line->saver.context, ui);
	} else if (choice_is_missing(ui, text)) {
		say_no_answer(&line->spoken, text);
		return true;
	} else if (strpbrk(text, "xX")) {
		return false; /* among other keys, too: to stay by mistake would be worse */
	} else {
		say_expected(&line->spoken, ui);
		return true;
	}
	if (stays && ui->message)
		spoken_text(&line->spoken, ui->message);
	return stays;
}

/* Closes pages that are said and done with: in line mode they stay above, and the reader goes on
 * where they were. */
static void
close_read(struct ui *ui)
{
	while (ui_top(ui)->layer == LAYER_WHY || ui_top(ui)->layer == LAYER_MAP
	    || ui_top(ui)->layer == LAYER_SAVED)
		ui_key(ui, INPUT_ESCAPE);
}

/* Applies a line and says what has changed. False: leave. */
static bool
take_line(struct line *line, const char *text)
{
	struct ui *ui = line->ui;
	struct topic before = topic_of(ui);
	enum asking asked = ui->asking;

	if (ui_warns(ui) ? !answer_warning(ui, text) : *text && !apply(line, text))
		return false;
	if (!*text || !same_topic(before, topic_of(ui)))
		spoken_page(&line->spoken, ui);
	close_read(ui);
	if (!*text || ui->asking != asked)
		say_asking(&line->spoken, ui);
	return true;
}

/* True for a line that leaves, and leaves the text where it is. */
static bool
leaves_text(const char *text)
{
	uint32_t digit;
	enum action action = action_of_key(only_key(text), &digit);

	return action == ACTION_QUIT || action == ACTION_YES;
}

/* One turn of the loop. False: leave. */
static bool
listen(struct line *line)
{
	enum got got = typed_next(&line->typed);
	bool stays = true;

	if (!line->echoed && (got == GOT_LINE || got == GOT_TOO_LONG))
		str_add_char(&line->out, '\n');
	switch (got) {
	case GOT_LINE:
		stays = take_line(line, line->typed.line);
		if (!stays && !leaves_text(line->typed.line))
			leave_blank();
		break;
	case GOT_TOO_LONG:
		if (line->typed.leaves) {
			leave_blank();
			return false;
		}
		spoken_text(&line->spoken, "That was too long. It was thrown away.");
		break;
	case GOT_STILL_THERE:
	case GOT_LAST_MINUTE:
		ui_warn(line->ui, got == GOT_STILL_THERE ? LAYER_STILL_THERE : LAYER_LAST_MINUTE);
		str_add_char(&line->out, '\n'); /* behind the prompt */
		spoken_page(&line->spoken, line->ui);
		break;
	case GOT_SIGNAL:
		leave_blank();
		return false;
	case GOT_END:
		return false;
	}
	return stays;
}

static void
wipe(void *ui)
{
	ui_wipe(ui);
}

bool
line_run(struct ui *ui, const struct line_options *options)
{
	struct line line = { .ui = ui, .saver = options->saver, .echoed = isatty(STDIN_FILENO) };
	const char *bytes = options->clear && *options->clear ? options->clear : CLEAR;
	size_t clear = isatty(STDOUT_FILENO) ? strlen(bytes) : 0;

	line.spoken = (struct spoken){ &line.out, window_width(), options->ascii };
	leave_prepare(&(struct leave_plan){ bytes, clear, wipe, ui });
	ui->can_copy = false; /* a clipboard would take an escape sequence */
	ui->can_save = options->saver.save != NULL;
	spoken_text(&line.spoken, clear ? CLEARS : CLEARS_NOT);
	spoken_page(&line.spoken, ui);
	do
		speak(&line);
	while (!line.failed && listen(&line));
	if (line.failed || ui->site) /* in a kiosk nothing stays for who comes next */
		leave_blank();
	typed_wipe(&line.typed);
	str_fini(&line.out);
	return !line.failed;
}
