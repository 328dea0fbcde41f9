package fence

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/tidwall/rtree"

	"watchfloor/feed"
)

// city is 20 km by 20 km, more or less.
var city = orb.Bound{Min: orb.Point{7.3, 43.6}, Max: orb.Point{7.55, 43.78}}

func anywhere(dice *rand.Rand, b orb.Bound) orb.Point {
	return orb.Point{b.Min[0] + dice.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + dice.Float64()*(b.Max[1]-b.Min[1])}
}

// star is a jagged ring of n corners that reaches so many metres at the most.
func star(dice *rand.Rand, at orb.Point, n int, metres float64) orb.Polygon {
	ring := make(orb.Ring, 0, n+1)
	for i := range n {
		r := metres * (0.6 + 0.4*dice.Float64())
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		ring = append(ring, orb.Point{at[0] + r*cos/eastward(at[1]), at[1] + r*sin/degree})
	}
	return orb.Polygon{append(ring, ring[0])}
}

// enter is the rule that is used most.
func enter() feed.Rule {
	return feed.Rule{ID: "in", On: feed.OnEnter, Hysteresis: 20, Cooldown: time.Minute, Enabled: true}
}

// thousand are 1,000 fences of 100 corners that cover less than half of the
// city.
func thousand(dice *rand.Rand, rules ...feed.Rule) (all []feed.Zone) {
	for i := range 1000 {
		all = append(all, feed.Zone{ID: fmt.Sprint("z", i), Geometry: star(dice, anywhere(dice, city), 100, 250), Rules: rules})
	}
	return all
}

// BenchmarkRandom is one core's updates a second when nobody is where anybody
// was: each third of them enters a fence.
func BenchmarkRandom(b *testing.B) { run(b, jump, enter()) }

// BenchmarkDriving is 500 vehicles that drive on; their ways are tried.
func BenchmarkDriving(b *testing.B) { run(b, drive, enter()) }

// BenchmarkDrivingThreeRules is the same with three rules for each fence.
func BenchmarkDrivingThreeRules(b *testing.B) {
	run(b, drive, enter(),
		feed.Rule{ID: "out", On: feed.OnExit, Hysteresis: 20, Cooldown: time.Minute, Enabled: true},
		feed.Rule{ID: "stay", On: feed.OnDwell, For: 5 * time.Minute, Enabled: true})
}

func jump(dice *rand.Rand, _ orb.Point, _ float64) orb.Point { return anywhere(dice, city) }

func drive(_ *rand.Rand, at orb.Point, course float64) orb.Point {
	sin, cos := math.Sincos(course)
	at = orb.Point{at[0] + 15*cos/eastward(at[1]), at[1] + 15*sin/degree}
	for i := range 2 { // back in on the other side
		if at[i] < city.Min[i] || at[i] > city.Max[i] {
			at[i] = city.Min[i] + city.Max[i] - at[i]
		}
	}
	return at
}

func run(b *testing.B, move func(*rand.Rand, orb.Point, float64) orb.Point, rules ...feed.Rule) {
	const subjects = 500
	dice := rand.New(rand.NewPCG(1, 2))
	e := New(Config{})
	e.SetZones(thousand(dice, rules...))
	fixes := make([]feed.Fix, 1<<17)
	for i := range fixes {
		n := i % subjects
		f := feed.Fix{Subject: fmt.Sprint("u", n), Kind: "patrol", Accuracy: 5, At: anywhere(dice, city)}
		if i >= subjects {
			f.At = move(dice, fixes[i-subjects].At, float64(n))
		}
		fixes[i] = f
	}
	alerts, now := 0, noon
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		f := fixes[i%len(fixes)]
		now = now.Add(2 * time.Millisecond) // each subject once a second
		f.Time = now
		alerts += len(e.Update(f))
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "updates/s")
	b.ReportMetric(float64(alerts)/float64(b.N), "alerts/op")
}

// BenchmarkReference is what only looking costs: an R-tree and orb's point in
// polygon, no state, no rules, no alerts.
func BenchmarkReference(b *testing.B) {
	dice := rand.New(rand.NewPCG(1, 2))
	var tree rtree.RTreeG[orb.Polygon]
	for _, z := range thousand(dice) {
		g := z.Geometry.(orb.Polygon)
		tree.Insert(g.Bound().Min, g.Bound().Max, g)
	}
	inside := 0
	for b.Loop() {
		at := anywhere(dice, city)
		tree.Search(at, at, func(_, _ [2]float64, g orb.Polygon) bool {
			if planar.PolygonContains(g, at) {
				inside++
			}
			return true
		})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "updates/s")
	b.ReportMetric(float64(inside)/float64(b.N), "inside/op")
}
