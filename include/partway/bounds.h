/* SPDX-License-Identifier: ISC */
/* Every number that bounds input, once, with its reason. A limit that is hit is a finding, never
 * a silent cut. Those with #ifndef can be set smaller with -D. */
#ifndef PARTWAY_BOUNDS_H
#define PARTWAY_BOUNDS_H

#ifndef BOUND_FILE_BYTES
#define BOUND_FILE_BYTES (16u << 20) /* the largest of ours has 80 KB */
#endif
#ifndef BOUND_FOREST_BYTES
#define BOUND_FOREST_BYTES (64u << 20) /* all files together: memory stays below 200 MB */
#endif
#ifndef BOUND_FILES
#define BOUND_FILES 1000u /* a folder with more is some other folder */
#endif
#ifndef BOUND_DEPTH
#define BOUND_DEPTH 16u /* our schema has 6 levels; libyaml is quadratic in depth */
#endif
#ifndef BOUND_ENTRIES
#define BOUND_ENTRIES 200000u /* questions and endings of the forest */
#endif
#ifndef BOUND_ANSWERS
#define BOUND_ANSWERS 64u /* to one question; a reader sees at most 6 */
#endif
#ifndef BOUND_LIST
#define BOUND_LIST 500u /* lines, names, rules or help lines in one list; ours have 60 at most */
#endif
#ifndef BOUND_TEXT_BYTES
#define BOUND_TEXT_BYTES 16384u /* one text */
#endif
#ifndef BOUND_KEY_BYTES
#define BOUND_KEY_BYTES 64u /* one key, id or name */
#endif
#ifndef BOUND_QUOTE_BYTES
#define BOUND_QUOTE_BYTES 500u /* words of an answer in a case file: a beginning will do */
#endif
#ifndef BOUND_CASES
#define BOUND_CASES 10000u /* in one case file; each may take as long as a walk */
#endif
#ifndef BOUND_STATES
#define BOUND_STATES 1000000u /* of the proof: entry and facts; 1 s and 100 MB; ours have 524 */
#endif
#ifndef BOUND_PATHS
#define BOUND_PATHS 200000u /* listed for sign-off: nobody reads more; ours have some 2600 */
#endif
#ifndef BOUND_COMPARISONS
#define BOUND_COMPARISONS 100000000u /* of phrases with texts: 3 s; ours take 40,000 */
#endif
#ifndef BOUND_FINDINGS
#define BOUND_FINDINGS 200u /* printed; the rest is counted */
#endif
#ifndef BOUND_FINDINGS_KEPT
#define BOUND_FINDINGS_KEPT 2000u /* in memory, to be sorted; one with a long walk takes 10 KB */
#endif

#define BOUND_WORDINGS 64u     /* lists of words: one bit each */
#define BOUND_FACTS 64u        /* a set of facts fits into one small array */
#define BOUND_VALUES 30u       /* of a fact: one bit each in 32, with never-asked and unsure */
#define BOUND_ANSWERS_SHOWN 6u /* safety.md S4, unsure not counted */
#define BOUND_WALK 12u         /* questions in a walk, safety.md S4 */
#define BOUND_FIND_BYTES 40u   /* words typed to be found on the map */
#define BOUND_COPY_BYTES 8192u /* sent to a clipboard: no page of ours has more than 5400 */
#define BOUND_ROWS 100u        /* a terminal larger than this is drawn as this: bounds memory */
#define BOUND_COLUMNS 300u
#define BOUND_LINE_BYTES 256u /* one line typed in line mode; more is read and thrown away */

/* Of the site of a kiosk (site.h). */
#define BOUND_SITE_GROUP_CELLS 72u   /* one line on a screen of the usual size */
#define BOUND_SITE_PERSON_CELLS 108u /* three lines of the smallest one */
#define BOUND_SITE_PERSON_SENTENCES 2u
#define BOUND_SITE_IDLE_LEAST 1u /* minutes */
#define BOUND_SITE_IDLE_MOST 8u  /* with a warning of one, less than sshd's ChannelTimeout of 10 */
#define BOUND_SITE_VISIT_LEAST 10u /* minutes: more than the most idle, and its warning */
#define BOUND_SITE_VISIT_MOST 110u /* less than the unit's RuntimeMaxSec of two hours */

#endif
