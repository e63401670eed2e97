#!/bin/sh
# A card for visitors, one page: card.sh FILE writes FILE.txt, and FILE.pdf where there is groff.
# SPDX-License-Identifier: ISC
#
# HOST is the name of the machine as visitors type it, PORT where it is not the one that is installed
# here. The words are neutral: anybody may see the card, and on whose table it lies.
set -eu
export LC_ALL=C.UTF-8
config=/etc/ssh/sshd_config_partway
key=${KEY:-/etc/ssh/ssh_host_ed25519_key.pub}

fail() {
	printf 'kiosk-card: %s\n' "$*" >&2
	exit 1
}

[ -n "${HOST-}" ] || fail 'say which name visitors type: make kiosk-card HOST=box.example'
[ -r "$key" ] || fail "no $key: make the card on the machine that visitors connect to"
port=${PORT:-$(sed -n 's/^Port //p' $config 2>/dev/null || :)}
port=${port:-$([ -e /etc/ssh/sshd_config.d/50-partway-kiosk.conf ] && echo 22 || echo 2222)}
command="ssh partway-kiosk@$HOST"
[ "$port" = 22 ] || command="ssh -p $port partway-kiosk@$HOST"
# In fours, so that they can be compared.
print=$(ssh-keygen -lf "$key" | cut -d ' ' -f 2 | sed 's/^SHA256://; s/..../& /g; s/ $//')
half=$(printf '%s' "$print" | cut -c -24)
rest=$(printf '%s' "$print" | cut -c 26-)

# Lines that begin with four spaces are set large, and as they are typed.
card() {
	cat <<-END
	HOW TO CONNECT

	On your own computer, open a terminal and type:

	    $command

	On a phone, take an app for SSH. It asks for the host $HOST,
	the port $port, and the user partway-kiosk.

	The first time you are asked whether this is the right machine. Compare the letters behind
	SHA256: with these (only here there are gaps between them):

	    $half
	    $rest

	All the same: type yes, then Enter.

	Anything else, now or later, also a warning that something has changed: do not type yes.
	Close the window, and ask us.
	END
	if grep -qs '^[[:space:]]*AuthenticationMethods password' $config /etc/ssh/sshd_config.d/50-partway-kiosk.conf; then
		printf '\nWhen a password is asked for, ask us for it. Nothing shows while you type.\n'
		closed='permission denied'
	fi
	cat <<-END

	KEYS

	    x   leave at once; the screen is cleared
	    0   help lines, on every page
	    2   plain text, on the first page

	When you leave, your device may say that the connection was closed. Then close the window.
	If the line breaks, close it too: the last page may still be there.

	Nothing that you type is kept here. Your own device remembers this address:
	use one that only you use.

	IF IT DOES NOT WORK

	Connection closed or reset: all places are taken. Wait half a minute, and try again.
	Connection refused, or ${closed-a password is asked for}: it is closed just now, or a letter is wrong. Ask us.
	END
}

# The card for groff, in large letters, on A4 and Letter alike. A line that stays as it is gets letters
# as large as there is room for.
page() {
	cat <<-'END'
	.pl 11i
	.po 0.9i
	.ll 6.4i
	.sp |0.8i
	.fam H
	.ps 15
	.vs 19
	.ad l
	.nh
	END
	card | awk '
		/^    / { size = int(760 / (length - 4)) }
		{ gsub(/\\/, "\\e"); gsub(/-/, "\\-"); sub(/^[.'\'']/, "\\\\\\&&") }
		/^    / { printf ".br\n.ft CB\n.ps %d\n%s\n.ps\n.ft R\n.br\n", size < 15 ? size : 15, substr($0, 5); next }
		/^[A-Z ]+$/ { printf ".ft B\n.ps 20\n%s\n.ps\n.ft R\n", $0; next }
		/^$/ { print ".sp 0.7v"; next }
		{ print }'
}

mkdir -p "$(dirname "$1")"
card >"$1.txt"
cat "$1.txt"
if command -v gropdf >/dev/null; then
	page | groff -Tpdf -ww -k -P-pa4 >"$1.pdf"
	echo "-- as a page to print: $1.pdf"
else
	echo "-- no groff, so only this text: $1.txt"
fi
