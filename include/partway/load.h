/* SPDX-License-Identifier: ISC */
/* From YAML files to a forest. The only way in for trees that are not compiled in. */
#ifndef PARTWAY_LOAD_H
#define PARTWAY_LOAD_H

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct forest;

/* A file of a trees folder, in memory. NAME is relative to the folder: "stress.yaml",
 * "shared/gate.yaml". BYTES come from malloc(), or are NULL where reading failed. */
struct source_file {
	char *name;
	char *bytes;
	size_t length; /* bytes */
};

struct source_files {
	struct source_file *items;
	size_t count, capacity;
};

/* Reads the folder DIR and its folder shared/: names in byte order, regular files that end in
 * ".yaml", each read once, limits of bounds.h kept. Adds a finding for each file that cannot be
 * read, or is not read though it looks as if it should be. False: DIR or shared/ cannot be read, or
 * there are no files, or more than BOUND_FILES. FILES starts as { 0 }, and is the caller's to
 * free. */
bool source_files_read(struct source_files *files, const char *dir, struct diags *diags);

/* Reads the one file PATH, which the user has named: a link is followed, and one that was read
 * already is not read again. False, and a finding: it cannot be read, or passes a limit. */
bool source_files_read_one(struct source_files *files, const char *path, struct diags *diags);

/* Adds a copy of these bytes under NAME, in the place of a file of that name if there is one. */
void source_files_set(
    struct source_files *files, const char *name, const char *bytes, size_t length);

/* Frees names, and bytes that no DIAGS has taken over; FILES is { 0 } again. */
void source_files_fini(struct source_files *files);

/* Scans, loads, joins and freezes. Takes the bytes over into DIAGS, where FOLDER/NAME names them.
 * Returns a forest to be freed with forest_free(), or NULL where nothing of it could be built. All
 * findings of all files are added in one run. Only where DIAGS holds no error may the forest be
 * walked; with errors it serves further checks: an arrow that leads nowhere is GO_BROKEN, and a
 * file with an error of shape is left out, as are findings that would only follow from that.
 *
 * Files named shared/NAME are blocks, save cards.yaml, sources.yaml, rules.yaml and helplines.yaml,
 * which all must be there; the others are trees. White space in texts, line ends included, becomes
 * one space, and none is kept at the ends. */
struct forest *forest_load(struct source_files *files, const char *folder, struct diags *diags);

/* Frees a forest of forest_load(), never the built-in one; NULL is fine. */
void forest_free(struct forest *forest);

#endif
