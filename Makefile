# kehoach: draft provincial plans from a central resolution. README.md is the tour.
#
#   make deps   install what building and testing needs     make test    every test
#   make deps-ci  and what the heavy checks need: other office programs, reading of pictures
#   make install, make deb  for all users of the machine; a package
#   make        the program, and out/ from sources/         make bench   side by side with peers
#   make asan   every test under the sanitizers             make fuzz    readers and writers on random input
#   make threads  the program with a sanitizer of threads, counting its steps
#   make lint   house rules, warnings of gcc and clang     make format  clang-format in place
#   make mutants  changes one line at a time, asks whether a test fails: takes long

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
CFLAGS  ?= -O2 -g
# CI sets WERROR=-Werror; a newer compiler's opinion must not stop a drafting office.
WERROR  ?=
WARN    := -std=c11 -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes $(WERROR)

# The one list of packages, for Debian 12 and 13. First: to build and run. Second: to test.
DEPS_BUILD := gcc make pkg-config libhpdf-dev libxml2-dev libcmark-gfm-dev \
	libunistring-dev libfreetype-dev libharfbuzz-dev libfontconfig-dev \
	nettle-dev libdeflate-dev libarchive-dev libmicrohttpd-dev poppler-utils
DEPS_TEST  := clang clang-format libclang-rt-dev libcmocka-dev libjansson-dev libxml2-utils \
	mupdf-tools qpdf python3 fontconfig fonts-dejavu-core git
# For checks that are skipped by name where these are missing.
DEPS_CI    := chromium tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui python3-uno pandoc python3-pikepdf \
	default-jre-headless libpdfbox2-java libcommons-io-java libactivation-java libjaxb-api-java \
	python3-icalendar libreoffice-calc-nogui mandoc valgrind parallel
# Liberation fonts, version 2: a package of their own until Debian 12.
FONTS       = $(shell apt-cache show fonts-liberation2 >/dev/null 2>&1 && echo fonts-liberation2 || echo fonts-liberation)
SUDO       := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# The architecture: a folder is a room, and a room includes only those above it (gen/README.md;
# make lint proves it).
SRC    := $(sort $(wildcard gen/*/*.c gen/*/*/*.c))
OBJ    := $(SRC:gen/%.c=$(BUILD)/%.o)
# Files that become C strings: #include "model/profile.rng.h" after "static const char rng[] =".
TEXTS  := $(sort $(foreach e,rng css js html,$(wildcard gen/*/*.$(e) gen/*/*/*.$(e))))
LEXICON := gen/lexicon/words.def gen/lexicon/kinds.def
TEXT_H := $(TEXTS:gen/%=$(BUILD)/include/%.h) $(LEXICON:gen/%=$(BUILD)/include/%.h) \
	$(BUILD)/include/lexicon/lists.h $(BUILD)/include/lexicon/list_names.h \
	$(BUILD)/include/base/library_files.h
# Libraries that not every run needs, with libhpdf and libcmark-gfm (gen/base/library.h).
LOADED := nettle libdeflate freetype2 harfbuzz fontconfig libxml-2.0 libarchive libmicrohttpd
ifeq ($(filter deps deps-ci clean format,$(MAKECMDGOALS)),)
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Igen -I$(BUILD)/include $(shell pkg-config --cflags $(LOADED))
LDLIBS   += -lunistring -lm
endif

PROGRAM := $(BUILD)/kehoach
UNIT    := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

.SECONDARY:
.PHONY: FORCE all program documents deps deps-ci test unit asan threads fuzz mutants accept bench lint format install deb clean

all: documents
program: $(PROGRAM)
unit: $(UNIT) $(BUILD)/replay

# Everything but main(): what the program, the unit tests and the fuzzer link.
LIBRARY := $(BUILD)/libkehoach.a
$(LIBRARY): $(filter-out $(BUILD)/cli/main.o,$(OBJ))
	@rm -f $@
	$(AR) rcsD $@ $^

$(PROGRAM): $(BUILD)/cli/main.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: gen/%.c | $(TEXT_H)
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/include/%.h: gen/%
	@mkdir -p $(@D)
	@sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/' $< > $@

# A header that says the same as before keeps its time, and what includes it is not compiled again.
IF_CHANGED = if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# The lists of the lexicon by name: "[place-types]" is WORDS_PLACE_TYPES.
LISTS = sed -n 's/^\[\([a-z-]*\)\]$$/\1/p' $(LEXICON)
$(BUILD)/include/lexicon/lists.h: $(LEXICON)
	@mkdir -p $(@D)
	@{ echo 'enum words {'; $(LISTS) | tr 'a-z-' 'A-Z_' | sed 's/.*/    WORDS_&,/'; \
		echo '    WORDS_COUNT'; echo '};'; } > $@.new
	@$(IF_CHANGED)
$(BUILD)/include/lexicon/list_names.h: $(LEXICON)
	@mkdir -p $(@D)
	@$(LISTS) | sed 's/.*/LIST("&")/' > $@.new
	@$(IF_CHANGED)

# LIBARCHIVE_FILE is "libarchive.so.13": what the linker would write into the program.
$(BUILD)/include/base/library_files.h: Makefile
	@mkdir -p $(@D)
	@for l in $(patsubst -l%,lib%,-lhpdf -lcmark-gfm $(shell pkg-config --libs-only-l $(LOADED))); do \
		file=$$(objdump -p "$$($(CC) -print-file-name=$$l.so)" | sed -n 's/^ *SONAME *//p'); \
		echo "#define $$(echo $$l | tr a-z- A-Z_)_FILE \"$${file:?}\"" || exit; \
	done > $@.new
	@$(IF_CHANGED)

# Where make install puts templates/ and sources/: made anew when PREFIX has changed.
$(BUILD)/cli/roots.o: $(BUILD)/include/cli/share.h
$(BUILD)/include/cli/share.h: FORCE
	@mkdir -p $(@D)
	@echo '#define KEHOACH_SHARE "$(PREFIX)/share/kehoach"' | cmp -s - $@ || \
		echo '#define KEHOACH_SHARE "$(PREFIX)/share/kehoach"' > $@
FORCE:

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBRARY) -lcmocka -ljansson $(shell pkg-config --libs libxml-2.0 fontconfig) $(LDLIBS)

# The documents of a province: made anew when one of the files that they are made of is newer.
# Every folder is listed whole, so that an added partial or central text counts too.
FORMATS   := md pdf
PROVINCES := $(sort $(patsubst sources/provinces/%/profile.xml,%,$(wildcard sources/provinces/*/profile.xml)))
# An attribute of a profile: its kind; the paper that it carries out, which may be another plan.
said_in   = $(shell tr '\n' ' ' < sources/provinces/$(1)/profile.xml | sed -n "s/.*<profile [^>]*$(2)=[\"']\([^\"']*\).*/\1/p")
kind_of   = $(call said_in,$(1),kind)
above     = $(wildcard sources/provinces/$(call said_in,$(1),central)/profile.xml)
papers    = $(foreach f,$(FORMATS),out/$(1)/plan.$(f) \
	$(if $(shell grep -lE '<(task|target)' sources/provinces/$(1)/profile.xml),out/$(1)/appendix.$(f)))

define province_rule
documents: $(call papers,$(1))
$(call papers,$(1)) &: sources/provinces/$(1)/profile.xml sources/agencies.xml \
		$(wildcard sources/central/* templates/*/style.xml templates/common/*) \
		$(wildcard templates/$(call kind_of,$(1))/*) $(call above,$(1)) $(PROGRAM)
	$(PROGRAM) build --rebuild --province $(1)
endef
$(foreach p,$(PROVINCES),$(eval $(call province_rule,$(p))))
documents: $(PROGRAM)

deps:
	$(SUDO) apt-get update
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
		$(DEPS_BUILD) $(DEPS_TEST) $(FONTS)

deps-ci: deps
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(DEPS_CI)

test: $(PROGRAM) $(UNIT) $(BUILD)/replay
	@BUILD=$(BUILD) tests/run

# Without -pie: 10 MB of what the sanitizers tell would be relocated at the start of every run, two fifths of its time.
asan:
	ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:detect_odr_violation=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	$(MAKE) BUILD=build/asan CFLAGS="-O1 -g1 -fno-omit-frame-pointer -fno-pie -fsanitize=address,undefined" LDFLAGS=-no-pie test

# One case's expectation becomes what the program makes now: make accept CASE=goal-figures
accept: $(PROGRAM)
	@tests/accept $(CASE)

# The list is tests/mutants.list. MUTANTS='--whole sequence.c' goes to tests/mutants.
mutants: $(PROGRAM) $(UNIT)
	tests/mutants $(MUTANTS)

# What counts the steps of a program (tests/steps.c), with clang: to compile, and to link.
STEPS     := -fsanitize-coverage=trace-pc
STEPS_END := -Wl,--wrap=__sanitizer_cov_trace_pc,--wrap=_exit tests/steps.c
# The program with clang's sanitizer of threads, for tests/watched, and with steps, for tests/hostile/check_growth.
threads:
	$(MAKE) BUILD=build/threads CC=clang CFLAGS="-O0 -g1 -fsanitize=thread $(STEPS)" LDFLAGS="$(STEPS_END)" program

# Random input, each target for so many seconds: make fuzz SECONDS=600 TARGETS="docx diff". Finds are
# kept in build/fuzz/; what was found once is in tests/fuzz/found, which make test runs.
SECONDS  ?= 30
TARGETS  ?= text markdown akn read profile template style registry central base words derive pipeline forms diff waivers changes chain feedback tasks progress sheet xlsx docx zip pdf picture render attached
# NULL + 0 is allowed (C2y, N3322), as gcc has it.
FUZZ_SAN := -fsanitize=address,undefined,float-cast-overflow -fno-sanitize=pointer-overflow -fno-sanitize-recover=undefined,float-cast-overflow
fuzz:
	$(MAKE) BUILD=build/fuzz CC=clang CFLAGS="-O1 -g1 -fsanitize=fuzzer-no-link $(FUZZ_SAN) $(STEPS)" build/fuzz/fuzz_read build/fuzz/fuzz_run
	tests/fuzz/run $(SECONDS) $(TARGETS)

$(BUILD)/fuzz_read: tests/fuzz/fuzz_read.c $(LIBRARY)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(STEPS_END) $(LDLIBS)

# Runs inputs of the fuzzer, without it.
$(BUILD)/replay: tests/fuzz/fuzz_run.c $(LIBRARY)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -DREPLAY -o $@ $^ $(LDLIBS)

$(BUILD)/fuzz_run: tests/fuzz/fuzz_run.c tests/fuzz/mutate.c $(LIBRARY)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(STEPS_END) $(LDLIBS)

CLANG_BUILD ?= build/clang
lint: $(PROGRAM)
	tests/lint
	@$(MAKE) -s WERROR=-Werror program
	@$(MAKE) -s BUILD=$(CLANG_BUILD) CC=clang WERROR=-Werror program
	@echo "lint: gcc and clang have nothing to say"

bench: $(PROGRAM)
	@BUILD=$(BUILD) tests/bench/run

format:
	clang-format -i $(wildcard gen/*/*.[ch] gen/*/*/*.[ch] tests/*/*.[ch])

install: $(PROGRAM)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/kehoach
	install $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/kehoach
	cp -R templates sources $(DESTDIR)$(PREFIX)/share/kehoach/
	gen/packaging/install-docs $(PROGRAM) $(DESTDIR)$(PREFIX)/share

# build/kehoach_VERSION_ARCHITECTURE.deb, for this release of Debian.
deb:
	rm -rf $(BUILD)/package
	$(MAKE) PREFIX=/usr DESTDIR=$(BUILD)/package install
	gen/packaging/deb $(BUILD)/package $(BUILD)

clean:
	rm -rf build
	find out -mindepth 1 ! -name .gitignore -delete

-include $(OBJ:.o=.d) $(UNIT:=.d)
