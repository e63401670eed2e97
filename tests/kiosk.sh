#!/bin/bash
# Attacks a kiosk of its own (tests/kiosk/inside.sh) and prints the attack table: what came of each
# row. A row is told by one line on standard output, of a Criterion test (by box.h) or of a script in
# tests/kiosk:
#	ROW 7 other helpers: exit status 2 after 0.1 s
#	SKIP 65 cgroup: needs a running systemd
# Lines "FIGURE memory: ..." and "CALL poll: ..." are no rows; they are printed behind the table.
# Fails unless each number up to the last has one line, and its test passed. 77: this machine cannot
# run any of it.
# Usage: tests/kiosk.sh BUILD (make kiosk-check builds what it needs)
# SPDX-License-Identifier: ISC
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
build=$(realpath "$1")
logs=$build/kiosk-check
export LC_ALL=C.UTF-8 ESCDELAY=25 TERM=xterm-256color
unset NO_COLOR ACCESSIBLE PARTWAY_TREES LINES COLUMNS TZ # sshd would hand TZ on

ROWS=66 # of kiosk.md; ours come behind
JOBS=12 # most rows only wait; sshd lets 15 of one address wait for their login

# --- inside: runs all parts, one log for each -----------------------------------------------------

run() { # COMMAND...: notes what fails, and how long it took
	local name=${1##*/} begun=$SECONDS

	timeout -k 10 500 "$@" >"$logs/$name.log" 2>&1 || echo "$name: exit status $?" >>"$logs/failed"
	echo "$name $((SECONDS - begun)) s" >>"$logs/times"
}

if [ -n "${KIOSK_BOX-}" ]; then
	# On machines within the machine, and they measure nothing: so beside the others.
	run tests/kiosk/setup.sh "$build" &
	run tests/kiosk/refused.sh "$build" &
	run "$build/kiosk-tests" --jobs=$JOBS --short-filename
	# These want no crowd beside them,
	run tests/kiosk/boxes.sh "$build"
	run tests/kiosk/units.sh "$build"
	wait
	# and this the machine for itself.
	run "$build/kiosk-load" --jobs=1 --short-filename
	exit 0
fi

# --- whether it can run here ----------------------------------------------------------------------

cannot() {
	echo "$*"
	exit 77
}

[ "$(id -u)" = 0 ] || cannot "only root can have accounts and an sshd of its own"
for tool in ssh sftp scp ssh-keygen ip ss unshare strace setpriv su; do
	command -v $tool >/dev/null || cannot "no $tool"
done
[ -x /usr/sbin/sshd ] || cannot "no sshd"
[ -x "$build/kiosk-tests" ] || cannot "kiosk-tests is not built: no libssh2?"
unshare --mount --propagation unchanged --net --pid --fork true || cannot "no namespaces of its own are allowed here"
grep -qw overlay /proc/filesystems || modprobe overlay || cannot "no overlayfs"

# --- the table ------------------------------------------------------------------------------------

# Which test has which row: "KNOWN 7 other helpers", tabs between, and the test.
known() {
	awk '/^(Parameterized)?Test\(/ { split($0, part, /[(), ]+/); test = part[2] "::" part[3] }
		match($0, /^\tROW\([0-9]+, "[^"]*"/) {
			split(substr($0, RSTART + 5, RLENGTH - 6), part, /, "/)
			print "KNOWN\t" part[1] "\t" part[2] "\t" test }' tests/kiosk/*.c
}

said() {
	cat "$logs"/*.log | sed -nE 's/^(ROW|SKIP) ([0-9]+) ([^:]*): (.*)/\1\t\2\t\3\t\4/p'
}

table() {
	{
		known
		said
		sed -nE 's/^\[FAIL\] ([^:]*::[^:]*):.*/FAILED\t\1/p' "$logs"/*.log
	} | awk -F '\t' -v last=$ROWS '
		function row(number, how, why) {
			printf "%3d  %-7s  %-24s  %s\n", number, how, name[number], why
			count[how]++
		}
		$1 == "FAILED" { failed[$2] = 1; next }
		{ name[$2] = $3; if ($2 > last) last = $2 }
		$1 == "KNOWN" { test[$2] = $4; next }
		{ lines[$2]++; how[$2] = $1 == "ROW" ? "ok" : "not run"; text[$2] = $4 }
		END {
			for (number = 1; number <= last; number++)
				if (test[number] in failed) row(number, "FAIL", test[number])
				else if (lines[number] == 1) row(number, how[number], text[number])
				else row(number, "FAIL", lines[number] + 0 " lines tell of it")
			printf "attack table: %d rows, %d ok, %d failed, %d not run\n", last, count["ok"], count["FAIL"], count["not run"]
			exit count["FAIL"] > 0
		}'
}

rm -rf "$logs"
mkdir -p "$logs"
start=$SECONDS
tests/kiosk/inside.sh "$build" "$0" "$build" >"$logs/inside.log" 2>&1 </dev/null ||
	echo "inside.sh: exit status $?" >>"$logs/failed"
table >"$logs/table"
status=$?
cat "$logs/table"
cat "$logs"/*.log | sed -n 's/^FIGURE /figure: /p'
cat "$logs"/*.log | awk -F ': ' '/^CALL / { # what is allowed, beside what visits make
	if (!count++) printf "calls: %-21s  %s\n", "allowed", "in the visits of row 68"
	printf "       %-21s  %s\n", substr($1, 6), substr($0, length($1) + 3) }'
sed -nE 's/^ *([0-9]+)  not run  ([^ ].*[^ ])   *(.*)/SKIP  kiosk\/row \1, \2: \3/p' "$logs/table"
echo "attack table: all in $((SECONDS - start)) s: $(paste -sd, "$logs/times" | sed 's/,/, /g')"
if [ -e "$logs/failed" ]; then
	status=1
	sed 's/: .*//' "$logs/failed" | while read -r part; do
		echo "--- the end of $logs/$part.log"
		grep -aE '^\[(----|FAIL)\]' "$logs/$part.log" || tail -n 20 "$logs/$part.log"
	done
	cat "$logs/failed"
fi
grep "^ *[0-9]*  FAIL " "$logs/table"
grep -ah '^\[====\]' "$logs"/*.log
exit $status
