# How fast it is, and what it takes: included by tests/tests.mk.
# SPDX-License-Identifier: ISC

# --- make bench: times, bytes and memory ---------------------------------------------------------

# What it is measured beside, and with.
DEPS_bench = libvterm-dev dialog whiptail tig git nnn less frotz inform6-compiler

LINKED += $(BUILD)/bench
LIBS_bench = -lm -lvterm
BENCH_SCREENS = screens player players subjects scenery stage look counted
BENCH_FORESTS = forests forest_apart forest_folder forest_slope forest_shapes forest_shipped forest_table
$(BUILD)/bench: $(call objects,$(patsubst %,tests/bench/%.c,main report $(BENCH_SCREENS) copies many $(BENCH_FORESTS)) \
	$(addprefix tests/support/,seat.c held.c numbers.c))

# Floors: what a program of this kind takes at the least.
FLOORS = $(addprefix $(BUILD)/bench-,bare best hand byte)
LINKED += $(FLOORS)
LIBS_bench-bare = $(SCREEN_LIBS)
LIBS_bench-best = $(SCREEN_LIBS)
$(BUILD)/bench-byte: private LDHARDEN = -static
$(FLOORS): $(BUILD)/bench-%: $(BUILD)/tests/bench/%.o $(BUILD)/tests/bench/floor.o

# The programs that large forests are given to: with limits that a million entries do not reach.
LARGE = $(BUILD)/large
UNBOUND = -DBOUND_FILE_BYTES=0x60000000u -DBOUND_FOREST_BYTES=0x60000000u -DBOUND_ENTRIES=4000000u \
	-DBOUND_STATES=200000000u -DBOUND_COMPARISONS=4000000000u
LINKED += $(BUILD)/bench-forest
$(BUILD)/bench-forest: $(call objects,tests/bench/forest_stage.c tests/bench/forest_shapes.c tests/support/generate.c)

.PHONY: bench large

large:
	$(Q)$(MAKE) --no-print-directory BUILD=$(LARGE) CPPFLAGS='$(CPPFLAGS) $(UNBOUND)' \
		$(LARGE)/partway $(LARGE)/bench-forest

# So many entries has the largest forest. It takes twelve minutes, or with BENCH_SECONDS=3600 as long as
# that: then more is measured of the largest ones, and more often.
ENTRIES ?= 1000000
bench: export BENCH_ENTRIES = $(ENTRIES)
bench: $(PROGRAM) $(KIOSK) $(FLOORS) $(BUILD)/bench large
	$(BUILD)/bench $(BUILD)

programs: $(BUILD)/bench $(BUILD)/bench-forest

# --- make counts: instructions -------------------------------------------------------------------

DEPS_counts = valgrind

COUNTS = $(addprefix $(BUILD)/,counts partway-still kiosk-still)
LINKED += $(COUNTS)
LIBS_counts = $(SCREEN_LIBS) -lm
LIBS_partway-still = $(SCREEN_LIBS)
LIBS_kiosk-still = $(SCREEN_LIBS) -Wl,--wrap=seal_kiosk

$(BUILD)/counts: $(call objects,tests/bench/counts.c tests/bench/callgrind.c tests/support/held.c)
# The programs, as they are counted.
$(BUILD)/partway-still: $(call objects,$(FRONT_SRC) tests/bench/still.c) $(BUILD)/trees.o
$(BUILD)/kiosk-still: $(KIOSK_OBJ) $(BUILD)/site.o $(BUILD)/tests/bench/still.o

.PHONY: counts

# Records how many instructions things take. Where one grows by more than a tenth, `make check` fails.
counts: $(COUNTS)
	$(BUILD)/counts $(BUILD) tests/bench/counts.tsv write

programs: $(COUNTS)
