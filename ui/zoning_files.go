package ui

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/feed/geo"
	"watchfloor/ui/ask"
	"watchfloor/ui/present"
)

// zoneFiles are the endings of the files that zones are read from.
var zoneFiles = []string{".geojson", ".json", ".kml"}

// askZones asks for a file of zones.
func (a *App) askZones() {
	if why := a.zonesBlocked(); why != "" {
		a.notify(why)
		return
	}
	a.chooseFile(zoneFiles, a.importZones)
}

// importZones reads a file. One zone is opened for a look, several are sent
// when the operator says so.
func (a *App) importZones(path string) {
	read, err := readZones(path)
	if err != nil {
		a.notify(err.Error())
		return
	}
	switch n := len(read.Zones); {
	case n == 0:
		ask.List(a.front.Canvas(), "There is no zone in this file", skipped(read, path), nil)
	case n == 1 && len(read.Skipped) == 0:
		a.openZone("Imported zone", a.placed(read.Zones[0], path, 0))
	default:
		a.askImport(read, path)
	}
}

func readZones(path string) (geo.Content, error) {
	f, err := os.Open(path)
	if err != nil {
		return geo.Content{}, err
	}
	defer f.Close()
	read, err := geo.Read(path, f)
	if err != nil {
		return read, fmt.Errorf("import %s: %w", filepath.Base(path), err)
	}
	return read, nil
}

// skipped says what was not taken over.
func skipped(read geo.Content, path string) []string {
	if len(read.Skipped) == 0 {
		return []string{filepath.Base(path) + " holds no areas."}
	}
	return first(read.Skipped, 50)
}

// placed is an imported zone that the hub can take: it has an id, a name, and
// the revision of the one that it replaces.
func (a *App) placed(z feed.Zone, path string, n int) feed.Zone {
	if z.ID == "" {
		z.ID = "zone-" + strings.ToLower(ulid.Make().String())
	}
	if z.Name == "" {
		z.Name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		if n > 0 {
			z.Name += fmt.Sprintf(" %d", n)
		}
	}
	old := a.shown.Zones[z.ID]
	z.Revision, z.Agency = old.Revision, cmp.Or(old.Agency, z.Agency)
	return z
}

// askImport asks before many zones are sent.
func (a *App) askImport(read geo.Content, path string) {
	var puts []feed.PutZone
	replaced := 0
	for i, z := range read.Zones {
		z = a.placed(z, path, i+1)
		if _, is := a.shown.Zones[z.ID]; is {
			replaced++
		}
		puts = append(puts, feed.PutZone{ID: ulid.Make().String(), Zone: z, At: time.Now().UTC()})
	}
	help := fmt.Sprintf("%d are new, %d replace zones of the hub.", len(puts)-replaced, replaced)
	if n := len(read.Skipped); n > 0 {
		help += " " + present.Count(n, "entry of the file was", "entries of the file were") + " not taken as they are: " +
			strings.Join(first(read.Skipped, 3), " ")
	}
	ask.Sure(a.front.Canvas(), "Import "+present.Count(len(puts), "zone", "zones")+"?", help, "Import", func() {
		a.zoning.queue = append(a.zoning.queue, puts...)
		a.sendQueued(time.Now())
	})
}

// exportZones writes the zones to a file.
func (a *App) exportZones() {
	if len(a.shown.Zones) == 0 {
		a.notify("There are no zones to export")
		return
	}
	a.chooseTarget("Export the zones as GeoJSON or .kml", "zones.geojson", func(path string) {
		all := slices.SortedFunc(maps.Values(a.shown.Zones), func(x, y feed.Zone) int { return cmp.Compare(x.ID, y.ID) })
		if err := writeZones(path, all); err != nil {
			a.notify(err.Error())
			return
		}
		a.notify(present.Count(len(all), "zone", "zones") + " exported to " + path)
	})
}

func writeZones(path string, all []feed.Zone) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("export the zones: %w", err)
	}
	err = geo.Write(path, f, all)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("export the zones to %s: %w", path, err)
	}
	return nil
}
