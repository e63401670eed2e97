/* SPDX-License-Identifier: ISC */
/* The notice and the page about privacy: what this program does and does not do, before any word
 * of the subject. safety.md 4.3 and 6.1 say what must stand here. */
#include "page/screens.h"

/* What becomes of answers, and what leaving does not hide. */
static void
add_stays(struct flow *flow, const struct ui *ui)
{
	add_text(flow,
	    ui->can_save ? "Nothing you answer is sent. Only s saves; it asks first."
			 : "Nothing you answer is saved or sent.");
	add_text(flow,
	    "Leaving does not hide that this computer was used. If someone watches this "
	    "device, use another one.");
}

/* The same in a kiosk, which is another machine than the one that is typed on. */
static void
add_sent(struct flow *flow)
{
	add_text(flow,
	    "Your answers go, encrypted, to the machine of the group. This program does not save "
	    "them.");
	add_text(flow,
	    "Leaving does not hide that you connected. If someone watches this device, use "
	    "another one.");
}

void
screen_notice(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Before you start");
	add_gap(main);
	add_text(main, "You can leave at any time: press x or Ctrl-C. The screen clears.");
	add_text(main, "Press 0 or ! for help lines. These keys work on every screen.");
	add_text(main, "You can skip a question: choose \"" UNSURE_WORDS "\".");
	add_gap(main);
	if (ui->site)
		add_sent(main);
	else
		add_stays(main, ui);
	add_gap(main);
	add_text(main, "If you are under 18, talk to an adult you trust. Press 0 for lines.");
	add_text(main,
	    "This is general information. It is not legal advice, and it does not "
	    "replace a counsellor.");
	add_gap(main);
	add_choice(main, 0, "Go on");
	add_choice(main, 1, "How private is this?");
}

/* What neither we nor x can take back. */
static void
add_seen(struct flow *flow, const struct ui *ui)
{
	flow_add(flow, PARA_FIELD, "Can be seen",
	    "That partway was started: in the shell's history, the list of running programs, and "
	    "logs.");
	flow_add(flow, PARA_FIELD, NULL,
	    "The screen, if the terminal, tmux, ssh or the owner of this computer records it. "
	    "Spyware and cameras see everything.");
	flow_add(
	    flow, PARA_FIELD, NULL, "Plain text above your place in line mode, until x clears it.");
	if (ui->can_copy)
		flow_add(flow, PARA_FIELD, NULL,
		    "What c (copy) sends to the clipboard, also on devices that share it.");
	flow_add(flow, PARA_FIELD, NULL,
	    ui->can_save ? "Saved files and paper can be found." : "Paper can be found.");
}

/* The same in a kiosk. Whether its machine keeps a list of visits is for those who run it to say. */
static void
add_seen_of_visit(struct flow *flow)
{
	flow_add(flow, PARA_FIELD, "Can be seen",
	    "That you connected: by the network and its router; on your device, in its history and "
	    "its list of known hosts.");
	flow_add(flow, PARA_FIELD, NULL,
	    "The screen: by others in the room, and if your terminal or device records it. Spyware "
	    "and cameras see everything.");
	flow_add(
	    flow, PARA_FIELD, NULL, "All of it: by those who run the machine, if they record it.");
	flow_add(
	    flow, PARA_FIELD, NULL, "Plain text that scrolled up. x clears it in most windows.");
	flow_add(
	    flow, PARA_FIELD, NULL, "The last page, if the connection breaks: close the window.");
}

static void
add_safer(struct flow *flow)
{
	flow_add(
	    flow, PARA_FIELD, "Safer", "A device that the other person has never had in hand.");
	flow_add(flow, PARA_FIELD, NULL,
	    "Clear only what you need. An empty history can draw attention.");
}

/* Must be true of every kiosk, whatever else its machine does. */
static void
add_visit_privacy(struct flow *main)
{
	flow_add(main, PARA_FIELD, "We keep",
	    "This program keeps nothing. Your answers are wiped when you leave. Ask the group if "
	    "its "
	    "machine lists visits.");
	flow_add(main, PARA_FIELD, "We send",
	    "What you type and see goes between your device and the machine of the group. It is "
	    "encrypted on the way.");
	add_seen_of_visit(main);
	add_safer(main);
	flow_add(main, PARA_FIELD, "Leave now",
	    "x clears this screen and ends the visit. Your device may then say that a connection "
	    "was "
	    "closed. x cannot clear its history, other windows or what was recorded: it hides the "
	    "screen, not the past.");
}

static void
add_privacy(struct flow *main, const struct ui *ui)
{
	flow_add(main, PARA_FIELD, "We keep",
	    ui->can_save ? "Nothing. Your answers are wiped when you leave. Only s (save) writes a "
			   "file, and it asks first."
			 : "Nothing. Your answers are wiped when you leave.");
	flow_add(main, PARA_FIELD, "We send", "Nothing. This program has no network code.");
	add_seen(main, ui);
	add_safer(main);
	flow_add(main, PARA_FIELD, "Leave now",
	    "x clears this screen and ends the program. It cannot clear the shell's history, other "
	    "windows or what was recorded: it hides the screen, not the past.");
}

void
screen_privacy(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "How private is this?");
	if (ui->site)
		add_visit_privacy(main);
	else
		add_privacy(main, ui);
}
