# kehoach: draft provincial plans from a central resolution. See README.md for the tour.
#
#   make deps   install what the build and the tests need     make test   every test
#   make        the program, and out/ from sources/           make bench  side by side with peers

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
CFLAGS  ?= -O2 -g
WARN    := -std=c11 -Wall -Wextra -Werror
BUILD   ?= build

# The one list of packages. Left: to build and run; right: to test.
DEPS_BUILD := gcc make pkg-config libhpdf-dev libxml2-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev libunistring-dev libfreetype-dev libfontconfig-dev \
	libjansson-dev nettle-dev
DEPS_TEST  := clang libclang-rt-dev libcmocka-dev libxml2-utils poppler-utils mupdf-tools qpdf \
	python3 fonts-dejavu-core git

# The architecture: a folder is a stage; main in cli/ strings them together (see README.md).
STAGES := base model read merge compare layout write cli
SRC    := $(sort $(foreach s,$(STAGES),$(wildcard gen/$(s)/*.c)))
RNG    := $(sort $(wildcard gen/*/*.rng))
OBJ    := $(SRC:gen/%.c=$(BUILD)/%.o)
PKGS   := libxml-2.0 freetype2 fontconfig jansson nettle
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Igen -I$(BUILD)/include $(shell pkg-config --cflags $(PKGS))
LDLIBS += $(shell pkg-config --libs $(PKGS)) -lhpdf -lcmark-gfm -lcmark-gfm-extensions -lunistring -lm

PROGRAM := $(BUILD)/kehoach

# Schemas are made on the way to objects; keep them.
.SECONDARY:

.PHONY: all program documents test clean
all: documents
program: $(PROGRAM)

$(PROGRAM): $(OBJ)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: gen/%.c $(RNG:gen/%.rng=$(BUILD)/include/%.rng.h)
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# A schema becomes a C string: #include "model/profile.rng.h" after "static const char rng[] =".
$(BUILD)/include/%.rng.h: gen/%.rng
	@mkdir -p $(@D)
	@sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/' $< > $@

documents: $(PROGRAM)

# Unit tests link every object but the one with main().
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

$(BUILD)/tests/%: tests/unit/%.c $(filter-out $(BUILD)/cli/main.o,$(OBJ))
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $(filter-out %.h,$^) -lcmocka $(LDLIBS)

test: $(PROGRAM) $(UNIT)
	@BUILD=$(BUILD) tests/run

clean:
	rm -rf $(BUILD)
	find out -mindepth 1 ! -name .gitignore -delete

-include $(OBJ:.o=.d) $(UNIT:=.d)
