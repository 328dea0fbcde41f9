package frame

// A former is what the header had before it named layouts and views: the
// window still sets it, and nothing calls it.
type former struct {
	OnGrid func(tiles int)
}

// SetGrid does nothing: SetLayout names the layout.
func (former) SetGrid(int) {}
