/* SPDX-License-Identifier: ISC */
/* Paragraphs in reading order, and the choice of the screen that writes them. Everything that a
 * reader sees passes flow_add(), which is where text from files is made safe to show. */
#include "partway/flow.h"

#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/forest.h"
#include "partway/ui.h"
#include "partway/utf8.h"
#include "page/screens.h"

void
flow_fini(struct flow *flow)
{
	str_fini(&flow->text);
	free(flow->items);
	*flow = (struct flow){ 0 };
}

/* Adds TEXT, safe to show and on one line: an author's line end is a space. */
static void
add_safe(struct str *out, const char *text)
{
	for (;;) {
		size_t length = strcspn(text, "\n\t");

		utf8_add_safe(out, text, length, BOUND_TEXT_BYTES);
		text += length;
		if (!*text)
			return;
		str_add_char(out, ' ');
		text++;
	}
}

static void
make_safe(struct str *str)
{
	struct str safe = { 0 };

	add_safe(&safe, str_text(str));
	str_fini(str);
	*str = safe;
}

/* Copies TEXT to the end of the flow's text; returns where it is. */
static size_t
copy_text(struct flow *flow, const char *text)
{
	size_t start = flow->text.length;

	add_safe(&flow->text, text);
	str_add_char(&flow->text, '\0');
	return start;
}

/* Adds a paragraph without words. */
static struct para *
add_para(struct flow *flow, enum para_kind kind)
{
	struct para *para;

	flow->items = alloc_grow(flow->items, &flow->capacity, flow->count + 1, sizeof(*para));
	para = &flow->items[flow->count++];
	*para = (struct para){ .kind = kind, .choice = NONE };
	return para;
}

struct para *
flow_add(struct flow *flow, enum para_kind kind, const char *label, const char *text)
{
	struct para *para = add_para(flow, kind);

	para->label = copy_text(flow, label ? label : "");
	para->text = copy_text(flow, text ? text : "");
	return para;
}

void
add_scenario(struct heading *heading, const struct walk *walk)
{
	const struct forest *forest = walk->forest;

	str_add(&heading->title, forest_text(forest, forest->trees[walk_scenario(walk)].title));
}

void
add_title(struct flow *flow, const struct walk *walk)
{
	const struct forest *forest = walk->forest;
	struct str number = { 0 };

	forest_add_number(forest, &number, walk->here);
	flow_add(flow, PARA_TITLE, str_text(&number),
	    forest_text(forest, forest->entries[walk->here].title));
	str_fini(&number);
	add_gap(flow);
}

void
add_gap(struct flow *flow)
{
	flow_add(flow, PARA_GAP, NULL, NULL);
}

void
add_part(struct flow *flow, const char *name)
{
	flow_add(flow, PARA_PART, NULL, name);
}

void
add_text(struct flow *flow, const char *text)
{
	flow_add(flow, PARA_TEXT, NULL, text);
}

/* Adds a paragraph of a choice, labelled with its number. */
static struct para *
add_numbered(struct flow *flow, enum para_kind kind, uint32_t choice, const char *text)
{
	struct para *para = add_para(flow, kind);

	para->label = flow->text.length;
	str_add_number(&flow->text, choice + 1);
	str_add_char(&flow->text, '\0');
	para->text = copy_text(flow, text);
	para->choice = choice;
	return para;
}

struct para *
add_choice(struct flow *flow, uint32_t choice, const char *text)
{
	return add_numbered(flow, PARA_CHOICE, choice, text);
}

void
add_detail(struct flow *flow, uint32_t choice, const char *text)
{
	add_numbered(flow, PARA_DETAIL, choice, text);
}

const char *
flow_label(const struct flow *flow, const struct para *para)
{
	return flow->text.data + para->label;
}

const char *
flow_text(const struct flow *flow, const struct para *para)
{
	return flow->text.data + para->text;
}

void
heading_fini(struct heading *heading)
{
	str_fini(&heading->title);
	str_fini(&heading->place);
	heading->help = false;
}

void
screen_flow(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	static screen_writer *const writers[] = {
		[LAYER_NOTICE] = screen_notice,
		[LAYER_PICKER] = screen_picker,
		[LAYER_WALK] = screen_question,
		[LAYER_KEYS] = screen_keys,
		[LAYER_PRIVACY] = screen_privacy,
		[LAYER_REGION] = screen_country,
		[LAYER_HELPLINES] = screen_helplines,
		[LAYER_COUNTRY] = screen_country,
		[LAYER_WHY] = screen_why,
		[LAYER_PATH] = screen_path,
		[LAYER_MAP] = screen_map,
		[LAYER_SAVED] = screen_saved,
		[LAYER_WELCOME] = screen_welcome,
		[LAYER_STILL_THERE] = screen_still_there,
		[LAYER_LAST_MINUTE] = screen_last_minute,
	};
	enum layer layer = ui_top(ui)->layer;
	screen_writer *writer = writers[layer];

	if (layer == LAYER_WALK && walk_ended(&ui->walk))
		writer = screen_ending;
	writer(ui, main, side, heading);
	make_safe(&heading->title);
	make_safe(&heading->place);
}
