/* SPDX-License-Identifier: ISC */
/* The order of trees and entries, and what follows from it. */
#ifndef PARTWAY_TREE_ORDER_H
#define PARTWAY_TREE_ORDER_H

struct diags;
struct tables;

/* Puts trees and entries into the order that forest.h promises, numbers the entries, and counts
 * the questions that may still come. Ties: blocks that trees open with, the tree "start", the
 * other trees, the other blocks, each by id; within a tree as the author has it. An answer that
 * leads back gets GO_BROKEN and a finding. TEXT: the texts of the tables. */
void order_tables(struct tables *tables, const char *text, struct diags *diags);

#endif
