// Package fence judges positions by geofences: it raises an Alert when a
// subject enters, leaves, crosses, stays in, speeds in or crowds a zone whose
// rules say so. It is pure: its clock is the time of the fixes it is given,
// so the same engine serves the hub, a client without a link, and history.
//
// A subject comes into a zone where its position is inside, and is out again
// only when it is farther from the edge than the rule's hysteresis and the
// fix's accuracy: it does not flutter on the edge. Between two fixes it is
// taken to have gone straight, so a narrow zone that it jumps over has still
// been entered and left; not when the fixes are too far apart in time for
// that, or the way would have been faster than anything drives. Where a
// subject is first seen, it has neither come nor gone.
//
// Rules hold while the zone's schedule does. What must last (Rule.For) is
// counted from the moment that the schedule opens, at the earliest.
//
// The edges of a polygon are straight in lon, lat (RFC 7946 section 3.1.1)
// and take the short way round the earth, so a zone may lie across the
// antimeridian. Metres are measured on a plane that touches the earth there.
package fence
