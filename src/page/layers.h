/* SPDX-License-Identifier: ISC */
/* The stack of views: which page is shown, and which lie below it. */
#ifndef PARTWAY_PAGE_LAYERS_H
#define PARTWAY_PAGE_LAYERS_H

#include "partway/ui.h"

/* As ui_top(), to be changed. */
struct view *layers_top(struct ui *ui);

/* Shows LAYER from its top in the place of the view on top. */
void layers_show(struct ui *ui, enum layer layer);

/* Opens LAYER over the others; where it is open already, closes what lies over it. */
void layers_open(struct ui *ui, enum layer layer);

/* Shows where the walk is now, with the answer of before a step back selected. */
void layers_show_walk(struct ui *ui);

/* Forgets the walk and shows the trees again, the one just left selected. */
void layers_show_picker(struct ui *ui);

#endif
