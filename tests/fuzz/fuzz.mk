# Every reader under random input: included by tests/tests.mk.
# SPDX-License-Identifier: ISC
