/* SPDX-License-Identifier: ISC */
/* What is on the screen, and what a key does to it. Draws nothing, reads nothing: the full screen
 * and the line mode both drive it, so that they cannot differ. */
#ifndef PARTWAY_UI_H
#define PARTWAY_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/action.h"
#include "partway/bounds.h"
#include "partway/date.h"
#include "partway/map.h"
#include "partway/walk.h"

struct forest;
struct site;
struct ui;

enum layer {
	LAYER_WELCOME, /* of a kiosk: neutral, for whoever comes next */
	LAYER_NOTICE,  /* before any word of the subject */
	LAYER_PICKER,
	LAYER_WALK, /* a question or an ending */
	LAYER_KEYS, /* the layers from here on lie over the others and are closed again */
	LAYER_PRIVACY,
	LAYER_REGION,    /* help lines of the reader's region */
	LAYER_HELPLINES, /* the numbers for danger now, of every country */
	LAYER_COUNTRY,   /* help lines of one country */
	LAYER_WHY,       /* why the question or ending of the walk, and its sources */
	LAYER_PATH,      /* the answers so far, one of which can be asked again */
	LAYER_MAP,       /* the questions of the tree, and the reader's place among them */
	LAYER_SAVED,     /* what became of a page that was to be saved */
	/* These two hide the page of a kiosk, which may be nobody's any more. */
	LAYER_STILL_THERE, /* no key came for a while */
	LAYER_LAST_MINUTE  /* the time of a visit is nearly over */
};

/* Where on a page the reader was, for windows that change their size: a large one that shows all of
 * a page knows no place in it, and a small one after it must. */
struct bookmark {
	bool known;
	uint32_t scroll, selected; /* of the view; it holds as long as the reader moves neither */
	uint32_t para;             /* in the first row shown: paragraph of the flow, */
	size_t offset;             /* and byte of its text */
	bool shown;                /* a choice that the reader has moved to was on the screen */
};

/* One page and where the reader is on it. */
struct view {
	enum layer layer;
	uint32_t selected; /* choice, from 0; NONE where there is nothing to choose */
	uint32_t scroll;   /* rows of text above the first one shown */
	uint32_t country;  /* LAYER_COUNTRY: index into the forest's countries */
	struct bookmark bookmark;
};

/* A layer is open once at most, and of the last two only one: welcome, notice, picker or walk, and ten
 * over it. */
#define UI_LAYERS 11

/* What is being asked in the status row, over everything else. */
enum asking {
	ASK_NOTHING,
	ASK_LEAVE,
	ASK_RESTART,
	ASK_SAVE,
	ASK_FIND /* words to be found on the map, of which some are typed already */
};

/* What the reader wants that only a front end can do. It does it before it draws again. */
enum wish {
	WISH_NONE,
	WISH_COPY,
	WISH_SAVE,
	WISH_PLAIN /* to go on line by line */
};

/* What came of WISH_SAVE. */
struct saved {
	/* Where the page is; borrowed, must stay as long as the ui. Where it is not: the folder
	 * that was tried, or NULL. */
	const char *path;
	/* Why it is not there: a sentence without a full stop, constant; NULL: it is. */
	const char *why;
	bool ascii; /* nothing above U+007E is shown: a path with such is not seen as it is */
};

/* Who does WISH_SAVE: saves the page on top, then calls ui_saved(). CONTEXT is handed to SAVE. */
struct saver {
	void (*save)(void *context, struct ui *ui); /* NULL: nothing can be saved */
	void *context;
};

struct ui {
	const struct forest *forest; /* borrowed */
	struct walk walk;
	struct date today;
	/* The country whose help lines come first, an index into the forest's countries, or NONE.
	 * The caller sets it behind ui_init(); it tells nothing of the reader, and is not wiped. */
	uint32_t region;
	const struct site *site; /* of a kiosk, borrowed; NULL: this is none */
	/* Whether the front end can copy and save: it sets them before it shows anything. Keys that
	 * cannot do anything are named nowhere. The kiosk has neither (safety.md 6.2). */
	bool can_copy, can_save;
	/* Of the screen, in cells. Rows 0: line mode, where everything is visible. */
	uint32_t rows, columns;
	struct view views[UI_LAYERS]; /* the last one is on top */
	uint32_t depth;
	enum asking asking;
	enum wish wish;
	struct saved saved;              /* LAYER_SAVED */
	bool saved_answers;              /* LAYER_SAVED: the page was that of the answers */
	struct map map;                  /* LAYER_MAP */
	char find[BOUND_FIND_BYTES + 1]; /* ASK_FIND: as typed so far, UTF-8 */
	const char *message;             /* one line until the next key, or NULL */
};

/* Takes the memory of the walk and shows the notice, in line mode until ui_resize() is called,
 * without a region.
 * FOREST must have passed its checks (check.h); TODAY is the day that waits are counted from. */
void ui_init(struct ui *ui, const struct forest *forest, struct date today);

/* Makes it the kiosk of SITE, and shows its welcome page. Behind ui_init(), before anything is
 * shown. */
void ui_welcome(struct ui *ui, const struct site *site);

/* Lies a page of warning over the one on top: LAYER_STILL_THERE or LAYER_LAST_MINUTE. What is asked
 * there is taken back. Any key takes the warning away, and does nothing else but leave now or show
 * help lines. */
void ui_warn(struct ui *ui, enum layer warning);

/* True where a warning is on top. */
bool ui_warns(const struct ui *ui);

/* Wipes and frees everything that tells of the reader. */
void ui_fini(struct ui *ui);

/* Wipes answers and place, frees nothing. Async-signal-safe. */
void ui_wipe(struct ui *ui);

/* Sets the size in cells, held between 1x1 and that of bounds.h. Keeps place, answers and
 * selection. */
void ui_resize(struct ui *ui, uint32_t rows, uint32_t columns);

/* Applies one key (action.h). False: leave now; the caller clears the screen first, then calls
 * ui_fini(). */
bool ui_key(struct ui *ui, uint32_t key);

/* Applies the number of a choice, from 1, as typed in line mode. No choice leaves. */
void ui_choose(struct ui *ui, uint32_t number);

/* Tells what became of WISH_SAVE: shows the page about it. Only from the front end. */
void ui_saved(struct ui *ui, struct saved saved);

/* Tells what became of WISH_COPY: it was SENT to the terminal (whether that took it nobody knows),
 * or is too long to be sent. */
void ui_copied(struct ui *ui, bool sent);

/* True where ACTION does something on the view on top: only then is its key named there. Moving
 * about is always possible. */
bool ui_has(const struct ui *ui, enum action action);

/* The view on top; there always is one. Borrowed until the next key. */
const struct view *ui_top(const struct ui *ui);

/* How many choices the view on top has. */
uint32_t ui_choice_count(const struct ui *ui);

#endif
