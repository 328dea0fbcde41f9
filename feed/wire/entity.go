package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"watchfloor/feed"
)

// Kinds of topics whose entities are known (protocol.md section 4).
const (
	Cameras   = "cameras"
	Zones     = "zones"
	Units     = "units"
	Incidents = "incidents"
)

// Kinds lists the kinds of topics whose entities are known.
func Kinds() []string { return []string{Cameras, Zones, Units, Incidents} }

// Topic is the name of an agency's topic, for example "cameras/pd".
func Topic(kind, agency string) string { return kind + "/" + agency }

// KindOf is what a topic holds: "cameras" for "cameras/pd".
func KindOf(topic string) string {
	kind, _, _ := strings.Cut(topic, "/")
	return kind
}

// A record is an entity as JSON.
type record interface{ check() error }

// Items turns the entities of one kind into items without a version. What
// could not be read back is left out and named in the error.
func Items(kind string, e feed.Entities) ([]Item, error) {
	switch kind {
	case Cameras:
		return items(e.Cameras, cameraOf, func(d camera) string { return d.ID })
	case Zones:
		return items(e.Zones, zoneOf, func(d zone) string { return d.ID })
	case Units:
		return items(e.Units, unitOf, func(d unit) string { return d.ID })
	case Incidents:
		return items(e.Incidents, incidentOf, func(d incident) string { return d.ID })
	}
	return nil, fmt.Errorf("there is no kind %q", kind)
}

func items[E any, D record](all []E, of func(E) D, id func(D) string) ([]Item, error) {
	var list []Item
	var failed error
	for _, e := range all {
		d := of(e)
		data, err := json.Marshal(d)
		if err == nil {
			_, err = read[D](data)
		}
		if err = errors.Join(name("id", id(d)), err); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%q: %w", id(d), err))
			continue
		}
		list = append(list, Item{K: id(d), D: data})
	}
	return list, failed
}

// Add reads the entity k of a kind and appends it. A later version's fields
// and words are ignored; anything else that breaks the schema is an error.
func Add(to *feed.Entities, kind, k string, data json.RawMessage) error {
	var err error
	switch kind {
	case Cameras:
		to.Cameras, err = add(to.Cameras, data, func(d camera) feed.Camera { d.ID = k; return d.entity() })
	case Zones:
		to.Zones, err = add(to.Zones, data, func(d zone) feed.Zone { d.ID = k; return d.entity() })
	case Units:
		to.Units, err = add(to.Units, data, func(d unit) feed.Unit { d.ID = k; return d.entity() })
	case Incidents:
		to.Incidents, err = add(to.Incidents, data, func(d incident) feed.Incident { d.ID = k; return d.entity() })
	default:
		err = fmt.Errorf("there is no kind %q", kind)
	}
	if err != nil {
		return fmt.Errorf("%s %q: %w", kind, k, err)
	}
	return nil
}

func add[E any, D record](list []E, data json.RawMessage, entity func(D) E) ([]E, error) {
	d, err := read[D](data)
	if err != nil {
		return list, err
	}
	return append(list, entity(d)), nil
}

func read[D record](data json.RawMessage) (D, error) {
	var d D
	if err := shallow(data); err != nil {
		return d, err
	}
	if err := unmarshal(data, &d); err != nil {
		return d, err
	}
	return d, d.check()
}
