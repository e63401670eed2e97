/* SPDX-License-Identifier: ISC */
/* Reader 2: libcyaml, by the tables of schema.c, within a budget of memory. It stops at the first
 * thing it does not like and cannot say where that is, so it only reads what the scan found clean
 * (load_file.c). It says success, and gives nothing, for a file of comments. cyaml_free() is never
 * called: the memory goes as one. */
#include "tree/raw.h"

#include "partway/base.h"
#include "partway/str.h"
#include "tree/schema.h"

#define KEPT_LOG_BYTES 300 /* of libcyaml's words; the cause comes first */

__attribute__((format(printf, 3, 0))) static void
keep_log(cyaml_log_t level, void *context, const char *format, va_list args)
{
	struct str *log = context;

	(void)level;
	if (log->length < KEPT_LOG_BYTES)
		str_add_vformat(log, format, args);
}

bool
raw_load(struct raw_file *file, const struct diag_file *source, size_t budget, struct str *why)
{
	cyaml_config_t config = {
		.log_fn = keep_log,
		.log_ctx = why,
		.log_level = CYAML_LOG_ERROR,
		.mem_fn = raw_memory_take,
		.mem_ctx = &file->memory,
		.flags = CYAML_CFG_NO_ALIAS,
	};
	cyaml_err_t error;

	file->memory.left = budget;
	error = cyaml_load_data((const uint8_t *)source->bytes, source->length, &config,
	    schema_of_file(file->kind), &file->data, NULL);
	/* libyaml has read these very bytes before (scan.h): now it can only lack memory. */
	if (error == CYAML_ERR_LIBYAML_PARSER || error == CYAML_ERR_LIBYAML_PARSER_INIT)
		die("out of memory");
	if (error != CYAML_OK && why->length == 0)
		str_add(why, cyaml_strerror(error));
	return error == CYAML_OK && file->data;
}

void
raw_file_clear(struct raw_file *file)
{
	raw_memory_clear(&file->memory);
	marks_clear(&file->marks);
	file->data = NULL;
}

void
raw_file_fini(struct raw_file *file)
{
	raw_memory_fini(&file->memory);
	marks_fini(&file->marks);
	*file = (struct raw_file){ 0 };
}
