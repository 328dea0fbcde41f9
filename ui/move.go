package ui

import (
	"slices"
	"time"

	"watchfloor/ui/present"
)

// move takes the cursor to the row above or below; the selection stays.
func (a *App) move(by int) {
	if len(a.rows) == 0 {
		return
	}
	at := slices.IndexFunc(a.rows, func(r present.Row) bool { return r.ID == a.current() })
	switch {
	case at >= 0:
		at = min(max(at+by, 0), len(a.rows)-1)
	case by < 0:
		at = len(a.rows) - 1
	default:
		at = 0
	}
	a.desk.Cursor = a.rows[at].ID
	a.list.Reveal(a.desk.Cursor)
	a.show(time.Now())
}
