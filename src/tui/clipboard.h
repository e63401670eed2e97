/* SPDX-License-Identifier: ISC */
/* The clipboard of the terminal (OSC 52 of xterm's control sequences). It is written to, and never
 * read. Private to this folder. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include <stdbool.h>

struct str;

/* True where a terminal of this name (NULL: unknown) takes the sequence, or swallows it whole. On
 * others its letters would stand on the screen. */
bool clipboard_is_safe(const char *term);

/* Sends TEXT, in one write. Whether there is a clipboard, and whether it took it, is not known:
 * tmux takes it only where its set-clipboard is on. */
void clipboard_send(const struct str *text);

#endif
