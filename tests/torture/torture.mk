# Hostile files, calls that fail, odd locales: included by tests/tests.mk.
# SPDX-License-Identifier: ISC

TORTURE_SRC = $(sort $(filter-out tests/torture/library.c,$(wildcard tests/torture/*.c)))
TORTURE = $(addprefix $(BUILD)/,torture-tests torture-library faults.so)

ALL_OBJ += $(call objects,$(wildcard tests/torture/*.c))
LINKED  += $(BUILD)/torture-tests $(BUILD)/torture-library
LIBS_torture-tests = -lcriterion -lvterm $(SCREEN_LIBS)

$(BUILD)/torture-tests: $(call objects,$(TORTURE_SRC) $(SUPPORT_SRC)) $(BUILD)/trees.o
$(BUILD)/torture-library: $(BUILD)/tests/torture/library.o $(BUILD)/trees.o # all of the library, once

# Stands between a program and the system.
$(BUILD)/faults.so: tests/preload/faults.c
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) -O2 -fPIC -shared -Wl,-z,now -o $@ $<

programs: $(TORTURE)
