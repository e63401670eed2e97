/* SPDX-License-Identifier: ISC */
/* The pages that only a kiosk has: its welcome, which the next visitor and passers-by see, so it holds
 * no word of the subject; and the two that hide the page before a visit ends (screens.md 2.15 and
 * 2.16). */
#include "page/screens.h"

#include "page/sheet.h"
#include "partway/site.h"

void
screen_welcome(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	const struct site *site = ui->site;

	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Welcome");
	add_gap(main);
	add_text(main, site->group);
	add_gap(main);
	add_text(main, "One question at a time, for you alone. Nothing you answer is kept.");
	if (*site->person)
		add_text(main, site->person);
	add_gap(main);
	add_choice(main, 0, "Begin");
	if (ui->rows > 0) /* else it is plain text already */
		add_choice(main, 1,
		    sheet_is_compact(ui)
			? "Begin as plain text"
			: "Begin as plain text: for screen readers and small windows");
}

void
screen_still_there(
    const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "Are you still there?");
	add_gap(main);
	add_text(main,
	    "No key was pressed for a while. In one minute your answers are wiped and this visit "
	    "ends.");
	add_gap(main);
	add_text(main,
	    ui->rows > 0 ? "Press any key to stay. It is not taken as an answer."
			 : "Press Enter to stay. What you type here is not taken as an answer.");
}

void
screen_last_minute(
    const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "partway");
	flow_add(main, PARA_TITLE, NULL, "This visit ends within a minute");
	add_gap(main);
	add_text(main,
	    "A visit has a limit. At its end your answers are wiped. You can come back at once.");
	add_gap(main);
	add_text(main,
	    ui->rows > 0 ? "Press any key to see your page until then."
			 : "Press Enter to read your page once more.");
}
