/* SPDX-License-Identifier: ISC */
/* The notice and the page about privacy: what this program does and does not do, before any word
 * of the subject. safety.md 4.3 and 6.1 say what must stand here. */
#include "page/screens.h"

void
screen_notice(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Before you start");
	add_gap(main);
	add_text(main, "You can leave at any time: press x or Ctrl-C. The screen clears.");
	add_text(main, "Press 0 or ! for help lines. These keys work on every screen.");
	add_text(main, "You can skip a question: choose \"" UNSURE_WORDS "\".");
	add_gap(main);
	add_text(main, "Nothing you answer is saved or sent.");
	add_text(main,
	    "Leaving does not hide that this computer was used. If someone watches this "
	    "device, use another one.");
	add_gap(main);
	add_text(main, "If you are under 18, talk to an adult you trust. Press 0 for lines.");
	add_text(main,
	    "This is general information. It is not legal advice, and it does not "
	    "replace a counsellor.");
	add_gap(main);
	add_choice(main, 0, "Go on");
	add_choice(main, 1, "How private is this?");
}

void
screen_privacy(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	static const char *const fields[][2] = {
		{ "We keep", "Nothing. Your answers are wiped when you leave." },
		{ "We send", "Nothing. This program has no network code." },
		{ "Can be seen",
		    "That partway was started: in the shell's history, the list of running "
		    "programs, and logs." },
		{ "",
		    "The screen, if the terminal, tmux, ssh or the owner of this computer records "
		    "it. Spyware sees everything." },
		{ "", "Plain text above your place in line mode, until x clears it." },
		{ "Safer", "A device that the other person has never had in hand." },
		{ "", "Do not clear a whole history. The gap can draw attention." },
		{ "Leave now",
		    "x clears this screen and ends the program. It cannot clear the shell's "
		    "history. It hides the screen, not the past." },
	};

	(void)ui;
	(void)side;
	str_add(&heading->title, "How private is this?");
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		flow_add(main, PARA_FIELD, fields[i][0], fields[i][1]);
}
