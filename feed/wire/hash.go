package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"maps"
	"slices"
	"strconv"
)

// Hash is the proof of a topic's content: SHA-256 over the lines
// "k NUL decimal(v) LF", keys in byte order (protocol.md 1.6).
func Hash(versions iter.Seq2[string, uint64]) string {
	all := maps.Collect(versions)
	sum := sha256.New()
	var line []byte
	for _, k := range slices.Sorted(maps.Keys(all)) {
		line = append(append(line[:0], k...), 0)
		line = append(strconv.AppendUint(line, all[k], 10), '\n')
		sum.Write(line)
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}
