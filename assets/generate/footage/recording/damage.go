package recording

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Damage makes the files that show what goes wrong, in the folder damaged of
// dir, from the MP4 and the TS that are in dir.
func Damage(ctx context.Context, dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, "damaged"), 0o755); err != nil {
		return fmt.Errorf("make damaged recordings: %w", err)
	}
	in := func(name string) string { return filepath.Join(dir, "damaged", name) }
	for from, to := range map[string]string{"place-du-casino.mp4": "cut-off.mp4", "20261124_153012.ts": "cut-off.ts"} {
		if err := half(filepath.Join(dir, from), in(to)); err != nil {
			return fmt.Errorf("cut %s off: %w", from, err)
		}
	}
	if err := os.WriteFile(in("empty.mp4"), nil, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(in("no-video.avi"), []byte("This is a text, whatever its name says.\n"), 0o644); err != nil {
		return err
	}
	tone := ffmpeg(ctx, "-f", "lavfi", "-i", "sine=frequency=440:duration=10", "-c:a", "aac", in("sound-only.mp4"))
	if err := tone.start(); err != nil {
		return err
	}
	return tone.wait()
}

// half copies the first half of a file.
func half(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data[:len(data)/2], 0o644)
}
