#!/bin/sh
# What the README shows is what there is: the tree that `partway new` writes, which passes as it
# stands there, and the screens, drawn again.
# Usage: tests/readme.sh PARTWAY PICTURES
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

"$2" <README.md >"$work/README.md"
if ! diff README.md "$work/README.md"; then
	echo "README.md shows screens (<) that are others by now (>): run make pictures."
	exit 1
fi
