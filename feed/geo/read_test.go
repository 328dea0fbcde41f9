package geo

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// ring is a square of a side around here, in degrees.
func square(side float64) orb.Ring {
	h := side / 2
	return orb.Ring{
		{here[0] - h, here[1] - h}, {here[0] + h, here[1] - h}, {here[0] + h, here[1] + h}, {here[0] - h, here[1] + h}, {here[0] - h, here[1] - h},
	}
}

func hole(side float64) orb.Ring {
	r := square(side)
	r.Reverse()
	return r
}

// city are zones of every shape.
func city() []feed.Zone {
	far := orb.Polygon{{{7.5, 43.7}, {7.6, 43.7}, {7.6, 43.8}, {7.5, 43.7}}}
	rules := []feed.Rule{{
		ID: "r1", On: feed.OnDwell, Subjects: []string{"patrol"}, For: 90 * time.Second, Hysteresis: 15, Cooldown: 5 * time.Minute,
		Severity: feed.Severe, Urgency: "Immediate", Certainty: "Observed", Type: "fence.dwell", SOP: "sop-1", Enabled: true,
	}}
	week := []feed.Period{{Days: []time.Weekday{time.Monday, time.Friday}, From: 480, To: 1020}}
	return []feed.Zone{
		{ID: "a", Agency: "pd", Name: "Port <Hercule> & Quai", Kind: "secure", Shape: "polygon", Geometry: orb.Polygon{square(0.01), hole(0.002)}},
		{ID: "b", Name: "Casino", Kind: "event", Shape: "circle", Geometry: here, Radius: 110.5, Rules: rules, Schedule: week, TZ: "Europe/Monaco", Revision: 4},
		{ID: "c", Name: "Tunnel", Kind: "speed", Shape: "corridor", Geometry: orb.LineString{off(0, 0), off(300, 40), off(500, -20)}, Width: 40},
		{ID: "d", Name: "Two parts", Kind: "patrol", Shape: "multipolygon", Geometry: orb.MultiPolygon{{square(0.001)}, far}},
	}
}

func TestFilesKeepZones(t *testing.T) {
	for _, name := range []string{"zones.geojson", "zones.KML"} {
		var file bytes.Buffer
		if err := Write(name, &file, city()); err != nil {
			t.Fatal(err)
		}
		got, err := Read(name, &file)
		if err != nil || len(got.Skipped) > 0 {
			t.Fatalf("%s: %v, %v", name, err, got.Skipped)
		}
		if !reflect.DeepEqual(got.Zones, city()) {
			t.Errorf("%s:\n%+v, want\n%+v", name, got.Zones, city())
		}
	}
}

// A zone without ground cannot be written, and says its name.
func TestZoneWithoutGround(t *testing.T) {
	for _, name := range []string{"x.json", "x.kml"} {
		err := Write(name, &bytes.Buffer{}, []feed.Zone{{ID: "a", Name: "Nowhere"}})
		if err == nil || !strings.Contains(err.Error(), "Nowhere") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A document is a file and what is read of it.
type sample struct {
	text    string
	zones   string // "shape name" of each, with commas between
	skipped string // words of what is skipped
	err     string // words of the error
}

func (s sample) check(t *testing.T, got Content, err error) {
	t.Helper()
	var zones []string
	for _, z := range got.Zones {
		zones = append(zones, strings.TrimSpace(z.Shape+" "+z.Name))
	}
	if list := strings.Join(zones, ", "); list != s.zones {
		t.Errorf("%.80s: zones %q, want %q", s.text, list, s.zones)
	}
	if all := strings.Join(got.Skipped, " "); !strings.Contains(all, s.skipped) || s.skipped == "" && all != "" {
		t.Errorf("%.80s: skipped %q, want %q", s.text, all, s.skipped)
	}
	if fmt.Sprint(err) != "<nil>" && s.err == "" || s.err != "" && !strings.Contains(fmt.Sprint(err), s.err) {
		t.Errorf("%.80s: error %v, want %q", s.text, err, s.err)
	}
}

const triangle = `[[[7,43],[8,43],[8,44],[7,43]]]`

func inFeature(geometry, properties string) string {
	return `{"type":"Feature","geometry":` + geometry + `,"properties":` + properties + `}`
}

func shaped(kind, coordinates string) string {
	return `{"type":"` + kind + `","coordinates":` + coordinates + `}`
}

// geoJSONs are documents of our own, of other programs and of nobody's.
func geoJSONs() []sample {
	polygon := shaped("Polygon", triangle)
	return []sample{
		{text: polygon, zones: "polygon"},
		{text: "\xef\xbb\xbf" + inFeature(polygon, `{"Name":" Harbour "}`), zones: "polygon Harbour"},
		{text: inFeature(polygon, `null`), zones: "polygon"},
		{text: inFeature(shaped("Polygon", `[[[7,43],[8,43],[8,44]]]`), `{"name":"open"}`), zones: "polygon open"},
		{text: inFeature(shaped("MultiPolygon", "["+triangle+"]"), `{"name":"one part"}`), zones: "polygon one part"},
		{text: inFeature(shaped("Point", `[7,43,12]`), `{"radius":50}`), zones: "circle"},
		{text: inFeature(shaped("LineString", `[[7,43],[7,43],[7.1,43]]`), `{"width":20}`), zones: "corridor"},
		{text: inFeature(polygon, `{"name":"x","kind":"secure","shape":"polygon","radius":-1}`), zones: "polygon x", skipped: "only its outline"},
		{text: inFeature(shaped("Point", `[7,43]`), `{"name":"pin","radius":"wide"}`), skipped: "No. 1 (pin) was left out: a point without a radius"},
		{text: inFeature(shaped("LineString", `[[7,43],[8,43]]`), `{}`), skipped: "a line without a width"},
		{text: inFeature(shaped("LineString", `[[7,43]]`), `{"width":9}`), skipped: "fewer than two places"},
		{text: inFeature(shaped("Polygon", `[[[7,43],[8,43],[7,43]]]`), `{}`), skipped: "fewer than three corners"},
		{text: inFeature(shaped("Polygon", `[]`), `{}`), skipped: "no ring"},
		{text: inFeature(shaped("Polygon", `[[[43,143],[8,43],[8,44],[43,143]]]`), `{}`), skipped: "not a longitude and a latitude"},
		{text: inFeature(shaped("Polygon", `[[["7",43]]]`), `{}`), skipped: "not those of its type"},
		{text: inFeature(shaped("MultiPolygon", `[]`), `{}`), skipped: "no polygon"},
		{text: inFeature(shaped("GeometryCollection", `[]`), `{}`), skipped: "is no area"},
		{text: inFeature(`null`, `{"name":"nothing"}`), skipped: "(nothing) was left out: it has no geometry"},
		{text: `{"type":"FeatureCollection","features":[7,` + inFeature(polygon, `{}`) + `]}`, zones: "polygon", skipped: "No. 1 was left out: it is not a GeoJSON feature"},
		{text: `{"type":"FeatureCollection","features":[]}`},
		{text: `{"type":"Topology"}`, skipped: "is no area"},
		{text: `{}`, err: `no "type"`},
		{text: `[]`, err: "not GeoJSON"},
		{text: ``, err: "not GeoJSON"},
		{text: strings.Repeat("[", 20_000), err: "not GeoJSON"},
	}
}

func TestReadGeoJSON(t *testing.T) {
	for _, s := range geoJSONs() {
		got, err := ReadGeoJSON(strings.NewReader(s.text))
		s.check(t, got, err)
	}
}

func inKML(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="` + namespace + `"><Document>` + body + `</Document></kml>`
}

func place(name, body string) string {
	return "<Placemark><name>" + name + "</name>" + body + "</Placemark>"
}

func bounded(coordinates string) string {
	return "<Polygon><outerBoundaryIs><LinearRing><coordinates>" + coordinates + "</coordinates></LinearRing></outerBoundaryIs></Polygon>"
}

// kmls are documents as other programs write them, and broken ones.
func kmls() []sample {
	area := bounded("7,43,0\n\t8,43,0  8,44 7,43")
	nested := "<MultiGeometry>" + area + "<MultiGeometry>" + bounded("1,1 2,1 2,2") + "</MultiGeometry></MultiGeometry>"
	return []sample{
		{text: inKML(place("Harbour &amp; Quai", area)), zones: "polygon Harbour & Quai"},
		{text: inKML("<Folder><Folder>" + place("deep", area) + "</Folder></Folder>" + place("next", area)), zones: "polygon deep, polygon next"},
		{text: inKML(place("many", nested)), zones: "multipolygon many"},
		{text: strings.Replace(inKML(place("old", area)), namespace, "http://earth.google.com/kml/2.0", 1), zones: "polygon old"},
		{text: inKML(place("pin", "<Point><coordinates>7,43</coordinates></Point>")), skipped: "(pin) was left out: a point is no area"},
		{text: inKML(place("way", "<LineString><coordinates>7,43 8,43</coordinates></LineString>")), skipped: "a line without a width"},
		{text: inKML(place("none", "")), skipped: "it has no geometry"},
		{text: inKML(place("words", bounded("7,north"))), skipped: "not tuples of lon,lat"},
		{text: inKML(place("four", bounded("7,43,0,0"))), skipped: "not tuples of lon,lat"},
		{text: inKML(place("NaN", bounded("NaN,43 8,43 8,44"))), skipped: "not a longitude"},
		{text: inKML(place("data", `<ExtendedData><Data name="watchfloor.zone"><value>{</value></Data></ExtendedData>`+area)), skipped: "not what Watchfloor writes"},
		{text: inKML(place("long", bounded(strings.Repeat("7,43 8,43 ", MaxCorners)))), skipped: "more than 20000 corners"},
		{text: inKML("")},
		{text: `<gpx/>`, err: "begins with <gpx>"},
		{text: ``, err: "empty"},
		{text: `<kml><Document>`, err: "not KML"},
		{text: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + `<kml>` + place("&e;", area) + `</kml>`, err: "not KML"},
		{text: `<?xml version="1.0" encoding="ISO-8859-1"?><kml/>`, err: "not KML"},
		{text: "<kml>" + strings.Repeat("<Folder>", 100), err: "nested"},
		{text: inKML(place("deep", strings.Repeat("<MultiGeometry>", 100)+strings.Repeat("</MultiGeometry>", 100))), err: "nested"},
	}
}

func TestReadKML(t *testing.T) {
	for _, s := range kmls() {
		got, err := ReadKML(strings.NewReader(s.text))
		s.check(t, got, err)
	}
}

func TestFilesHaveLimits(t *testing.T) {
	huge := strings.NewReader(strings.Repeat(" ", MaxBytes+1))
	if _, err := ReadGeoJSON(huge); err != ErrTooLarge {
		t.Errorf("33 MB: %v", err)
	}
	many := `{"type":"FeatureCollection","features":[` + strings.Repeat("{},", MaxZones) + inFeature(shaped("Polygon", triangle), "{}")
	many = strings.Replace(many, "{},", inFeature(shaped("Polygon", triangle), "{}")+",", MaxZones) + "]}"
	if _, err := ReadGeoJSON(strings.NewReader(many)); err != ErrTooLarge {
		t.Errorf("10,001 zones: %v", err)
	}
}

// A file that another program changed: the new name and outline count.
func TestChangedElsewhere(t *testing.T) {
	var file bytes.Buffer
	if err := WriteKML(&file, city()[:1]); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(file.String(), "<name>Port &lt;Hercule&gt; &amp; Quai</name>", "<name>Renamed</name>", 1)
	got, err := ReadKML(strings.NewReader(text))
	if err != nil || len(got.Zones) != 1 || got.Zones[0].Name != "Renamed" || got.Zones[0].Kind != "secure" {
		t.Errorf("%v %+v", err, got)
	}
}

func FuzzReadGeoJSON(f *testing.F) {
	for _, s := range geoJSONs() {
		f.Add(s.text)
	}
	f.Fuzz(func(t *testing.T, text string) { reread(t, text, "x.geojson") })
}

func FuzzReadKML(f *testing.F) {
	for _, s := range kmls() {
		f.Add(s.text)
	}
	f.Fuzz(func(t *testing.T, text string) { reread(t, text, "x.kml") })
}

// reread writes what could be read, and expects as many zones back.
func reread(t *testing.T, text, name string) {
	first, err := Read(name, strings.NewReader(text))
	if err != nil {
		return
	}
	for i := range first.Zones { // the hub gives ids to those without
		first.Zones[i].ID = fmt.Sprint("z", i)
	}
	for _, as := range []string{"x.kml", "x.geojson"} {
		var file bytes.Buffer
		if err := Write(as, &file, first.Zones); err != nil {
			t.Fatalf("%s of %q: %v", as, text, err)
		}
		again, err := Read(as, &file)
		if err != nil || len(again.Zones) != len(first.Zones) {
			t.Fatalf("%s of %q: %d zones, %v", as, text, len(again.Zones), err)
		}
	}
}
