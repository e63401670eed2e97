/* SPDX-License-Identifier: ISC */
/* English texts in the letters of others. They mean nothing, but are as long, break where such texts
 * break, and no list of English words finds anything in them. */
#ifndef PARTWAY_TEST_SCRIPT_H
#define PARTWAY_TEST_SCRIPT_H

struct str;

enum script {
	SCRIPT_GREEK,  /* letter by letter, with an accent in each word */
	SCRIPT_CHINESE /* one or two letters for a word, no spaces, marks of their own */
};

/* Adds TEXT in the letters of SCRIPT. Equal words give equal words. Digits stay, as does what the
 * program looks for in texts: "{again}", "(key 0)". */
void script_add(struct str *out, enum script script, const char *text);

#endif
