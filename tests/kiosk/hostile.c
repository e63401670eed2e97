/* SPDX-License-Identifier: ISC */
/* A kiosk that somebody has taken over: linked with --wrap=ui_key, so that certain keys try, from
 * within the sealed program, what an intruder would (attempts.h), and say on the page what came of
 * it. Everything else is the real one. */
#include <stdio.h>
#include <string.h>

#include "attempt.h"
#include "partway/ui.h"
#include "tried.h"

bool __real_ui_key(struct ui *ui, uint32_t key);
bool __wrap_ui_key(struct ui *ui, uint32_t key);

static char message[80];

static void
say_outcome(const char *name, long result)
{
	const char *error = result < 0 ? strerrorname_np((int)-result) : "done";

	snprintf(message, sizeof(message), "%s: %s", name, error ? error : "failed");
}

/* True: it was part of a number. */
static bool
take_target(uint32_t key)
{
	static bool typing;

	if (key == ATTEMPT_TARGET) {
		typing = !typing;
		tried_target = typing ? 0 : tried_target;
	} else if (typing && key >= '0' && key <= '9') {
		tried_target = tried_target * 10 + (int)(key - '0');
	}
	return typing || key == ATTEMPT_TARGET;
}

bool
__wrap_ui_key(struct ui *ui, uint32_t key)
{
	if (take_target(key))
		return true;
	if (key == ATTEMPT_WHERE)
		snprintf(message, sizeof(message), "ui at %lx", (unsigned long)ui);
	else if (key >= ATTEMPT_KEY && key - ATTEMPT_KEY < tried_count)
		say_outcome(tried_name(key - ATTEMPT_KEY), tried_make(key - ATTEMPT_KEY));
	else
		return __real_ui_key(ui, key);
	ui->message = message;
	return true;
}
