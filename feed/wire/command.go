package wire

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// A Putting is the args of OpPutZone.
type Putting struct {
	K    string          `json:"k"`
	Zone json.RawMessage `json:"zone"`
}

// PutZone returns the args of OpPutZone.
func PutZone(z feed.Zone) (json.RawMessage, error) {
	items, err := Items(Zones, feed.Entities{Zones: []feed.Zone{z}})
	if err != nil {
		return nil, fmt.Errorf("write the zone: %w", err)
	}
	return json.Marshal(Putting{K: items[0].K, Zone: items[0].D})
}

// ReadPutZone reads the args of OpPutZone.
func ReadPutZone(args json.RawMessage) (feed.Zone, error) {
	var p Putting
	if err := unmarshal(args, &p); err != nil {
		return feed.Zone{}, err
	}
	if err := name("k", p.K); err != nil {
		return feed.Zone{}, err
	}
	var e feed.Entities
	if err := Add(&e, Zones, p.K, p.Zone); err != nil {
		return feed.Zone{}, err
	}
	return e.Zones[0], nil
}

// A Span is the args of OpHistory: from From on, before To.
type Span struct {
	From Time `json:"from"`
	To   Time `json:"to"`
}

// MaxHistory is how many fixes one answer to OpHistory holds: with them it
// stays below MaxToClient.
const MaxHistory = 10_000

// history is the detail of the ack of OpHistory: until when it is complete,
// whether there is more of what was asked for, and each unit's fixes.
type history struct {
	Until Time    `json:"until"`
	More  bool    `json:"more"`
	Units []trail `json:"units"`
}

// trail is one unit's fixes: milliseconds before Until, lon, lat, m/s, metres.
type trail struct {
	K     string       `json:"k"`
	Kind  string       `json:"kind"`
	Fixes [][5]float64 `json:"fixes"`
}

// WriteHistory returns the detail of the ack of OpHistory. No fix is after
// Until; the intent is not told.
func WriteHistory(past feed.History) (json.RawMessage, error) {
	h := history{Until: TimeOf(past.Until), More: past.More, Units: []trail{}}
	place := map[string]int{}
	for _, f := range past.Fixes {
		i, ok := place[f.Subject]
		if !ok {
			i = len(h.Units)
			place[f.Subject] = i
			h.Units = append(h.Units, trail{K: f.Subject, Kind: f.Kind})
		}
		ago := h.Until.Sub(f.Time).Milliseconds()
		h.Units[i].Fixes = append(h.Units[i].Fixes, [5]float64{
			float64(ago), digits(f.At[0], 1e7), digits(f.At[1], 1e7), digits(f.Speed, 100), digits(f.Accuracy, 100),
		})
	}
	return json.Marshal(h)
}

func digits(x, scale float64) float64 { return math.Round(x*scale) / scale }

// ReadHistory reads the detail of the ack of OpHistory.
func ReadHistory(detail json.RawMessage) (feed.History, error) {
	var h history
	if err := unmarshal(detail, &h); err != nil {
		return feed.History{}, err
	}
	if err := given("until", h.Until); err != nil {
		return feed.History{}, err
	}
	past := feed.History{Until: h.Until.Time, More: h.More}
	for _, u := range h.Units {
		for _, f := range u.Fixes {
			if f[0] < 0 || f[0] > maxSecs*1000 || math.Abs(f[1]) > 180 || math.Abs(f[2]) > 90 || f[3] < 0 || f[4] < 0 {
				return feed.History{}, errors.New("the history has a fix that cannot be")
			}
			past.Fixes = append(past.Fixes, feed.Fix{
				Subject: u.K, Kind: u.Kind, At: orb.Point{f[1], f[2]}, Speed: f[3], Accuracy: f[4],
				Time: h.Until.Add(-time.Duration(f[0]) * time.Millisecond),
			})
		}
	}
	slices.SortStableFunc(past.Fixes, func(a, b feed.Fix) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.Subject, b.Subject))
	})
	return past, nil
}
