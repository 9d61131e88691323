# make demo    draws all examples into build/figures
# make test    runs the tests
# make build   leaves the release binary at .build/release/memfig
# make deps    installs the Debian packages that are missing

PREFIX ?= /usr/local
SWIFT ?= swift

# The Swift runtime goes into the binary: it starts faster, and runs where no Swift is installed.
RELEASE = -c release --static-swift-stdlib
MEMFIG = .build/release/memfig

# Needed to build and to draw; then what the tests look at figures with, and what bench compares with.
LIBRARIES = pkg-config libdw-dev libgraphviz-dev libcairo2-dev libpango1.0-dev libfontconfig-dev
FONTS = fonts-inter fonts-hack fonts-sil-charis fonts-inconsolata fonts-noto-core fonts-symbola fonts-dejavu-core
TOOLS = graphviz poppler-utils qpdf libxml2-utils pngcheck
PACKAGES = $(LIBRARIES) $(FONTS) $(TOOLS)

# Empty where this is root already.
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# What capture preloads into the program it looks at: plain C, which needs the C library alone.
HEAP = .build/libmemfigheap.so
HEAP_SOURCES = $(wildcard Sources/MemFigHeap/*.c) Sources/CTraceSupport/include/HeapTable.h

.PHONY: all deps build test demo examples manual bench lint format install

all: build

# Asks for nothing, and needs no network, where all is there.
deps:
	@missing=; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "missing packages:$$missing (install them with your system's tool)"; exit 1; }; \
	  echo "installing:$$missing"; \
	  $(SUDO) apt-get update -q && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; \
	fi

build: $(HEAP)
	$(SWIFT) build $(RELEASE) --product memfig
	$(SWIFT) build $(RELEASE) --product memfig-trace
	cp $(HEAP) .build/release/

$(HEAP): $(HEAP_SOURCES)
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -O2 -Wall -Wextra -fPIC -fvisibility=hidden -ftls-model=initial-exec -shared -o $@ $(filter %.c,$^)

test: deps $(HEAP)
	$(SWIFT) build --build-tests
	cp $(HEAP) .build/debug/
	$(SWIFT) test --skip-build

# The options that an example says it is drawn with, in its first line.
OPTIONS = sed -n '1s,^// Drawn with: ,,p'

# A model of several states becomes one PDF, and an SVG and a PNG for each state.
demo: deps build
	@mkdir -p build/figures
	@for model in Examples/*/*.mem; do \
	  name=build/figures/$$(basename $$model .mem); \
	  case $$(grep -c '^state ' $$model) in 0|1) each=$$name ;; *) each="$$name-{n}" ;; esac; \
	  $(MEMFIG) render $$model $$($(OPTIONS) $$model) -o $$name.pdf -o "$$each.svg" -o "$$each.png" || exit; \
	done
	@echo "$$(ls build/figures | wc -l) figures are in $(CURDIR)/build/figures:"
	@ls build/figures | sed 's/^/  /'

# The figures beside the examples, which the README shows.
examples: deps build
	@for model in Examples/*/*.mem; do \
	  case $$(grep -c '^state ' $$model) in 0|1) name=$${model%.mem} ;; *) name="$${model%.mem}-{n}" ;; esac; \
	  $(MEMFIG) render $$model $$($(OPTIONS) $$model) -o "$$name.svg" || exit; \
	done

# The pages of the manual, from the help of the commands; a test tells when they are old.
manual: deps
	$(SWIFT) package --scratch-path .build-manual --allow-writing-to-directory Manual generate-manual \
	  --multi-page --date $$(date -u +%Y-%m-%d) --output-directory Manual

bench: deps build
	python3 Benchmarks/run.py

lint:
	$(SWIFT) format lint --strict -r -p Package.swift Sources Tests

format:
	$(SWIFT) format -i -r -p Package.swift Sources Tests

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(MEMFIG) $(DESTDIR)$(PREFIX)/bin/memfig
	install -d $(DESTDIR)$(PREFIX)/libexec/memfig
	install -m 755 .build/release/memfig-trace $(DESTDIR)$(PREFIX)/libexec/memfig/memfig-trace
	install -m 644 $(HEAP) $(DESTDIR)$(PREFIX)/libexec/memfig/libmemfigheap.so
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 Manual/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(MEMFIG) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/memfig
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	$(MEMFIG) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_memfig
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(MEMFIG) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/memfig.fish
