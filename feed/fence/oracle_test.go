package fence

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"watchfloor/feed"
)

// The oracle judges one zone with one rule in the slowest way: second by
// second, with orb's geometry and no index, timer or spell.
type oracle struct {
	zone   feed.Zone
	rule   feed.Rule
	last   map[string]feed.Fix
	in     map[string]bool
	came   map[string]bool
	begun  map[string]*condition // by subject; "" is the zone's
	alerts map[string]int        // subject -> second of the last alert
	opened [longest]int
	said   []string
}

// longest is how many seconds a scene lasts at the most.
const longest = 1300

type condition struct {
	since int
	told  bool
}

func newOracle(z feed.Zone) *oracle {
	o := &oracle{
		zone: z, rule: z.Rules[0], last: map[string]feed.Fix{}, in: map[string]bool{}, came: map[string]bool{},
		begun: map[string]*condition{}, alerts: map[string]int{}, opened: openings(z),
	}
	if o.rule.On == feed.OnAbsence {
		o.begun[""] = &condition{}
	}
	return o
}

func second(t time.Time) int { return int(t.Sub(noon) / time.Second) }

// open tells whether the schedule is open in a second, and since when.
func (o *oracle) open(s int) (since int, open bool) {
	if len(o.zone.Schedule) == 0 {
		return math.MinInt, true
	}
	return o.opened[s], o.opened[s] <= s
}

// openings are, by second, since when the schedule is open, or a later time.
func openings(z feed.Zone) (since [longest]int) {
	zone, err := time.LoadLocation(z.TZ)
	if err != nil {
		panic(err)
	}
	last := math.MaxInt
	for s := range since {
		at := noon.Add(time.Duration(s) * time.Second).In(zone)
		minute := at.Hour()*60 + at.Minute()
		switch open := slices.ContainsFunc(z.Schedule, func(p feed.Period) bool { return minute >= p.From && minute < p.To }); {
		case !open:
			last = math.MaxInt
		case last == math.MaxInt:
			last = s
		}
		since[s] = last
	}
	return since
}

// tick looks at everything that lasts.
func (o *oracle) tick(s int) {
	for subject := range o.begun {
		o.look(subject, s)
	}
}

func (o *oracle) look(subject string, s int) {
	c, r := o.begun[subject], o.rule
	wait, cool := int(r.For.Seconds()), int(r.Cooldown.Seconds())
	if r.On == feed.OnCross {
		wait = 0
	}
	repeats := r.On == feed.OnInside || r.On == feed.OnOutside
	momentary := r.On == feed.OnEnter || r.On == feed.OnExit || r.On == feed.OnCross
	opened, open := o.open(s)
	due := c.since + wait
	if !momentary {
		due = max(c.since, opened) + wait
	}
	at, before := o.alerts[subject]
	if repeats && before && cool > 0 {
		due = max(due, at+cool)
	}
	switch {
	case s < due, c.told && (!repeats || cool == 0):
		return
	case !open && momentary:
		delete(o.begun, subject)
		return
	case !open:
		return
	}
	if c.told = true; !before || s-at >= cool {
		name := subject
		if r.On == feed.OnCount {
			name = "count"
		}
		o.said = append(o.said, fmt.Sprintf("%s@%d", name, s))
		o.alerts[subject] = s
	}
	if momentary {
		delete(o.begun, subject)
	}
}

func (o *oracle) begin(subject string, s int) {
	o.begun[subject] = &condition{since: s}
	o.look(subject, s)
}

// fix moves one subject.
func (o *oracle) fix(f feed.Fix) {
	s, id := second(f.Time), f.Subject
	before, known := o.last[id]
	o.last[id] = f
	away := metresOut(o.zone, f.At)
	joined := known && together(before, f)
	switch was := o.in[id]; {
	case away <= 0 && !was:
		o.enter(id, s, known)
	case was && away > max(o.rule.Hysteresis, f.Accuracy):
		o.leave(id, s)
	case !was && joined && deepest(o.zone, before.At, f.At) < 0:
		o.enter(id, s, true)
		o.hurry(id, s, before, f, joined)
		o.leave(id, s)
		return
	case !was && !known && o.rule.On == feed.OnOutside:
		o.begin(id, s)
	}
	if o.in[id] {
		o.hurry(id, s, before, f, joined)
	}
}

func together(a, b feed.Fix) bool {
	took := b.Time.Sub(a.Time)
	return took <= 2*time.Minute && geo.Distance(a.At, b.At) <= 120*took.Seconds()
}

func (o *oracle) inside() (n int) {
	for _, in := range o.in {
		if in {
			n++
		}
	}
	return n
}

func (o *oracle) enter(id string, s int, came bool) {
	o.in[id], o.came[id] = true, came
	_, open := o.open(s)
	delete(o.begun, id)
	switch {
	case o.rule.On == feed.OnEnter && came && open, o.rule.On == feed.OnInside, o.rule.On == feed.OnDwell:
		o.begin(id, s)
	}
	o.crowd(s)
}

func (o *oracle) leave(id string, s int) {
	o.in[id] = false
	_, open := o.open(s)
	delete(o.begun, id)
	switch {
	case o.rule.On == feed.OnExit && open, o.rule.On == feed.OnCross && o.came[id] && open, o.rule.On == feed.OnOutside:
		o.begin(id, s)
	}
	o.crowd(s)
}

func (o *oracle) hurry(id string, s int, from, to feed.Fix, joined bool) {
	if o.rule.On != feed.OnSpeed {
		return
	}
	speed := to.Speed
	if speed == 0 && joined {
		speed = max(0, geo.Distance(from.At, to.At)-from.Accuracy-to.Accuracy) / to.Time.Sub(from.Time).Seconds()
	}
	switch {
	case speed <= o.rule.Speed:
		delete(o.begun, id)
	case o.begun[id] == nil:
		o.begin(id, s)
	}
}

func (o *oracle) crowd(s int) {
	met := o.rule.On == feed.OnCount && o.inside() >= o.rule.Count || o.rule.On == feed.OnAbsence && o.inside() == 0
	switch {
	case !met && (o.rule.On == feed.OnCount || o.rule.On == feed.OnAbsence):
		delete(o.begun, "")
	case met && o.begun[""] == nil:
		o.begin("", s)
	}
}

// metresOut is how far outside a place is; below 0 it is inside.
func metresOut(z feed.Zone, p orb.Point) float64 {
	flattened := func(q orb.Point) orb.Point {
		x, y := geo.Distance(orb.Point{p[0], q[1]}, q), geo.Distance(orb.Point{p[0], q[1]}, p)
		return orb.Point{math.Copysign(x, q[0]-p[0]), math.Copysign(y, q[1]-p[1])}
	}
	nearest := func(line []orb.Point) float64 {
		best := math.Inf(1)
		for i := 1; i < len(line); i++ {
			best = min(best, planar.DistanceFromSegment(flattened(line[i-1]), flattened(line[i]), orb.Point{}))
		}
		return best
	}
	switch g := z.Geometry.(type) {
	case orb.Point:
		return geo.DistanceHaversine(g, p) - z.Radius
	case orb.LineString:
		return nearest(g) - z.Width/2
	case orb.Polygon:
		best := math.Inf(1)
		for _, r := range g {
			best = min(best, nearest(r))
		}
		if planar.PolygonContains(g, p) {
			return -best
		}
		return best
	}
	panic("no such shape")
}

// deepest is the least metresOut on a straight way, or what shows that it is
// well inside, or well outside: nobody gets in faster than he goes.
func deepest(z feed.Zone, a, b orb.Point) float64 {
	middle, way := orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}, geo.Distance(a, b)
	out := metresOut(z, middle)
	if out < -3 || out-way/2 > 3 || way < 0.5 {
		return out
	}
	first := deepest(z, a, middle)
	if first < -3 {
		return first
	}
	return min(first, deepest(z, middle, b))
}

// A scene is a zone and what happens around it, nothing of which is so near an
// edge that two ways of reckoning may differ.
type scene struct {
	zone  feed.Zone
	fixes []feed.Fix
}

func newScene(dice *rand.Rand) scene {
	sc := scene{zone: anyZone(dice)}
	last := map[string]feed.Fix{}
	for s := 0; s < 1200; s += 1 + dice.IntN(12) {
		f := feed.Fix{Subject: fmt.Sprint("u", dice.IntN(3)), Time: noon.Add(time.Duration(s) * time.Second)}
		if dice.Float64() < 0.3 {
			f.Speed = dice.Float64() * 30
		}
		f.Accuracy = float64(dice.IntN(3) * 20)
		before, known := last[f.Subject]
		for range 20 {
			f.At = anywhere(dice, orb.Bound{Min: orb.Point{9.99, 44.99}, Max: orb.Point{10.01, 45.01}})
			if known && dice.Float64() < 0.7 { // not far
				f.At = orb.Point{before.At[0] + (f.At[0]-10)/4, before.At[1] + (f.At[1]-45)/4}
			}
			if sc.clear(before, f, known) {
				sc.fixes, last[f.Subject] = append(sc.fixes, f), f
				break
			}
		}
	}
	return sc
}

// clear tells whether nothing about a fix is a matter of centimetres.
func (sc scene) clear(before, f feed.Fix, known bool) bool {
	const metre = 1
	out := metresOut(sc.zone, f.At)
	if math.Abs(out) < metre || math.Abs(out-max(sc.zone.Rules[0].Hysteresis, f.Accuracy)) < metre {
		return false
	}
	if !known {
		return true
	}
	way, took := geo.Distance(before.At, f.At), f.Time.Sub(before.Time).Seconds()
	if math.Abs(way-120*took) < metre || math.Abs(way-before.Accuracy-f.Accuracy-sc.zone.Rules[0].Speed*took) < metre {
		return false
	}
	return out < 0 || !together(before, f) || math.Abs(deepest(sc.zone, before.At, f.At)) > 2*metre
}

func anyZone(dice *rand.Rand) feed.Zone {
	z := feed.Zone{ID: "z"}
	middle := orb.Point{10, 45}
	switch dice.IntN(3) {
	case 0:
		hole := star(dice, middle, 5, 80)[0]
		hole.Reverse()
		z.Geometry = append(star(dice, middle, 5+dice.IntN(20), 500), hole)
	case 1:
		z.Geometry, z.Radius = middle, 100+dice.Float64()*400
	case 2:
		z.Geometry, z.Width = orb.LineString{{9.995, 44.998}, {10.001, 45.001}, {10.004, 44.997}}, 40+dice.Float64()*200
	}
	r := feed.Rule{ID: "r", Enabled: true, On: feed.Triggers()[dice.IntN(len(feed.Triggers()))]}
	r.For = time.Duration(dice.IntN(3)*dice.IntN(90)) * time.Second
	r.Cooldown = time.Duration(dice.IntN(2)*(1+dice.IntN(200))) * time.Second
	r.Hysteresis, r.Count, r.Speed = float64(dice.IntN(3)*30), 1+dice.IntN(2), 5+dice.Float64()*30
	z.Rules = []feed.Rule{r}
	if dice.IntN(2) == 0 { // 12:00 UTC is 14:00 in Monaco
		z.TZ = "Europe/Monaco"
		z.Schedule = []feed.Period{{From: 14*60 + 3, To: 14*60 + 8}, {From: 14*60 + 8, To: 14*60 + 11}, {From: 14*60 + 17, To: 14*60 + 24}}
	}
	return z
}

// answer is what the oracle says, sorted.
func (sc scene) answer() string {
	o := newOracle(sc.zone)
	end, fixes := second(sc.fixes[len(sc.fixes)-1].Time), sc.fixes
	for s := second(fixes[0].Time); s <= end; s++ {
		o.tick(s)
		for len(fixes) > 0 && second(fixes[0].Time) == s {
			o.fix(fixes[0])
			fixes = fixes[1:]
		}
	}
	slices.Sort(o.said)
	return strings.Join(o.said, " ")
}

// told lists alerts as the oracle does.
func told(alerts []Alert) string {
	var all []string
	for _, a := range alerts {
		name := a.Subject
		if a.Rule.On == feed.OnCount {
			name = "count"
		}
		all = append(all, fmt.Sprintf("%s@%d", name, second(a.Time)))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// moved is the scene so many degrees farther east, round the earth.
func (sc scene) moved(east float64) scene {
	shift := func(p orb.Point) orb.Point { return orb.Point{math.Remainder(p[0]+east, 360), p[1]} }
	to := scene{zone: sc.zone, fixes: slices.Clone(sc.fixes)}
	for i, f := range to.fixes {
		to.fixes[i].At = shift(f.At)
	}
	switch g := orb.Clone(sc.zone.Geometry).(type) {
	case orb.Point:
		to.zone.Geometry = shift(g)
	case orb.LineString:
		for i, p := range g {
			g[i] = shift(p)
		}
		to.zone.Geometry = g
	case orb.Polygon:
		for _, r := range g {
			for i, p := range r {
				r[i] = shift(p)
			}
		}
		to.zone.Geometry = g
	}
	return to
}

func scenes(t *testing.T, f func(t *testing.T, sc scene, dice *rand.Rand)) {
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 7))
		if sc := newScene(dice); len(sc.fixes) > 0 {
			t.Run(fmt.Sprintf("%d %s", seed, sc.zone.Rules[0].On), func(t *testing.T) { f(t, sc, dice) })
		}
	}
}

// The engine says what the oracle says, here and across the antimeridian, and
// however often it is told the time.
func TestEngineAgreesWithOracle(t *testing.T) {
	of := map[feed.Trigger]int{}
	scenes(t, func(t *testing.T, sc scene, dice *rand.Rand) {
		want := sc.answer()
		if want != "" {
			of[sc.zone.Rules[0].On]++
		}
		if got := told(Replay(sc.zone, sc.fixes)); got != want {
			t.Fatalf("%+v\ngot  %s\nwant %s", sc.zone, got, want)
		}
		far := sc.moved(170)
		if got := told(Replay(far.zone, far.fixes)); got != want {
			t.Errorf("across the antimeridian, %+v\ngot  %s\nwant %s", far.zone, got, want)
		}
		if got := told(impatient(sc, dice)); got != want {
			t.Errorf("told the time often, %+v\ngot  %s\nwant %s", sc.zone, got, want)
		}
	})
	for _, on := range feed.Triggers() {
		if of[on] < 3 {
			t.Errorf("only %d scenes have something to tell about %s", of[on], on)
		}
	}
}

// impatient plays a scene among many other zones and calls Advance at any
// time between the fixes.
func impatient(sc scene, dice *rand.Rand) (all []Alert) {
	e := New(Config{})
	zones := []feed.Zone{sc.zone}
	for n := range 30 {
		zones = append(zones, feed.Zone{ID: fmt.Sprint("other", n), Geometry: star(dice, anywhere(dice, city), 8, 300)})
	}
	e.SetZones(zones)
	for i, f := range sc.fixes {
		all = append(all, e.Update(f)...)
		for at := f.Time; i+1 < len(sc.fixes) && dice.IntN(3) > 0; {
			at = at.Add(time.Duration(dice.Int64N(int64(sc.fixes[i+1].Time.Sub(at)) + 1)))
			all = append(all, e.Advance(at)...)
			e.SetZones(zones)
		}
	}
	return all
}
