#!/bin/sh
# The tree that the README shows is what `partway new` writes, and passes as it stands there.
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
