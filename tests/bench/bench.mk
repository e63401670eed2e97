# How fast it is: included by tests/tests.mk.
# SPDX-License-Identifier: ISC

BENCH_DEPS = dialog whiptail tig nnn less frotz valgrind # what it is measured beside, and with

LINKED += $(BUILD)/bench
LIBS_bench = -lm
$(BUILD)/bench: $(call objects,tests/bench/main.c tests/bench/report.c $(addprefix tests/bench/,screens.c copies.c forests.c))

.PHONY: bench

bench: $(PROGRAM) $(KIOSK) $(BUILD)/bench
	$(BUILD)/bench $(BUILD)
