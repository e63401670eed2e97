/* SPDX-License-Identifier: ISC */
/* A table: how each is started, what it must show, and its own keys for the same two things: to move
 * down by one, and to go on to another page. */
#include "subjects.h"

#include "partway/base.h"

#define ENTER "\r"
#define DOWN "\033OB"
#define UP "\033OA"
#define ITEMS \
	"1", "I am in danger", "2", "I am thinking about suicide", "3", "I feel close to it", "4", \
	    "My ex talks of suicide", "5", "None of these", "6", "I am not sure"
#define DIALOG_AGAIN \
	"i=1; while :; do dialog --menu \"Question $i: is any of this true right now?\" 22 76 12 " \
	"1 'I am in danger' 2 'I am thinking about suicide' 3 'I feel close to it' " \
	"4 'My ex talks of suicide' 5 'None of these' 6 'I am not sure' 2>/dev/null; " \
	"i=$((3 - i)); done"

/* All floors show the same pages, by the same keys. */
#define FLOOR \
	.sees = "2  How private is this?", .warm = { { ENTER, "1  I am in danger", true } }, \
	.answer = { ENTER, "1  Yes, or there was", true }, \
	.go_back = { ENTER, "1  I am in danger", true }, \
	.move = { "j", "2  I am thinking", true }, .move_back = { "k", "1  I am in danger", true }
/* The question of partway: the answer that is chosen again on the way back is the one that was given. */
#define QUESTION \
	.answer = { "5", "G2  Is there", false }, .go_back = { "b", "5  None of these", true }, \
	.move = { "j", "6  I am not sure", true }, .move_back = { "k", "5  None of these", true }

const struct subject subjects[] = {
	{ "partway", { "partway" }, .sees = "2  How private is this?",
	    .warm = { { ENTER, "1  A good relationship", true },
		{ ENTER, "1  I am in danger", true } },
	    QUESTION },
	{ "partway, picker", { "partway" }, .typed = ENTER, .sees = "1  A good relationship" },
	{ "partway-kiosk", { "partway-kiosk" }, .sees = "1  Begin",
	    .warm = { { ENTER, "1  Go on", true }, { ENTER, "1  A good relationship", true },
		{ ENTER, "1  I am in danger", true } },
	    QUESTION },
	{ "bare", { "bench-bare" }, FLOOR },
	{ "bare, best way", { "bench-best" }, FLOOR },
	{ "by hand", { "bench-hand" }, FLOOR },
	{ "one byte, static", { "bench-byte" }, .sees = "." },
	{ "less", { "less", "file" }, .sees = "line 023", .answer = { " ", "line 046", false },
	    .go_back = { "b", "line 001", false }, .move = { "j", "line 024", false },
	    .move_back = { "k", "line 001", false } },
	{ "nnn", { "nnn", "shelf" }, .is_peer = true, .sees = "folder-20",
	    .answer = { "l", "inside-20", false }, .go_back = { "h", "folder-01", true },
	    .move = { "j", "folder-02", true }, .move_back = { "k", "folder-01", true } },
	{ "dialog --menu",
	    { "dialog", "--menu", "Question 1: is any of this true right now?", "22", "76", "12",
		ITEMS },
	    .is_peer = true, .key_args = { "sh", "-c", DIALOG_AGAIN }, .sees = "6  I am not sure",
	    .answer = { ENTER, "Question 2", false }, .go_back = { ENTER, "Question 1", false },
	    .move = { DOWN, "I am thinking", true }, .move_back = { UP, "I am in danger", true } },
	{ "whiptail --menu",
	    { "whiptail", "--menu", "Question 1: is any of this true right now?", "22", "76", "12",
		ITEMS },
	    .is_peer = true, .sees = "6 I am not sure", .move = { DOWN, "I am thinking", true },
	    .move_back = { UP, "I am in danger", true } },
	{ "tig", { "tig" }, .is_peer = true, .sees = "change 10",
	    .answer = { ENTER, "[diff]", false }, .go_back = { "q", "change 10", false },
	    .move = { "j", "change 29", true }, .move_back = { "k", "change 30", true } },
	{ "frotz", { "frotz", "story.z5" }, .is_peer = true, .humble = true, .needs = "story.z5",
	    .sees = "Go on>" },
};
const size_t subjects_count = ARRAY_LEN(subjects);
