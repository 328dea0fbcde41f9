package tiles

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// compression is how bytes are packed in an archive.
type compression byte

const (
	none    compression = 1
	gzipped compression = 2
)

// String names it.
func (c compression) String() string {
	names := []string{"an unknown method", "nothing", "gzip", "brotli", "zstd"}
	if int(c) < len(names) {
		return names[c]
	}
	return names[0]
}

// ratio is how much larger unpacked data may be: vector tiles shrink to a
// fifth, bombs to a thousandth.
const ratio = 100

// unpack returns data as it was before it was packed, at most limit bytes.
func (c compression) unpack(data []byte, limit int) ([]byte, error) {
	if c != gzipped {
		if len(data) > limit {
			return nil, fmt.Errorf("%d bytes are more than the %d that are read", len(data), limit)
		}
		return data, nil
	}
	limit = min(limit, max(1<<16, ratio*len(data)))
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(z, int64(limit)+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("unpack: %w", err)
	case n > int64(limit):
		return nil, fmt.Errorf("%d bytes unpack to more than %d", len(data), limit)
	}
	return out.Bytes(), nil
}

// unwrap unpacks a tile that may be gzipped: its first bytes say so, for no MVT
// message begins like that.
func unwrap(data []byte) ([]byte, error) {
	c := none
	if len(data) > 1 && data[0] == 0x1f && data[1] == 0x8b {
		c = gzipped
	}
	return c.unpack(data, tileLimit)
}
