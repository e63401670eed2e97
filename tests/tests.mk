# What is tested, and with what: included by the Makefile, whose variables it uses.
# Each part prints its own summary; tests/check.sh runs all of them and adds up.
# SPDX-License-Identifier: ISC

UNIT_SRC = $(sort $(wildcard tests/unit/*.c tests/page/*.c tests/lint/*.c))
RUN_SRC  = $(sort $(wildcard tests/screen/*.c tests/line/*.c tests/cli/*.c))
SUPPORT_SRC = $(sort $(wildcard tests/support/*.c))
SWEEP_SRC = $(sort $(wildcard tests/terminals/*.c))
ATTACK_SRC = $(sort $(wildcard tests/kiosk/test_*.c tests/kiosk/box*.c))
TORTURE_SRC = $(sort $(filter-out tests/torture/library.c,$(wildcard tests/torture/*.c)))
LOAD_SRC = $(addprefix tests/kiosk/,load.c crowd.c taken.c)
FOREIGN_SRC = tests/paper/foreign.c tests/paper/script.c
FOLLOW_SRC = $(sort $(filter-out $(FOREIGN_SRC),$(wildcard tests/paper/*.c)))
KIOSK_TESTS = $(addprefix $(BUILD)/,kiosk-quick kiosk-hostile kiosk-outer kiosk-tests kiosk-load kiosk-floor)

SRC = $(sort $(LIB_SRC) $(FRONT_SRC) $(KIOSK_SRC) src/stage1.c $(MANUAL_SRC) $(FILTER_SRC))

ALL_OBJ += $(call objects,$(UNIT_SRC) $(RUN_SRC) $(SUPPORT_SRC) $(SWEEP_SRC) $(FOLLOW_SRC) $(FOREIGN_SRC) \
	$(wildcard $(patsubst %,tests/%/*.c,kiosk torture bench soak fuzz)) tests/pictures.c)
LINKED  += $(KIOSK_TESTS) $(addprefix $(BUILD)/,unit-tests run-tests torture-tests torture-library sweep follow foreign pictures)
LIBS_kiosk-quick = $(SCREEN_LIBS)
LIBS_kiosk-hostile = $(SCREEN_LIBS) -Wl,--wrap=ui_key
LIBS_kiosk-outer = -lseccomp
# libssh2 as an archive: tests/kiosk/box_raw_ask.c reaches behind its header.
LIBS_kiosk-tests = -lcriterion -lvterm -l:libssh2.a -lssl -lcrypto -lz $(SCREEN_LIBS)
LIBS_kiosk-load = $(LIBS_kiosk-tests)
LIBS_unit-tests = -lcriterion -lvterm
LIBS_run-tests = -lcriterion -lvterm $(SCREEN_LIBS)
LIBS_torture-tests = $(LIBS_run-tests)
LIBS_sweep = -lvterm $(SCREEN_LIBS)

# Criterion's macros convert freely, and its strings are char *: no warnings about that in tests.
$(BUILD)/tests/%.o: WARNINGS := $(filter-out -W%conversion -Wcast-qual -Wwrite-strings,$(WARNINGS))
$(BUILD)/tests/%.o: CPPFLAGS_OURS += -iquote tests/support

DEPS_kiosk-check = git libcriterion-dev libvterm-dev clang clang-format clang-tidy cppcheck libclang-rt-dev valgrind tmux \
	ncurses-term binutils shellcheck jq strace zsh fish groff mandoc man-db poppler-utils \
	openssh-server openssh-client openssh-sftp-server libssh2-1-dev haproxy socat iproute2 systemd
DEPS_check = $(DEPS_kiosk-check) $(DEPS_print)
DEPS_cover = $(DEPS_check) gcovr

.PHONY: check unit pictures programs kiosk-check layers format format-check static tidy cppcheck analyzer analyzer-objects cover

$(BUILD)/unit-tests: $(call objects,$(UNIT_SRC) $(SUPPORT_SRC)) $(BUILD)/trees.o
$(BUILD)/run-tests: $(call objects,$(RUN_SRC) $(SUPPORT_SRC) $(wildcard src/tui/*.c src/leave/*.c src/keep/*.c)) $(BUILD)/trees.o
$(BUILD)/torture-tests: $(call objects,$(TORTURE_SRC) $(SUPPORT_SRC)) $(BUILD)/trees.o
$(BUILD)/torture-library: $(BUILD)/tests/torture/library.o $(BUILD)/trees.o # all of the library, once
$(BUILD)/kiosk-quick: $(KIOSK_OBJ) $(BUILD)/tests/kiosk/quick.o # its times are short
$(BUILD)/kiosk-hostile: $(KIOSK_OBJ) $(BUILD)/site.o $(call objects,tests/kiosk/hostile.c tests/kiosk/tried.c) # taken over
$(BUILD)/kiosk-outer: $(BUILD)/tests/kiosk/outer.o # without one of the system calls that seal
$(BUILD)/kiosk-tests: $(call objects,$(ATTACK_SRC) $(SUPPORT_SRC) src/filter_calls.c src/kiosk/landlock.c) $(BUILD)/trees.o
$(BUILD)/kiosk-load: $(call objects,$(LOAD_SRC) $(filter tests/kiosk/box%,$(ATTACK_SRC)) $(SUPPORT_SRC)) $(BUILD)/trees.o # many visitors
$(BUILD)/kiosk-floor: $(BUILD)/tests/kiosk/floor.o # does next to nothing

$(BUILD)/sweep: $(call objects,$(SWEEP_SRC)) $(BUILD)/site.o # the program under every entry of terminfo
$(BUILD)/follow: $(call objects,$(FOLLOW_SRC)) $(BUILD)/trees.o    # every reference on printed sheets
$(BUILD)/foreign: $(call objects,$(FOREIGN_SRC))                   # the trees once more, in another script
$(BUILD)/pictures: $(call objects,tests/pictures.c) $(BUILD)/trees.o

# Draws the screens that the README shows once more, in their places.
pictures: $(BUILD)/pictures
	$(BUILD)/pictures <README.md >$(BUILD)/README.md
	cmp -s $(BUILD)/README.md README.md || cp $(BUILD)/README.md README.md

# What stands between a program and the system. Bound at once: binding it later would put the registers,
# and what they last copied, on the stack, where leftover.c looks.
$(addprefix $(BUILD)/,leftover.so faults.so): $(BUILD)/%.so: tests/preload/%.c
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) -O2 -fPIC -shared -Wl,-z,now -o $@ $<

programs: $(PROGRAM) $(KIOSK) $(addprefix $(BUILD)/,unit-tests run-tests torture-tests torture-library sweep \
		leftover.so faults.so pictures follow foreign) $(COMPLETIONS) $(PAGES) $(SHEETS) \
	$(if $(wildcard /usr/lib/*/libssh2.a),$(KIOSK_TESTS))

unit: $(BUILD)/unit-tests
	$(BUILD)/unit-tests

# The attack table, against a real sshd in namespaces of its own. Needs root.
kiosk-check: export MAKE := $(MAKE)
kiosk-check: $(KIOSK) $(KIOSK_TESTS) $(BUILD)/sweep
	$(Q)tests/kiosk.sh $(BUILD)

# Not named in the recipe: make -n would run it.
check: export MAKE := $(MAKE)
check:
	$(Q)tests/check.sh

layers:
	tests/layers.sh .
format-check:
	clang-format --dry-run -Werror $(FORMATTED)
format:
	clang-format -i $(FORMATTED)
# Findings of any of the three fail; what is left out, and why, stands in .clang-tidy.
static: tidy cppcheck analyzer
tidy:
	printf '%s\n' $(SRC) | xargs -P $$(nproc) -I{} clang-tidy --quiet {} -- -std=c17 $(CPPFLAGS_OURS) 2>/dev/null
cppcheck:
	cppcheck --enable=warning,performance,portability --std=c17 --inline-suppr --error-exitcode=1 -q -Iinclude -Isrc \
		-D_GNU_SOURCE '-D_Noreturn=__attribute__((noreturn))' $(SRC)
analyzer:
	$(Q)$(MAKE) CC=gcc WERROR=1 BUILD=build/analyzer CFLAGS='-O2 -fanalyzer' analyzer-objects
analyzer-objects: $(call objects,$(SRC))

# What of src/ the tests reach.
cover:
	$(Q)rm -rf build/cover
	$(Q)$(MAKE) VARIANT=cover programs
	$(Q)tests/cover.sh build/cover
FORMATTED = $(shell git ls-files --cached --others --exclude-standard 'src/*.[ch]' 'include/*.h' 'tests/*.[ch]')

include tests/bench/bench.mk tests/soak/soak.mk tests/fuzz/fuzz.mk
