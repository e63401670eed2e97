/* SPDX-License-Identifier: ISC */
/* The clipboard of the terminal (OSC 52 of xterm's control sequences). It is written to, and never
 * read. Private to this folder. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

struct str;

/* Sends TEXT, in one write, to a terminal that is kin of xterm (terminfo.h): on others its letters
 * would stand on the screen. Whether there is a clipboard, and whether it took it, is not known:
 * tmux takes it only where its set-clipboard is on. */
void clipboard_send(const struct str *text);

#endif
