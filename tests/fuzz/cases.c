/* SPDX-License-Identifier: ISC */
/* Fuzzer: case files, read and replayed on the forest of tests/lint/base. */
#include "fuzz.h"

#include <stdlib.h>

#include "partway/base.h"
#include "partway/cases.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/replay.h"
#include "partway/str.h"

static void
replay_all(const struct cases *cases, struct diags *diags)
{
	struct replay replay;
	struct str out = { 0 };

	replay_init(&replay, laid_base(), diags);
	replay_cases(&replay, cases);
	diags_sort(diags);
	judge_findings(diags);
	replay_write(&replay, &out);
	judge_text(&out, false);
	str_fini(&out);
	replay_fini(&replay);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct cases cases = { 0 };

	source_files_set(&files, "cases.yaml", (const char *)data, size);
	cases_load(&cases, &files, &diags);
	assert(cases.count == 1 || diags.levels[DIAG_ERROR] > 0);
	replay_all(&cases, &diags);
	cases_fini(&cases);
	source_files_fini(&files);
	diags_fini(&diags);
	return 0;
}
