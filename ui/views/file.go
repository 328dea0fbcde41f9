package views

import (
	"fmt"

	"watchfloor/ui/document"
)

// Export writes one view to a file of its own, to be taken to another place
// with Import. The view needs a name.
func Export(path string, v View) error {
	data, err := encode(Book{Views: []View{v}})
	if err == nil {
		err = document.Write(path, data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("export the view %q: %w", v.Name, err)
	}
	return nil
}

// Import reads the view of a file that Export wrote. The view may have the
// name of another in a Book: see Book.Unique.
func Import(path string) (View, error) {
	b, _, err := readBook(path)
	switch {
	case err != nil:
		return View{}, fmt.Errorf("import a view: %s: %w", path, err)
	case len(b.Views) != 1:
		return View{}, fmt.Errorf("import a view: %s holds %d views, not one", path, len(b.Views))
	}
	return b.Views[0], nil
}

// readBook reads a file that may be anything, and its bytes.
func readBook(path string) (Book, []byte, error) {
	data, err := document.Read(path, sizeLimit)
	if err != nil {
		return Book{}, nil, err
	}
	b, err := decode(data)
	return b, data, err
}
