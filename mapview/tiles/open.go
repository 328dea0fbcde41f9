package tiles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"watchfloor/mapview/tiles/web"
)

// A Spec says where tiles are.
type Spec struct {
	// Place is a file (.pmtiles, .mbtiles) or an address (http, https): of a
	// .pmtiles archive, of tiles with {z}, {x} and {y} in it, or of a TileJSON
	// document.
	Place string
	Web   *web.Client // asks servers; nil: one that keeps nothing
}

// Open opens a source by the ending of its name or the scheme of its address.
// Its errors say what is wrong with it, and do not name the place. Close what
// it returns when the source is no longer used.
func Open(ctx context.Context, spec Spec) (Source, io.Closer, error) {
	if Remotely(spec.Place) {
		return openAddress(ctx, spec)
	}
	switch ending := strings.ToLower(filepath.Ext(spec.Place)); ending {
	case ".pmtiles":
		return openFile(spec.Place)
	case ".mbtiles":
		m, err := OpenMBTiles(ctx, spec.Place)
		if err != nil {
			return nil, nil, err
		}
		return m, m, nil
	default:
		return nil, nil, fmt.Errorf("its name ends in %q; a map is a .pmtiles or .mbtiles file, or an http:// or https:// address", ending)
	}
}

// Remotely says whether a place is an address and no file.
func Remotely(place string) bool {
	head := strings.ToLower(place)
	return strings.HasPrefix(head, "http://") || strings.HasPrefix(head, "https://")
}

func openFile(name string) (Source, io.Closer, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil {
		var p *PMTiles
		if p, err = OpenPMTiles(f, info.Size()); err == nil {
			return p, f, nil
		}
	}
	_ = f.Close() // it was only read
	return nil, nil, err
}

// idle ends the connections of a client.
type idle struct{ *web.Client }

func (i idle) Close() error {
	i.Client.Close()
	return nil
}

func openAddress(ctx context.Context, spec Spec) (Source, io.Closer, error) {
	if spec.Web == nil {
		spec.Web = &web.Client{}
	}
	source, err := fromServer(ctx, spec)
	if err != nil {
		return nil, nil, err
	}
	return source, idle{spec.Web}, nil
}

// fromServer tells by an address what lies there.
func fromServer(ctx context.Context, spec Spec) (Source, error) {
	u, err := url.Parse(spec.Place)
	switch {
	case strings.Contains(spec.Place, "{z}"):
		return notNil(NewXYZ(spec.Web, spec.Place))
	case err != nil || u.Host == "":
		return nil, errors.New("it is no address like https://host/city.pmtiles")
	case strings.EqualFold(path.Ext(u.Path), ".pmtiles"):
		return notNil(OpenRemote(ctx, spec.Web, spec.Place))
	}
	return notNil(OpenTileJSON(ctx, spec.Web, spec.Place))
}

// notNil makes no Source of what could not be opened.
func notNil[S Source](s S, err error) (Source, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}
