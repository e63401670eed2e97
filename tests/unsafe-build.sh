#!/bin/sh
# An unsafe tree cannot be compiled in: the build's own checker refuses it, says why, and leaves no
# file. Usage: tests/unsafe-build.sh STAGE1
# SPDX-License-Identifier: ISC
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" -o "$work/safe.c" trees >/dev/null
[ -s "$work/safe.c" ]

cp -r trees "$work/trees"
# To write again after a breach: the one change that must never reach a reader.
sed -i '/id: r-breach/,/^$/s/contact: none/contact: message/' "$work/trees/shared/order-active.yaml"
! cmp -s trees/shared/order-active.yaml "$work/trees/shared/order-active.yaml"
status=0
"$1" -o "$work/unsafe.c" "$work/trees" 2>"$work/said" || status=$?
cat "$work/said"
[ "$status" = 3 ]
[ -z "$(find "$work" -name 'unsafe.c*')" ]
grep -q 'rule S5.*\[rule-broken\]' "$work/said"
