package demo

import (
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

const (
	cruising     = 0.75
	hurrying     = 1.0
	acceleration = 2.5              // m/s²
	accuracy     = 4                // metres, of a position
	fixKept      = 30 * time.Second // how long a position is good
	fixEvery     = 10 * time.Second // of a vehicle that stands
)

// A crew is a unit with its way through the streets.
type crew struct {
	unit  feed.Unit
	base  halt
	roams bool      // patrols when it is free, instead of waiting at its base
	pace  float64   // part of the speed limit it drives, at most 1
	route []int     // edges; it is on the first
	along float64   // metres into it
	stop  float64   // metres into the last
	task  halt      // where it was called to
	until time.Time // when it drives off
}

// Crews are the city's units, each at its base.
func (t *town) crews(now time.Time) []*crew {
	var all []*crew
	add := func(kind, name string, roams bool, lon, lat float64) {
		edge := t.streets.out[t.streets.nearest(orb.Point{lon, lat})][0]
		c := &crew{base: halt{edge: edge}, roams: roams, route: []int{edge}, until: now, pace: cruising}
		c.unit = feed.Unit{ID: kind + "-" + name, Agency: Agency, Name: unitName(kind) + " " + name, Kind: kind, State: "available", Accuracy: accuracy}
		c.fix(&t.streets, now)
		all = append(all, c)
	}
	add("patrol", "11", true, 7.4219, 43.7345)
	add("patrol", "12", true, 7.4270, 43.7392)
	add("patrol", "13", true, 7.4197, 43.7322)
	add("patrol", "14", true, 7.4330, 43.7455)
	add("patrol", "15", true, 7.4160, 43.7290)
	add("motorcycle", "21", true, 7.4215, 43.7366)
	add("motorcycle", "22", true, 7.4247, 43.7378)
	add("ambulance", "31", false, 7.4127, 43.7330)
	add("ambulance", "32", false, 7.4127, 43.7330)
	add("ambulance", "33", false, 7.4290, 43.7420)
	add("fire", "41", false, 7.4187, 43.7340)
	add("fire", "42", false, 7.4166, 43.7288)
	add("fire", "43", false, 7.4290, 43.7420)
	return all
}

func unitName(kind string) string {
	switch kind {
	case "patrol":
		return "Patrol"
	case "motorcycle":
		return "Moto"
	case "ambulance":
		return "Ambulance"
	}
	return "Engine"
}

// Free tells whether a crew can be sent.
func (c *crew) free() bool { return c.unit.Incident == "" }

// Called gives a crew a task; it drives off a moment later.
func (c *crew) called(incident string, task halt, off time.Time) {
	c.unit.Incident, c.unit.State = incident, "dispatched"
	c.task, c.until = task, off
}

// Released frees a crew of its task.
func (c *crew) released(streets *network, now time.Time) {
	c.unit.Incident, c.unit.State = "", "available"
	c.pace, c.until = cruising, now
	if !c.roams {
		c.unit.State = "returning"
		c.send(streets, c.base)
	}
}

// Live drives on and does what is next; somewhere is where a patrol goes.
func (c *crew) live(streets *network, now time.Time, elapsed time.Duration, somewhere func() (halt, time.Duration)) {
	c.drive(streets, elapsed)
	switch arrived := c.arrived(); {
	case c.unit.State == "dispatched" && !now.Before(c.until):
		c.unit.State, c.pace = "en_route", hurrying
		c.send(streets, c.task)
	case c.unit.State == "en_route" && arrived:
		c.unit.State = "on_scene"
	case c.unit.State == "returning" && arrived:
		c.unit.State = "available"
	case c.unit.State == "available" && c.roams && arrived && !now.Before(c.until):
		to, rest := somewhere()
		c.send(streets, to)
		c.until = now.Add(rest)
	}
	c.fix(streets, now)
}

// Send plans the quickest way from where the crew is.
func (c *crew) send(streets *network, to halt) {
	here := c.route[0]
	c.stop = to.along
	if here == to.edge && c.along <= to.along {
		c.route = []int{here}
		return
	}
	way := streets.path(streets.Edges[here].To, streets.Edges[to.edge].From)
	c.route = append(append([]int{here}, way...), to.edge)
}

// Arrived tells whether the way has ended.
func (c *crew) arrived() bool { return len(c.route) == 1 && c.along >= c.stop }

// Drive moves the crew along its way.
func (c *crew) drive(streets *network, elapsed time.Duration) {
	rest := elapsed.Seconds()
	for rest > 0 && !c.arrived() {
		street := streets.Edges[c.route[0]]
		c.unit.Speed = min(c.unit.Speed+acceleration*rest, street.Speed*c.pace)
		end := street.length
		if len(c.route) == 1 {
			end = min(c.stop, end)
		}
		if way := c.unit.Speed * rest; c.along+way < end {
			c.along += way
			return
		}
		rest -= (end - c.along) / c.unit.Speed
		c.along = end
		if len(c.route) == 1 {
			c.stop = end
			break
		}
		c.route, c.along = c.route[1:], 0
	}
	if c.arrived() {
		c.unit.Speed = 0
	}
}

// Fix notes the position: each second of a vehicle that drives, less often
// of one that stands.
func (c *crew) fix(streets *network, now time.Time) {
	at, course := streets.Edges[c.route[0]].at(c.along)
	if at != c.unit.Position || now.Sub(c.unit.FixAt) >= fixEvery {
		c.unit.Position, c.unit.Course = at, course
		c.unit.FixAt, c.unit.StaleAt = now, now.Add(fixKept)
	}
}

func (c *crew) metresTo(at orb.Point) float64 { return geo.Distance(c.unit.Position, at) }
