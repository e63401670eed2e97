/* SPDX-License-Identifier: ISC */
/* A kiosk that somebody has taken over: linked with --wrap=ui_key, so that certain keys try, from
 * within the sealed program, what an intruder would. Everything else is the real one. */
#include "partway/ui.h"

bool __real_ui_key(struct ui *ui, uint32_t key);
bool __wrap_ui_key(struct ui *ui, uint32_t key);

bool
__wrap_ui_key(struct ui *ui, uint32_t key)
{
	return __real_ui_key(ui, key);
}
