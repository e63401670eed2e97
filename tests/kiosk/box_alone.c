/* SPDX-License-Identifier: ISC */
/* The kiosk without sshd: as its account runs it, on a terminal of our own. */
#include "box.h"

#include <pwd.h>

struct pty *
box_alone(enum box_kiosk kiosk, const char *words, const struct pty_setup *setup)
{
	const struct passwd *account = getpwnam(box_accounts[kiosk]);
	struct pty_setup here = *setup;
	struct str command = { 0 };
	struct pty *pty;

	cr_assert(account, "no account %s", box_accounts[kiosk]);
	str_add_format(&command, "%s exec setpriv --reuid=%u --regid=%u --clear-groups %s -c kiosk",
	    words ? words : "", account->pw_uid, account->pw_gid, account->pw_shell);
	here.command = str_text(&command);
	pty = pty_start(&here);
	str_fini(&command);
	return pty;
}
