package geo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"watchfloor/feed"
)

// errNoGround says why a zone cannot be written.
var errNoGround = errors.New("it covers no ground")

// Content is what a file held.
type Content struct {
	Zones   []feed.Zone // an ID only where the file has one
	Skipped []string    // what was not taken over as it was, and why: a sentence each
}

// Read reads the zones of a file by its name's ending: ".kml" is KML, any
// other GeoJSON. The error says what is wrong with the file as a whole.
func Read(name string, r io.Reader) (Content, error) {
	if kml(name) {
		return ReadKML(r)
	}
	return ReadGeoJSON(r)
}

// Write writes zones as the ending of a file's name says, as Read.
func Write(name string, w io.Writer, zones []feed.Zone) error {
	if kml(name) {
		return WriteKML(w, zones)
	}
	return WriteGeoJSON(w, zones)
}

func kml(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".kml") }

// all reads a file that is not too large, without a byte order mark.
func all(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && len(data) > MaxBytes {
		err = ErrTooLarge
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), err
}

// add takes a zone, or says of the nth why not.
func (c *Content) add(n int, z feed.Zone, note string, err error) error {
	if len(c.Zones) >= MaxZones {
		return ErrTooLarge
	}
	who := fmt.Sprintf("No. %d", n)
	if z.Name != "" {
		who += " (" + z.Name + ")"
	}
	switch {
	case err != nil:
		c.Skipped = append(c.Skipped, who+" was left out: "+err.Error()+".")
		return nil
	case note != "":
		c.Skipped = append(c.Skipped, who+" was read, but "+note+".")
	}
	c.Zones = append(c.Zones, z)
	return nil
}
