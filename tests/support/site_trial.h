/* SPDX-License-Identifier: ISC */
/* A file of a kiosk's site in memory, read and checked against the shipped trees. */
#ifndef PARTWAY_TEST_SITE_TRIAL_H
#define PARTWAY_TEST_SITE_TRIAL_H

#include "partway/diag.h"
#include "partway/site.h"
#include "partway/str.h"

/* Lines that are usual. */
#define SITE_TIMES "idle: 5 minutes\nvisit: 90 minutes\n"
#define SITE_PERSON "person: Ask.\n"

struct site_trial {
	struct site_file file;
	struct diags diags;
	struct str findings; /* as they are printed */
	bool is_loaded;
};

/* Reads these bytes as site.yaml. */
void site_trial_bytes(struct site_trial *trial, const char *bytes, size_t length);

/* The same for the file at PATH. */
void site_trial_file(struct site_trial *trial, const char *path);

/* The same for a file that says nothing unusual but this. */
void site_trial_texts(struct site_trial *trial, const char *group, const char *person);

void site_trial_fini(struct site_trial *trial);

#endif
