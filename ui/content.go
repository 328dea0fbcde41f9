package ui

import (
	"fmt"
	"net/url"

	"fyne.io/fyne/v2"

	"watchfloor/feed"
	"watchfloor/ui/present"
	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// source tells the stage what an App has to show.
type source struct{ *App }

// Camera implements stage.Source. A camera is one of the hub's, one given by
// hand, or a recorded file under review.
func (s source) Camera(id string) wall.Content {
	if c, ok := s.direct[id]; ok {
		return c
	}
	if c, ok := s.review.Content(id); ok {
		return c
	}
	c, ok := s.shown.Cameras[id]
	if !ok {
		return wall.Content{ID: id, Title: id, State: s.absent()}
	}
	all := content(present.TileOf(c, s.cfg.How))
	all.Mark = s.marks[id]
	return all
}

// absent says why a camera cannot be shown that nobody knows.
func (s source) absent() string {
	if s.shown.Link.State == feed.LinkLive {
		return "UNKNOWN CAMERA"
	}
	return "WAITING FOR THE HUB"
}

// Spot implements stage.Source.
func (s source) Spot() string { return s.spotlight }

// Panel implements stage.Source.
func (s source) Panel(kind views.Kind, slot int) (o fyne.CanvasObject, instead string) {
	name := mapPanel
	if kind == views.Incidents {
		name = listPanel
	}
	if s.own.Window(name) != nil {
		return nil, "IN A WINDOW OF ITS OWN"
	}
	if first := s.stage.Now().Find(kind, ""); first != slot {
		return nil, fmt.Sprintf("IN TILE %d", first+1)
	}
	return s.panels.parts[name], ""
}

// Hint implements stage.Source.
func (s source) Hint() string {
	if s.cfg.Sender != nil && len(s.shown.Cameras) == 0 {
		return "" // they are on their way
	}
	if s.cfg.Sender == nil && len(s.direct) == 0 {
		return "DROP FILES HERE · O OPENS THEM"
	}
	return "DRAG OR DIAL A CAMERA · Ctrl+K"
}

// content turns what to show into the wall's terms.
func content(t present.Tile) wall.Content {
	c := wall.Content{
		ID: t.ID, Title: t.Title, Subtitle: t.Subtitle, Mark: t.Mark, Mosaic: t.Mosaic,
		Lens: lens.Lens{CX: t.Lens.X, CY: t.Lens.Y, Radius: t.Lens.Radius, FOV: t.Lens.FOV},
	}
	for _, s := range t.Streams {
		c.Streams = append(c.Streams, wall.Variant{Source: s.Source, Size: s.Size, Role: s.Role})
	}
	for _, m := range t.Masks {
		c.Masks = append(c.Masks, maskOf(m))
	}
	return c
}

// maskOf puts a mask into the wall's terms.
func maskOf(m feed.Mask) mask.Mask {
	all := make(mask.Mask, len(m))
	for i, p := range m {
		all[i] = mask.Point{X: p[0], Y: p[1]}
	}
	return all
}

// directly are the cameras of the command line, by id.
func directly(addresses []string, how present.How) map[string]wall.Content {
	cameras := map[string]wall.Content{}
	for i, address := range addresses {
		src := how(directID(i))
		src.URL = address
		cameras[directID(i)] = direct(i, src)
	}
	return cameras
}

// direct is a camera of the command line. It is named by its host and path:
// its URL may hold a password.
func direct(i int, src stream.Source) wall.Content {
	title := fmt.Sprintf("Camera %d", i+1)
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		title = u.Host + u.Path
	}
	return wall.Content{ID: directID(i), Title: title, Streams: []wall.Variant{{Source: src}}}
}

func directID(i int) string { return fmt.Sprintf("direct/%d", i) }
