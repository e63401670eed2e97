# Every reader under random input: included by tests/tests.mk.
# SPDX-License-Identifier: ISC

DEPS_fuzz = clang libclang-rt-dev

# A fuzzer is tests/fuzz/NAME.c, and becomes fuzz-NAME. VARIANT=fuzz makes it for an ENGINE; any other
# variant makes a program that replays files.
FUZZERS = scan check emit cases site walk text date
FUZZ_PROGRAMS = $(addprefix $(BUILD)/fuzz-,$(FUZZERS))
FUZZ_DICTIONARY = $(BUILD)/fuzz-dictionary # the words of the schema
ENGINE ?= libfuzzer

LINKED += $(FUZZ_PROGRAMS) $(FUZZ_DICTIONARY)
$(FUZZ_PROGRAMS): $(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/%.o $(call objects,$(addprefix tests/fuzz/,laid.c judge.c json.c) tests/support/sound.c)
$(FUZZ_DICTIONARY): $(BUILD)/tests/fuzz/dictionary.o
$(BUILD)/fuzz-walk: $(call objects,tests/fuzz/keyboard.c src/tui/keys.c src/tui/codes.c)

ifeq ($(VARIANT),fuzz)
# So small that what is made up reaches them; each piece of an arena lies by itself.
FUZZ_BOUNDS = -DBOUND_DEPTH=8 -DBOUND_ENTRIES=16 -DBOUND_ANSWERS=8 -DBOUND_LIST=8 -DBOUND_TEXT_BYTES=64 \
	-DBOUND_KEY_BYTES=24 -DBOUND_QUOTE_BYTES=40 -DBOUND_CASES=4 -DBOUND_STATES=200 -DBOUND_PATHS=200 \
	-DBOUND_COMPARISONS=4000 -DBOUND_FINDINGS=12 -DBOUND_FINDINGS_KEPT=30 -DBOUND_FILES=12 -DBLOCK_BYTES=1
FUZZ_CC_libfuzzer = clang
FUZZ_CC_afl = afl-clang-fast
CC     = $(FUZZ_CC_$(ENGINE))
CFLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all \
	$(if $(filter libfuzzer,$(ENGINE)),-fsanitize=fuzzer-no-link)
CPPFLAGS_OURS += $(FUZZ_BOUNDS)
HARDEN =
LDHARDEN =
$(FUZZ_PROGRAMS): LDFLAGS += -fsanitize=fuzzer
# What is compared while a page is drawn says nothing of the input, and takes most of the time.
$(BUILD)/src/page/%.o $(addprefix $(BUILD)/,src/base/utf8.o tests/support/sound.o tests/fuzz/judge.o): CFLAGS += -fno-sanitize-coverage=trace-cmp
# The shipped trees are too large for these bounds: another build writes them.
FUZZ_TREES = build/release/trees.c
$(FUZZ_TREES): FORCE
	$(Q)$(MAKE) --no-print-directory VARIANT=release BUILD=$(@D) $@
$(BUILD)/fuzz-trees.o: $(FUZZ_TREES)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -Wno-missing-braces -g0 -c -o $@ $<
$(FUZZ_PROGRAMS): $(BUILD)/fuzz-trees.o
else
$(FUZZ_PROGRAMS): $(BUILD)/tests/fuzz/replay.o $(BUILD)/trees.o
endif

$(BUILD)/fuzz.dict: $(FUZZ_DICTIONARY)
	$(Q)$(FUZZ_DICTIONARY) >$@

.PHONY: fuzz-programs fuzz-replay fuzz-short fuzz

fuzz-programs: $(FUZZ_PROGRAMS) $(BUILD)/fuzz.dict

# What the tests run: seeds and past crashes, of any variant but fuzz; a bounded run, of that one.
fuzz-replay: $(FUZZ_PROGRAMS)
	$(Q)tests/fuzz/fuzz.sh replay $(BUILD) $(FUZZERS)
fuzz-short: fuzz-programs
	$(Q)tests/fuzz/fuzz.sh short $(BUILD) $(FUZZERS)

# For so long each; FUZZ="scan walk": only those; JOBS=1: one after the other. ENGINE=afl: with AFL++ (of
# the package afl++), which takes a build of its own.
FUZZ    ?= $(FUZZERS)
fuzz:
	$(Q)$(MAKE) --no-print-directory VARIANT=fuzz ENGINE=$(ENGINE) BUILD=build/fuzz-$(ENGINE) fuzz-programs
	$(Q)tests/fuzz/fuzz.sh $(ENGINE) build/fuzz-$(ENGINE) $(FUZZ) $(or $(SECONDS),600)
