/* SPDX-License-Identifier: ISC */
/* A small tree for authors to start from. */
#ifndef PARTWAY_NEW_TREE_H
#define PARTWAY_NEW_TREE_H

struct forest;
struct str;

/* Adds a tree with a comment on each key, as a file ID.yaml beside those of FOREST, whose opening
 * block, help and sources it names: one question and two endings that pass the check there. ID is a
 * legal one (forest.h), and no tree or block has it. Its mark is one that FOREST does not have. */
void new_tree_write(const struct forest *forest, const char *id, struct str *out);

#endif
