package cli

import (
	"context"

	"watchfloor/ui"
	"watchfloor/ui/settings"
	"watchfloor/ui/views"
)

// A shelf is where the operator's views are kept.
type shelf struct {
	keeper ui.Keeper // nil: nowhere
	book   views.Book
	notice string // to tell the operator
	run    func(context.Context)
}

// openShelf reads the views of the data directory. Without one nothing is
// kept, and the operator is told.
func openShelf(s *settings.Settings) shelf {
	if s.Data == "" {
		return shelf{notice: "Views are not kept: there is no home directory; --data names another", run: func(context.Context) {}}
	}
	store, book, err := views.Open(s.Data)
	opened := shelf{keeper: store, book: book, run: store.Run}
	if err != nil {
		opened.notice = err.Error()
	}
	return opened
}
