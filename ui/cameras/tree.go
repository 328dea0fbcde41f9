package cameras

import "watchfloor/ui/present"

// A branch is an agency, or a group of one.
type branch struct{ agency, group string }

// A line is one line of the list: the heading of a branch, or a camera.
type line struct {
	branch  branch
	heading bool
	item    int // of a camera
	count   int // of a heading: its cameras,
	ailing  int // and those of them that should have pictures but are not online
	open    bool
}

// depth is 0 for agencies, 1 for groups and 2 for cameras.
func (l line) depth() int {
	switch {
	case !l.heading:
		return 2
	case l.branch.group != "":
		return 1
	}
	return 0
}

// few cameras can be looked over: every branch is open.
const few = 200

// tree lists cameras, which are sorted by agency and group, under their
// headings. An agency that has no groups lists its cameras itself. toggled
// are the branches that the operator has opened or closed.
func tree(items []present.CameraItem, toggled map[branch]bool) []line {
	var lines []line
	for from := 0; from < len(items); {
		to := from
		for to < len(items) && items[to].Agency == items[from].Agency {
			to++
		}
		lines = appendAgency(lines, items, from, to, toggled)
		from = to
	}
	return lines
}

func appendAgency(lines []line, items []present.CameraItem, from, to int, toggled map[branch]bool) []line {
	b := branch{agency: items[from].Agency}
	grouped := items[from].Group != present.Ungrouped || items[to-1].Group != items[from].Group
	head := heading(b, items[from:to], grouped || len(items) <= few, toggled)
	lines = append(lines, head)
	switch {
	case !head.open:
		return lines
	case !grouped:
		return appendCameras(lines, b, from, to)
	}
	for at := from; at < to; {
		end := at
		for end < to && items[end].Group == items[at].Group {
			end++
		}
		b.group = items[at].Group
		head := heading(b, items[at:end], len(items) <= few, toggled)
		lines = append(lines, head)
		if head.open {
			lines = appendCameras(lines, b, at, end)
		}
		at = end
	}
	return lines
}

// heading is the line above some cameras, open by default or as toggled.
func heading(b branch, items []present.CameraItem, open bool, toggled map[branch]bool) line {
	l := line{branch: b, heading: true, count: len(items), ailing: ailing(items), open: open}
	if o, ok := toggled[b]; ok {
		l.open = o
	}
	return l
}

func appendCameras(lines []line, b branch, from, to int) []line {
	for i := from; i < to; i++ {
		lines = append(lines, line{branch: b, item: i})
	}
	return lines
}
