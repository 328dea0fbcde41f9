//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// version is that of npm maplibre-gl.
const version = "6.17.0"

// mapLibre measures MapLibre, or gives the reason why it cannot.
func mapLibre(ctx context.Context, tiles, cache string) (f figure, reason string, err error) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return f, "there is no chromium on the PATH", nil
	}
	library, err := fetch(ctx, cache)
	if err != nil {
		return f, err.Error(), nil
	}
	h, err := newHost(ctx, tiles, library)
	if err != nil {
		return f, "", err
	}
	defer h.close()
	f, err = browse(ctx, chromium, h)
	return f, "", err
}

// fetch unpacks the package into the cache, once, and says where it is.
func fetch(ctx context.Context, cache string) (string, error) {
	dir := filepath.Join(cache, "maplibre-gl-"+version)
	library := filepath.Join(dir, "package", "dist")
	if _, err := os.Stat(library); err == nil {
		return library, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	pack := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", dir, "maplibre-gl@"+version)
	if err := pack.Run(); err != nil {
		return "", fmt.Errorf("npm cannot fetch maplibre-gl %s (%w)", version, err)
	}
	packed := filepath.Join(dir, "maplibre-gl-"+version+".tgz")
	if err := exec.CommandContext(ctx, "tar", "-xzf", packed, "-C", dir).Run(); err != nil {
		return "", fmt.Errorf("%s cannot be unpacked (%w)", packed, err)
	}
	return library, nil
}

// browse opens the page and waits for what it reports.
func browse(ctx context.Context, chromium string, h *host) (figure, error) {
	profile, err := os.MkdirTemp("", "watchfloor-chromium-")
	if err != nil {
		return figure{}, err
	}
	defer os.RemoveAll(profile)
	ctx, cancel := context.WithTimeout(ctx, 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, chromium, "--headless=new", "--no-sandbox", "--use-angle=swiftshader",
		"--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--window-size=1920,1080", "--hide-scrollbars",
		"--user-data-dir="+profile, h.address())
	if err := cmd.Start(); err != nil {
		return figure{}, fmt.Errorf("start chromium: %w", err)
	}
	defer func() { _ = cmd.Wait() }() // it is ended by cancel
	defer cancel()
	select {
	case <-ctx.Done():
		return figure{}, errors.New("the page in chromium did not report within 3 minutes")
	case r := <-h.reports:
		if r.Problem != "" {
			return figure{}, fmt.Errorf("the page in chromium: %s", r.Problem)
		}
		return r.figure, nil
	}
}
