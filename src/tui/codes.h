/* SPDX-License-Identifier: ISC */
/* The key codes of curses (screens.md 5). Private to this folder. */
#ifndef TUI_CODES_H
#define TUI_CODES_H

#include <stdint.h>

/* Teaches curses what terminals really send, whatever terminfo says. After newterm(). */
void codes_define(void);

/* The key (action.h) that CODE, of curses or a single byte, stands for; INPUT_NONE: none. */
uint32_t codes_key(int code);

#endif
