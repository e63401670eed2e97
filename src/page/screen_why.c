/* SPDX-License-Identifier: ISC */
/* Why a question is asked or an ending advised, and its sources. */
#include "page/screens.h"

void
screen_why(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)ui;
	(void)side;
	str_add(&heading->title, "Why we ask");
	add_text(main, "Why we ask");
}
