package views

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"time"
)

const (
	format    = "watchfloor.views/1"
	sizeLimit = 1 << 20 // bytes of a file
)

// A paper is a Book as it is written.
type paper struct {
	Format  string            `json:"format"`
	Views   []View            `json:"views,omitempty"`
	Last    *View             `json:"last,omitempty"`
	Windows map[string]Window `json:"windows,omitempty"`
}

// lists matches the lists of numbers that are written one to a line.
// Strings hold no line ends, so it finds nothing in them.
var lists = regexp.MustCompile(`\[\n\s+-?\d+(,\n\s+-?\d+)*\n\s+\]`)

// encode writes a book. It fails if decode would not take it.
func encode(b Book) ([]byte, error) {
	if err := b.validate(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	text := json.NewEncoder(&out)
	text.SetEscapeHTML(false)
	text.SetIndent("", "\t")
	if err := text.Encode(paper{Format: format, Views: b.Views, Last: b.Last, Windows: b.Windows}); err != nil {
		return nil, err
	}
	data := lists.ReplaceAllFunc(out.Bytes(), oneLine)
	if len(data) > sizeLimit {
		return nil, fmt.Errorf("the views take %d bytes, more than %d: export some and delete them", len(data), sizeLimit)
	}
	return data, nil
}

func oneLine(list []byte) []byte {
	return bytes.ReplaceAll(bytes.Join(bytes.Fields(list), nil), []byte(","), []byte(", "))
}

// decode reads a book from bytes that may be anything.
func decode(data []byte) (Book, error) {
	if len(data) > sizeLimit {
		return Book{}, fmt.Errorf("it has more than %d bytes", sizeLimit)
	}
	var head struct{ Format string }
	if err := json.Unmarshal(data, &head); err != nil {
		return Book{}, fmt.Errorf("it is damaged or no file of views: %w", err)
	}
	if head.Format != format {
		return Book{}, fmt.Errorf("its format is %.40q, not %q: another version wrote it", head.Format, format)
	}
	var d paper
	if err := json.Unmarshal(data, &d); err != nil {
		return Book{}, fmt.Errorf("it is damaged: %w", err)
	}
	b := Book{Views: d.Views, Last: d.Last, Windows: d.Windows}
	if err := b.validate(); err != nil {
		return Book{}, err
	}
	return b, nil
}

// validate says why a book cannot be kept in a file.
func (b Book) validate() error {
	if len(b.Views) > viewsLimit {
		return fmt.Errorf("%d views, more than %d: delete some", len(b.Views), viewsLimit)
	}
	for i, v := range b.Views {
		if err := cmp.Or(validName(v.Name), v.Validate()); err != nil {
			return fmt.Errorf("view %d, %q: %w", i+1, v.Name, err)
		}
		if j := b.index(v.Name); j != i {
			return fmt.Errorf("views %d and %d are both named %q", j+1, i+1, v.Name)
		}
	}
	if b.Last != nil {
		if err := b.Last.Validate(); err != nil {
			return fmt.Errorf("the arrangement of the moment: %w", err)
		}
	}
	return validWindows(b.Windows)
}

func validWindows(all map[string]Window) error {
	const far, count = 1 << 20, 16
	if len(all) > count {
		return fmt.Errorf("%d windows, more than %d", len(all), count)
	}
	for name, w := range all {
		if !between(float64(w.X), -far, far) || !between(float64(w.Y), -far, far) ||
			!between(float64(w.Width), 0, far) || !between(float64(w.Height), 0, far) {
			return fmt.Errorf("the window %q lies on no screen: %+v", name, w)
		}
	}
	return nil
}

// rotation is a Rotation as it is written.
type rotation struct {
	Items []string `json:"items,omitempty"`
	Dwell float64  `json:"dwell,omitempty"` // seconds
}

// MarshalJSON implements json.Marshaler; the dwell time is in seconds.
func (r Rotation) MarshalJSON() ([]byte, error) {
	return json.Marshal(rotation{Items: r.Items, Dwell: r.Dwell.Seconds()})
}

// UnmarshalJSON implements json.Unmarshaler.
func (r *Rotation) UnmarshalJSON(data []byte) error {
	var read rotation
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	if !between(read.Dwell, 0, longest.Seconds()) {
		return fmt.Errorf("a dwell time of %v seconds, not 0 to %v", read.Dwell, longest.Seconds())
	}
	dwell := time.Duration(math.Round(read.Dwell * float64(time.Second)))
	*r = Rotation{Items: read.Items, Dwell: dwell}
	return nil
}
