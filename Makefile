# partway: build, run, test. `make help` tells the targets.
# SPDX-License-Identifier: ISC

VERSION  = 0.1
DATE     = 2026-11-22 # of the version: manual pages bear it
VARIANT ?= release
BUILD   ?= build/$(VARIANT)
PREFIX  ?= /usr/local
DESTDIR ?=
WERROR  ?= 0
V       ?= 0

CC      ?= cc
CFLAGS  ?= -O2 -g
CPPFLAGS_OURS = -Iinclude -Isrc -D_GNU_SOURCE -DPARTWAY_VERSION='"$(VERSION)"' -DPARTWAY_DATE='"$(strip $(DATE))"'
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wundef -Wvla -Wcast-qual \
	-Wpointer-arith -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wconversion -Wsign-conversion
HARDEN   = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
LDHARDEN = -pie -Wl,-z,relro,-z,now -Wl,--as-needed

ifeq ($(VARIANT),debug)
CFLAGS   = -O0 -g3
HARDEN   = -fPIE
endif
ifeq ($(VARIANT),san)
CFLAGS   = -O1 -g3 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
HARDEN   = -fPIE
LDHARDEN = -pie -fsanitize=address,undefined
endif
ifeq ($(VARIANT),cover)
CFLAGS   = -O1 -g --coverage -fprofile-abs-path
HARDEN   = -fPIE
endif
ifeq ($(WERROR),1)
WARNINGS += -Werror
endif
Q = $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),,@printf '  %-5s %s\n' '$(1)' '$(2)')
COMPILE = $(CC) -std=c17 $(CPPFLAGS_OURS) $(CPPFLAGS) $(WARNINGS) $(HARDEN) $(CFLAGS)

LIB_SRC  = $(sort $(wildcard src/base/*.c src/tree/*.c src/walk/*.c src/page/*.c src/paper/*.c src/emit/*.c src/check/*.c))
FRONT_SRC = $(sort src/main.c src/today.c src/cmd.c $(wildcard src/cmd_*.c src/tui/*.c src/line/*.c src/leave/*.c src/keep/*.c))
KIOSK_SRC = $(sort src/kiosk.c src/today.c $(wildcard src/kiosk/*.c src/tui/*.c src/line/*.c src/leave/*.c))
TREES    = $(sort $(wildcard trees/*.yaml trees/shared/*.yaml))
MANUALS  = $(sort $(wildcard man/*.[1-8]))
MANUAL_SRC = src/manual.c src/manual_tables.c
FILTER_SRC = src/filter.c src/filter_calls.c

objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
LIB      = $(BUILD)/libpartway.a
PROGRAM  = $(BUILD)/partway
KIOSK    = $(BUILD)/partway-kiosk
KIOSK_OBJ = $(call objects,$(KIOSK_SRC)) $(BUILD)/trees.o $(BUILD)/calls.o
ALL_OBJ  = $(call objects,$(LIB_SRC) $(FRONT_SRC) src/stage1.c $(MANUAL_SRC) $(FILTER_SRC) $(KIOSK_SRC))
# What is linked, and the libraries that some need beside those for trees. Only those: each more costs
# relocations at every start.
LINKED   = $(PROGRAM) $(KIOSK) $(addprefix $(BUILD)/,stage1 filter manual)
SCREEN_LIBS = -lncursesw -ltinfo
# Built in, for the same reason, where the system has archives of them.
YAML_LIBS ?= $(foreach name,cyaml yaml,$(if $(filter /%,$(shell $(CC) -print-file-name=lib$(name).a)),-l:lib$(name).a,-l$(name)))
LIBS_partway = $(SCREEN_LIBS)
LIBS_partway-kiosk = $(SCREEN_LIBS)
LIBS_filter = -lseccomp
LIBS_manual = $(SCREEN_LIBS)

.PHONY: FORCE all run deps print install uninstall install-kiosk check-kiosk uninstall-kiosk kiosk-card dist clean help
.DELETE_ON_ERROR:
.SECONDARY:

COMPLETIONS = $(addprefix $(BUILD)/completions/,bash zsh fish)
# Pages by hand, and a sheet for each tree.
PAGES  = $(addprefix $(BUILD)/,$(MANUALS))
SHEETS = $(patsubst trees/%.yaml,$(BUILD)/man/partway-%.7,$(sort $(wildcard trees/*.yaml)))

all: $(PROGRAM) $(KIOSK) $(COMPLETIONS) $(PAGES) $(SHEETS)

run: $(PROGRAM)
	$(PROGRAM)

include tests/tests.mk

# --- build ---------------------------------------------------------------------------------------

$(BUILD)/%.o: %.c Makefile tests/tests.mk
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(LIB): $(call objects,$(LIB_SRC))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

$(LINKED): $(LIB)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_$(@F)) $(YAML_LIBS)

# The forest is checked, then written as constant data: one that fails is not built.
$(BUILD)/stage1: $(BUILD)/src/stage1.o

# A release has a day, on which help lines that nobody has checked for a year stop it.
TODAY = $(shell date -u -d "@$(or $(SOURCE_DATE_EPOCH),$$(date +%s))" +%F)

# A file that is written anew only when it is another: what is made of it is made again then.
remember = @mkdir -p $(@D) && echo '$(1)' | cmp -s - $@ || echo '$(1)' >$@

$(BUILD)/day: FORCE
	$(call remember,$(if $(filter release,$(VARIANT)),-t $(TODAY)))

$(BUILD)/trees.c: $(BUILD)/stage1 $(TREES) $(BUILD)/day
	$(call say,TREES,$@)
	$(Q)$(BUILD)/stage1 $$(cat $(BUILD)/day) -o $@ trees

$(addprefix $(BUILD)/,trees.o site.o calls.o): %.o: %.c
	$(call say,CC,$<)
	$(Q)$(COMPILE) -Wno-missing-braces -g0 -c -o $@ $<

$(PROGRAM): $(call objects,$(FRONT_SRC)) $(BUILD)/trees.o $(BUILD)/libraries

# What a group says of its kiosk: that of this machine, if it is to be installed here. Where the file
# has a fault, nothing is built.
SITE ?= $(or $(if $(filter install-kiosk,$(MAKECMDGOALS)),$(wildcard /etc/partway/site.yaml)),src/kiosk/etc/site.yaml)

# Another SITE may be older than what was built from the last one.
$(BUILD)/site: FORCE
	$(call remember,$(SITE))

$(BUILD)/site.c: $(BUILD)/stage1 $(SITE) $(TREES) $(BUILD)/site
	$(call say,SITE,$@)
	$(Q)$(BUILD)/stage1 -s '$(SITE)' -o $@ trees

# The system calls that a kiosk may make.
$(BUILD)/filter: $(call objects,$(FILTER_SRC))

$(BUILD)/calls.c: $(BUILD)/filter
	$(Q)$(BUILD)/filter >$@

# The programs hold copies of libraries. Where the system has others by now, they are linked anew.
$(BUILD)/libraries: FORCE
	$(call remember,$(shell stat -c '%n %Y' $(patsubst %,/var/lib/dpkg/info/lib%-dev*.list,c6 ncurses cyaml yaml) 2>/dev/null))

$(KIOSK): $(KIOSK_OBJ) $(BUILD)/site.o $(BUILD)/libraries
$(KIOSK): private override YAML_LIBS = # it reads no trees
# One file: no variable of a visitor can say what is loaded at its start, and each visit takes a sixth
# less memory. private: not for what writes the trees into it.
ifneq ($(VARIANT),san)
$(addprefix $(BUILD)/,partway-kiosk kiosk-quick kiosk-hostile kiosk-floor kiosk-still): private LDHARDEN = -static-pie -Wl,-z,relro,-z,now
endif

# The program that was just built writes them, so it must run here, as stage1 must.
$(COMPLETIONS): $(PROGRAM)
	@mkdir -p $(@D)
	$(Q)PARTWAY_TREES= $(PROGRAM) completion $(@F) >$@

# What the tables of the program say is filled into the pages; so it is linked to what has them.
$(BUILD)/manual: $(call objects,$(MANUAL_SRC) $(filter-out src/main.c,$(FRONT_SRC))) $(BUILD)/trees.o

$(PAGES): $(BUILD)/man/%: man/% $(BUILD)/manual
	@mkdir -p $(@D)
	$(call say,MAN,$@)
	$(Q)$(BUILD)/manual <$< >$@

$(SHEETS): $(BUILD)/man/partway-%.7: $(PROGRAM)
	@mkdir -p $(@D)
	$(call say,MAN,$@)
	$(Q)PARTWAY_TREES= $(PROGRAM) man $* >$@

-include $(ALL_OBJ:.o=.d)

# --- install -------------------------------------------------------------------------------------

BIN   = $(DESTDIR)$(PREFIX)/bin/partway
BASH  = $(DESTDIR)$(PREFIX)/share/bash-completion/completions/partway
ZSH   = $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_partway
FISH  = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/partway.fish
MAN   = $(DESTDIR)$(PREFIX)/share/man

install: $(PROGRAM) $(COMPLETIONS) $(PAGES) $(SHEETS)
	install -D -m 755 $(PROGRAM) '$(BIN)'
	install -D -m 644 $(BUILD)/completions/bash '$(BASH)'
	install -D -m 644 $(BUILD)/completions/zsh '$(ZSH)'
	install -D -m 644 $(BUILD)/completions/fish '$(FISH)'
	for page in $(PAGES) $(SHEETS); do \
		install -D -m 644 $$page '$(MAN)'/man$${page##*.}/$${page##*/} || exit; \
	done

uninstall:
	rm -f '$(BIN)' '$(BASH)' '$(ZSH)' '$(FISH)'
	for page in $(PAGES) $(SHEETS); do rm -f '$(MAN)'/man$${page##*.}/$${page##*/} || exit; done

# A machine that is a kiosk for visitors over SSH: partway-kiosk(8). What is given to make (PORT=, HOST=)
# is in the environment of both scripts.
install-kiosk: $(KIOSK)
	$(Q)src/kiosk/setup.sh install $(KIOSK)
check-kiosk:
	$(Q)src/kiosk/setup.sh check
uninstall-kiosk:
	$(Q)src/kiosk/setup.sh uninstall
kiosk-card:
	$(Q)src/kiosk/card.sh $(BUILD)/kiosk-card

# Byte for byte the same from the same commit.
dist:
	git archive --format=tar --prefix=partway-$(VERSION)/ HEAD | gzip -n -9 > build/partway-$(VERSION).tar.gz

# --- paper ---------------------------------------------------------------------------------------

TREES_DIR ?=
PRINT     ?= $(BUILD)/print

# A PDF of every sheet, on two sizes of paper and in two sizes of letters.
print: export TREES_DIR := $(TREES_DIR)
print: export PRINT := $(PRINT)
print: $(PROGRAM)
	@mkdir -p "$$PRINT" && rm -f "$$PRINT"/partway-*.pdf
	$(Q)export PARTWAY_TREES=; for file in "$${TREES_DIR:-trees}"/*.yaml; do \
		tree=$$(basename "$$file" .yaml); \
		for size in a4 letter large-a4 large-letter; do \
			pdf=$$PRINT/partway-$$tree-$$size.pdf; \
			printf '  %-5s %s\n' PRINT "$$pdf"; \
			case $$size in large*) large=-l ;; *) large= ;; esac; \
			man/print.sh $$large -p "$${size#large-}" $${TREES_DIR:+-t "$$TREES_DIR"} \
				$(PROGRAM) "$$tree" "$$pdf" || exit; \
		done; \
	done

# --- what is needed ------------------------------------------------------------------------------

RUN_DEPS = gcc libc6-dev libncurses-dev libcyaml-dev libyaml-dev ncurses-base libseccomp-dev
# What a target needs beside those: DEPS_TARGET, here or where the target is.
DEPS_install-kiosk = openssh-server ncurses-term iproute2 procps groff
# Fonts for the letters that groff's own lack; fontforge cuts them to size.
DEPS_print = groff perl graphviz qpdf ghostscript fontforge-nox fonts-liberation fonts-dejavu-core \
	fonts-droid-fallback
NEEDED = $(sort $(RUN_DEPS) $(foreach target,$(MAKECMDGOALS),$(DEPS_$(target))))

# With `make -j deps run`, what is needed comes first.
$(ALL_OBJ): | $(filter deps,$(MAKECMDGOALS))
check kiosk-check install-kiosk print bench large counts soak fuzz cover: | $(filter deps,$(MAKECMDGOALS))

deps:
	@if ! command -v apt-get >/dev/null; then \
		echo "Please install (names of Debian's packages): $(NEEDED)"; \
	elif missing=$$(printf '%s\n' $(NEEDED) | grep -vxF "$$(dpkg-query -W -f '$${Package} $${Status}\n' $(NEEDED) \
			2>/dev/null | sed -n 's/ [a-z]* ok installed$$//p')"); [ -z "$$missing" ]; then \
		echo "All packages that partway needs are here."; \
	elif [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	elif command -v sudo >/dev/null; then \
		sudo apt-get update -qq && sudo apt-get install -y --no-install-recommends $$missing; \
	else \
		echo "Please have an administrator run: apt-get install $$missing"; exit 1; \
	fi

clean:
	rm -rf build

help:
	@echo 'make deps run     install what is needed, build, start the program'
	@echo 'make deps check   install what is needed, build, run every test'
	@echo 'make              build into build/release (VARIANT=debug, VARIANT=san), with manual pages'
	@echo 'make unit         unit, page and tree tests only'
	@echo 'make kiosk-check  the attack table of the kiosk, against a real sshd; needs root'
	@echo 'make bench        how fast it is, beside other programs, and on forests of up to ENTRIES=1000000'
	@echo 'make counts       how many instructions things take, put on record'
	@echo 'make fuzz         every reader under random input, for SECONDS=600 each'
	@echo 'make soak         MONKEYS=100 at the keyboards of as many programs, for SECONDS=3600'
	@echo 'make cover        what of src/ the tests reach'
	@echo 'make pictures     draw the screens in README.md again'
	@echo 'make print        PDFs of all sheets, into PRINT ($(PRINT)); TREES_DIR=FOLDER: of other trees'
	@echo 'make layers       the dependency rule; make static, format-check: faults and style; format: mends it'
	@echo 'make install      to PREFIX ($(PREFIX)), below DESTDIR; uninstall takes it away'
	@echo 'make install-kiosk    a kiosk for visitors over SSH: PORT=2222 KIOSK_LOGIN=password DROPIN=1'
	@echo 'make check-kiosk      what is wrong with it; make uninstall-kiosk takes it away'
	@echo 'make kiosk-card       a card for its visitors: HOST=box.example'
	@echo 'make dist         a source archive; make clean: remove build/'
	@echo 'Variables: CC CFLAGS CPPFLAGS LDFLAGS WERROR=1 V=1 UPDATE_GOLDEN=1'
