/* SPDX-License-Identifier: ISC */
/* The pages that only a kiosk has: its welcome, and the two that ask whether anybody is there
 * (screens.md 2.15 and 2.16). */
#include "page/screens.h"

#include "partway/site.h"

void
screen_welcome(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Welcome");
	add_gap(main);
	add_text(main, ui->site->group);
	add_gap(main);
	add_text(main, "One question at a time, for you alone. Nothing you answer is kept.");
	add_text(main, ui->site->person);
	add_gap(main);
	add_choice(main, 0, "Begin");
	if (ui->rows > 0)
		add_choice(main, 1, "Begin as plain text: for screen readers and small windows");
}

void
screen_still_there(
    const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Are you still there?");
	add_gap(main);
	add_text(main,
	    "No key was pressed for a while. In one minute your answers are wiped and this visit "
	    "ends.");
	add_gap(main);
	add_text(main, "Press any key to stay. It is not taken as an answer.");
}

void
screen_last_minute(
    const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "This visit ends in one minute");
	add_gap(main);
	add_text(main, "Others wait, too. Your answers are wiped then. You can come back at once.");
	add_gap(main);
	add_text(main, "Press any key to see your page once more.");
}
