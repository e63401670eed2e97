# Monkeys at the keyboards of many programs at once: included by tests/tests.mk.
# SPDX-License-Identifier: ISC

DEPS_soak = libvterm-dev

LINKED += $(BUILD)/soak
LIBS_soak = -lvterm -lm
$(BUILD)/soak: $(call objects,$(sort $(wildcard tests/soak/*.c)) $(addprefix tests/support/,seat.c held.c numbers.c))

# For an hour: make soak MONKEYS=100 SECONDS=3600 KEYS=8 (a second, each) SEED=NUMBER. May run beside
# other work: takes a sixth of a processor.
MONKEYS ?= 100
KEYS    ?= 8

.PHONY: soak

soak: $(PROGRAM) $(KIOSK) $(BUILD)/soak
	$(BUILD)/soak $(BUILD) $(MONKEYS) $(or $(SECONDS),3600) $(KEYS) $(SEED)

programs: $(BUILD)/soak
