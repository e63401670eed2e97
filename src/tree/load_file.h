/* SPDX-License-Identifier: ISC */
/* One YAML file of any kind, from its bytes to raw structs. Private to src/tree. */
#ifndef PARTWAY_TREE_LOAD_FILE_H
#define PARTWAY_TREE_LOAD_FILE_H

struct diags;
struct raw_file;
struct source_file;
struct str;

/* Makes SOURCE known to DIAGS as FOLDER/NAME, which owns its bytes from here on, and reads it by
 * the table of file->kind, which is set. Sets the number, and where there is no error the data, to be
 * taken back with raw_file_clear(). */
void load_file(
    struct source_file *source, const char *folder, struct raw_file *file, struct diags *diags);

/* Adds FOLDER/NAME to OUT, as findings name files; FOLDER may be "", or end with a slash. */
void load_file_add_name(struct str *out, const char *folder, const char *name);

#endif
