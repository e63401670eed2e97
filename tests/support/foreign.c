/* SPDX-License-Identifier: ISC */
#include "foreign.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "partway/forest.h"
#include "partway/load.h"
#include "program.h"

static void
run(const char *command)
{
	struct program program = { 0 };

	program_run(&program, command, NULL);
	cr_assert_eq(program.status, 0, "%s: %s", command, str_text(&program.err));
	program_fini(&program);
}

void
foreign_start(struct foreign *foreign, const char *script)
{
	char parent[] = "/tmp/partway-foreign.XXXXXX";
	struct source_files files = { 0 };
	struct str command = { 0 };

	cr_assert_not_null(mkdtemp(parent));
	str_add_format(&foreign->folder, "%s/trees", parent);
	str_add_format(
	    &command, "\"${PARTWAY%%/*}/foreign\" %s trees %s", script, str_text(&foreign->folder));
	run(str_text(&command));
	cr_assert(source_files_read(&files, str_text(&foreign->folder), &foreign->diags));
	foreign->forest = forest_load(&files, str_text(&foreign->folder), &foreign->diags);
	cr_assert(foreign->forest && foreign->diags.levels[DIAG_ERROR] == 0);
	source_files_fini(&files);
	str_fini(&command);
}

void
foreign_finish(struct foreign *foreign)
{
	struct str command = { 0 };

	if (foreign->forest) {
		str_add_format(
		    &command, "folder=%s; rm -r \"${folder%%/trees}\"", str_text(&foreign->folder));
		run(str_text(&command));
	}
	forest_free(foreign->forest);
	diags_fini(&foreign->diags);
	str_fini(&foreign->folder);
	str_fini(&command);
}
