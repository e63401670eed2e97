/* SPDX-License-Identifier: ISC */
/* Reader 2: libcyaml, by the tables of schema.c, within a budget of memory. It stops at the first
 * thing it does not like and cannot say where that is, so it only reads what the scan found clean
 * (load_file.c). It says success, and gives nothing, for a file of comments. */
#include "tree/raw.h"

#include <malloc.h>
#include <stdlib.h>

#include "partway/base.h"
#include "partway/str.h"
#include "tree/schema.h"

#define KEPT_LOG_BYTES 300 /* of libcyaml's words; the cause comes first */

struct budget {
	size_t left; /* bytes */
};

/* The allocator of libcyaml: realloc() and free() within a budget. NULL where it is used up. A
 * list grows by one item at a time, so a block that grows gets some room to grow further. */
static void *
take_memory(void *context, void *old, size_t size)
{
	struct budget *budget = context;
	size_t had = old ? malloc_usable_size(old) : 0;
	void *block;

	if (size == 0) {
		budget->left += had;
		free(old);
		return NULL;
	}
	if (size <= had)
		return old;
	if (size < had + had / 2)
		size = had + had / 2;
	if (size - had > budget->left)
		return NULL;
	block = realloc(old, size);
	if (!block)
		die("out of memory");
	size = malloc_usable_size(block);
	budget->left += had;
	budget->left -= size < budget->left ? size : budget->left;
	return block;
}

__attribute__((format(printf, 3, 0))) static void
keep_log(cyaml_log_t level, void *context, const char *format, va_list args)
{
	struct str *log = context;

	(void)level;
	if (log->length < KEPT_LOG_BYTES)
		str_add_vformat(log, format, args);
}

static cyaml_config_t
configure(struct budget *budget, struct str *log)
{
	return (cyaml_config_t){
		.log_fn = log ? keep_log : NULL,
		.log_ctx = log,
		.log_level = CYAML_LOG_ERROR,
		.mem_fn = take_memory,
		.mem_ctx = budget,
		.flags = CYAML_CFG_NO_ALIAS,
	};
}

void *
raw_load(const struct diag_file *source, uint32_t kind, size_t budget, struct str *why)
{
	struct budget left = { .left = budget };
	cyaml_config_t config = configure(&left, why);
	void *data = NULL;
	cyaml_err_t error = cyaml_load_data((const uint8_t *)source->bytes, source->length, &config,
	    schema_of_file(kind), &data, NULL);

	if (error != CYAML_OK && why->length == 0)
		str_add(why, cyaml_strerror(error));
	return error == CYAML_OK ? data : NULL;
}

void
raw_file_drop(struct raw_file *file)
{
	raw_free(file->data, file->kind);
	file->data = NULL;
	marks_fini(&file->marks);
}

void
raw_free(void *data, uint32_t kind)
{
	struct budget left = { .left = 0 };
	cyaml_config_t config = configure(&left, NULL);
	cyaml_err_t error = cyaml_free(&config, schema_of_file(kind), data, 0);

	assert(error == CYAML_OK);
}
