#!/bin/sh
# An unsafe tree cannot be compiled in: the build's own checker refuses it, says why, and leaves no
# file. Nor can a release be built with a help line that nobody has checked for a year, nor a kiosk
# with a site that has a fault.
# Usage: tests/unsafe-build.sh STAGE1
# SPDX-License-Identifier: ISC
set -eu
stage1=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "unsafe-build: $*"
	exit 1
}

"$stage1" -o "$work/safe.c" trees >/dev/null
[ -s "$work/safe.c" ]

cp -r trees "$work/trees"
# To write again after a breach: the one change that must never reach a reader.
sed -i '/id: r-breach/,/^$/s/contact: none/contact: message/' "$work/trees/shared/order-active.yaml"
if cmp -s trees/shared/order-active.yaml "$work/trees/shared/order-active.yaml"; then
	fail "the ending of a breach is called otherwise"
fi
status=0
"$stage1" -o "$work/unsafe.c" "$work/trees" 2>"$work/said" || status=$?
cat "$work/said"
[ "$status" = 3 ]
[ -z "$(find "$work" -name 'unsafe.c*')" ]
grep -q 'rule S5.*\[rule-broken\]' "$work/said"

# A warning stops it, too.
sed 's/site: findahelpline.com/site: https:\/\/findahelpline.com/' trees/shared/helplines.yaml \
	>"$work/trees/shared/helplines.yaml"
cp trees/shared/order-active.yaml "$work/trees/shared/order-active.yaml"
status=0
"$stage1" -o "$work/unsafe.c" "$work/trees" 2>"$work/said" || status=$?
[ "$status" = 3 ]
[ ! -e "$work/unsafe.c" ]
grep -q '\[link-form\]' "$work/said"

# A help line that was checked on 1 January: only a release has a day, on which that has an age.
cp -r trees "$work/old"
sed -i '/service: Shout/a\    checked-on: 2026-01-01\n    checked-by: A. Tester' \
	"$work/old/shared/helplines.yaml"
"$stage1" -o "$work/dayless.c" "$work/old" >/dev/null
grep -q 'A. Tester' "$work/old/shared/helplines.yaml" || fail "no help line is called Shout"

# Builds on DAY, which must end with STATUS and find CODE ("": nothing). Its bytes tell no day.
release() { # DAY STATUS CODE
	status=0
	rm -f "$work/day.c"
	"$stage1" -t "$1" -o "$work/day.c" "$work/old" >"$work/said" 2>&1 || status=$?
	[ "$status" = "$2" ] || fail "on $1 the status is $status"
	found=$(grep -o '\[line-[a-z]*\]' "$work/said" || true)
	[ "$found" = "$3" ] || fail "on $1 it finds $found"
	if [ "$2" = 0 ]; then cmp "$work/dayless.c" "$work/day.c"; else [ ! -e "$work/day.c" ]; fi
}
release 2026-06-30 0 ''
release 2026-07-01 0 '[line-old]'
release 2027-01-01 0 '[line-old]'
release 2027-01-02 3 '[line-expired]'

# The Makefile says which builds are releases, and on which day; a release built again on another
# day looks again.
day() { # VARIANT SECONDS
	SOURCE_DATE_EPOCH=$2 ${MAKE:-make} -s VARIANT="$1" BUILD="$work/build" "$work/build/day"
	cat "$work/build/day"
}
[ "$(day release 1767225600)" = '-t 2026-01-01' ] || fail "a release has another day"
[ "$(day release 1767312000)" = '-t 2026-01-02' ] || fail "a release keeps its day"
[ -z "$(day debug 1767225600)" ] || fail "a build that is no release has a day"

# A kiosk is built with the file of its site; one with a fault stops that, says where, and leaves the
# old kiosk as it was. Built in a copy, where all but the site is done already.
old=${stage1%/*}
mkdir "$work/kiosk"
cp -a "$old/src" "$old/libpartway.a" "$old/stage1" "$old/day" "$old/trees.c" "$old/trees.o" "$work/kiosk/"

kiosk() { # SITE
	${MAKE:-make} -s BUILD="$work/kiosk" SITE="$1" "$work/kiosk/partway-kiosk" >"$work/said" 2>&1
}
kiosk src/kiosk/etc/site.yaml || { cat "$work/said" && fail "the shipped site is not built"; }
sed 's/^group:.*/group: Reading room 4/' src/kiosk/etc/site.yaml >"$work/site.yaml"
touch -d 2000-01-01 "$work/site.yaml"
kiosk "$work/site.yaml"
grep -q 'Reading room 4' "$work/kiosk/partway-kiosk" || fail "another SITE is not built in"
sed -i 's/^group:.*/group: Reading room 5/' "$work/site.yaml"
kiosk "$work/site.yaml"
grep -q 'Reading room 5' "$work/kiosk/partway-kiosk" || fail "a changed site is not built in"

cp "$work/kiosk/partway-kiosk" "$work/before"
for fault in visit:.3.hours group:.Breakup.group; do # an error, and a warning
	key=${fault%%:*}
	sed "s/^$key:.*/$(echo "$fault" | tr . ' ')/" "$work/site.yaml" >"$work/faulty.yaml"
	line=$(grep -n "^$key:" "$work/faulty.yaml" | cut -d: -f1)
	if kiosk "$work/faulty.yaml"; then fail "a site with $fault is built"; fi
	grep -q "^$work/faulty.yaml:$line:[0-9]*: " "$work/said" || { cat "$work/said" && fail "$fault is not told"; }
	grep -q '^   mend: ' "$work/said" || fail "nothing tells how to mend $fault"
	cmp "$work/before" "$work/kiosk/partway-kiosk" || fail "a site with $fault changes the kiosk"
done
"$stage1" -s "$work/site.yaml" -o "$work/site.c" trees | grep -qx "checked $work/site.yaml: nothing found"

# It reads no file when it runs, so it has no reader.
if readelf -d "$work/kiosk/partway-kiosk" | grep 'NEEDED.*yaml'; then fail "the kiosk can read YAML"; fi
