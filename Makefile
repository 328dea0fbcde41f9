# make run    set up what is missing, build, start the console with its demo city
# make test   set up what is missing, run every test
# make help   the rest

SHELL   := /bin/bash
TAGS    := migrated_fynedo
GO      := go
BIN     := bin/watchfloor
TOOLS   := $(CURDIR)/.tools
VERSION := $(shell sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
export CGO_ENABLED := 1

# Debian packages: what the build needs, a virtual screen, what the tests add,
# and the foreign programs of `make bench` and `make interop`.
BUILD_DEBS := gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev \
	libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev \
	libavcodec-dev libavformat-dev libavutil-dev libswscale-dev
SCREEN_DEBS := $(BUILD_DEBS) xvfb xauth libgl1-mesa-dri
TEST_DEBS  := $(SCREEN_DEBS) ffmpeg openbox
PEER_DEBS  := $(TEST_DEBS) procps mpv gstreamer1.0-tools gstreamer1.0-plugins-base \
	gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-libav gstreamer1.0-x \
	python3-gi gir1.2-gst-rtsp-server-1.0

.PHONY: help run build test e2e bench interop screenshots lint fmt generate package clean \
	deps-build deps-test deps-peers

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

run: deps-run build ## start the console; without a display take a screenshot
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; then \
		exec $(BIN) $(ARGS); \
	fi; \
	echo "There is no display here: Watchfloor runs for 15 s on a virtual one (Xvfb)."; \
	xvfb-run -a -s "-screen 0 1920x1080x24" $(BIN) --fullscreen --screenshot watchfloor.png --after 15s $(ARGS) && \
	echo "What it showed is in watchfloor.png. With a display, make run opens the window."

build: deps-build ## build bin/watchfloor
	@mkdir -p bin
	$(GO) build -tags $(TAGS) -o $(BIN) .

test: deps-test ## run every test: units with -race, and the real program under Xvfb
	$(GO) test -tags $(TAGS) -race -timeout 25m ./...

e2e: deps-test ## only the tests that drive the real program under Xvfb
	$(GO) test -tags $(TAGS) -count=1 -v ./ui/cli/e2e

bench: deps-peers build ## compare with mpv, ffplay, GStreamer and FFmpeg, and the map with MapLibre
	$(GO) run -tags $(TAGS) ./ui/cli/bench/peers -watchfloor $(BIN) $(ARGS)
	$(GO) run -tags $(TAGS) ./ui/cli/bench/mapgl -watchfloor $(BIN)

interop: deps-peers build ## play with and from foreign programs (SERVERS=... adds MediaMTX)
	ui/cli/e2e/interop.sh $(BIN)

screenshots: deps-test ## take the pictures of docs/ again, under Xvfb (five minutes)
	@mkdir -p docs/screenshots
	TZ=Europe/Monaco $(GO) test -tags "$(TAGS) screenshots" -count=1 -timeout 20m -run TestScreenshots -v ./ui/cli/e2e

lint: deps-build $(TOOLS)/gofumpt $(TOOLS)/staticcheck ## check format, go.mod, vet and staticcheck
	@bad=$$($(TOOLS)/gofumpt -l $$(git ls-files '*.go')); \
	if [ -n "$$bad" ]; then echo "Not formatted (make fmt does it):"; echo "$$bad"; exit 1; fi
	$(GO) mod tidy -diff
	$(GO) vet -tags $(TAGS) ./...
	$(TOOLS)/staticcheck -tags $(TAGS) ./...

fmt: $(TOOLS)/gofumpt ## format the Go files
	$(TOOLS)/gofumpt -w $$(git ls-files '*.go')

$(TOOLS)/gofumpt:
	GOBIN=$(TOOLS) $(GO) install mvdan.cc/gofumpt@v0.9.1

$(TOOLS)/staticcheck:
	GOBIN=$(TOOLS) $(GO) install honnef.co/go/tools/cmd/staticcheck@v0.6.1

generate: deps-test ## make the basemap and the clips of the demo city again (long)
	$(GO) generate -tags $(TAGS) ./assets/...

package: build ## dist/: an archive to unpack anywhere on this kind of system
	@rm -rf dist/watchfloor-$(VERSION) && mkdir -p dist/watchfloor-$(VERSION)
	$(GO) build -tags $(TAGS) -trimpath -ldflags "-s -w" -o dist/watchfloor-$(VERSION)/ .
	cp README.md LICENSE NOTICE assets/icon.png dist/watchfloor-$(VERSION)/
	tar -C dist -czf dist/watchfloor-$(VERSION)-$$($(GO) env GOOS)-$$($(GO) env GOARCH).tar.gz watchfloor-$(VERSION)
	@ls -l dist/*.tar.gz

clean: ## remove what was built
	rm -rf bin dist watchfloor.png

# With a display the build packages are enough; without, Xvfb too.
.PHONY: deps-run
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
deps-run:
	@$(call install,$(SCREEN_DEBS))
else
deps-run: deps-build
endif

deps-build:
	@$(call install,$(BUILD_DEBS))

deps-test:
	@$(call install,$(TEST_DEBS))

deps-peers:
	@$(call install,$(PEER_DEBS))

# install makes sure of Debian packages; it is quick when all are there.
define install
set -e; \
command -v $(GO) >/dev/null || { echo "Watchfloor needs Go 1.26 or newer: install it and put it on the PATH."; exit 1; }; \
if ! command -v apt-get >/dev/null; then \
	$(call elsewhere); \
	exit 0; \
fi; \
missing=; \
for p in $(1); do \
	dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q "ok installed" || missing="$$missing $$p"; \
done; \
[ -n "$$missing" ] || exit 0; \
echo "Installing:$$missing"; \
sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo"; \
$$sudo apt-get update -qq; \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null
endef

define elsewhere
pkg-config --exists libavformat libavcodec libavutil libswscale || { \
	echo "Install these first, then run make again:"; \
	echo "  a C compiler, pkg-config, and FFmpeg 5.1 to 8 with its headers (libavcodec, libavformat, libavutil, libswscale)"; \
	echo "  Fedora:  gcc pkgconf ffmpeg-free-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel mesa-libGL-devel wayland-devel libxkbcommon-devel"; \
	echo "  Arch:    gcc pkgconf ffmpeg libx11 libxcursor libxrandr libxinerama libxi libxxf86vm mesa wayland libxkbcommon"; \
	echo "  macOS:   xcode-select --install; brew install pkg-config ffmpeg"; \
	echo "  Windows: MSYS2 with mingw-w64-x86_64-{gcc,pkg-config,ffmpeg}"; \
	echo "For the tests also Xvfb (Linux) and the ffmpeg program."; exit 1; }
endef
