#!/bin/sh
# What the README shows is what there is: the tree that `partway new` writes, which passes as it
# stands there, and a question as readers see it.
# Usage: tests/readme.sh PARTWAY
# SPDX-License-Identifier: ISC
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r trees "$work/trees"
awk '/^```yaml$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md >"$work/trees/example.yaml"
"$1" new example >"$work/new"
if ! diff "$work/trees/example.yaml" "$work/new"; then
	echo "README.md is stale: put the output of \"partway new example\" (>) in its place (<)."
	exit 1
fi
"$1" check "$work/trees" | tee "$work/out"
grep -q ' 6 trees, ' "$work/out"

# Lines may break elsewhere in the line mode.
printf '1\n3\n5\n3\n4\n6\nx\n' | "$1" --plain | tr -s ' \n' ' ' >"$work/walk"
awk '/^```text$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md \
	| sed -n 's/^[ >]* \([A-Z]*[0-9]\)  /\1. /p' >"$work/picture"
[ "$(wc -l <"$work/picture")" -gt 4 ]
while read -r line; do
	if ! grep -qF " $line" "$work/walk"; then
		echo "README.md shows what no reader sees: $line"
		exit 1
	fi
done <"$work/picture"
