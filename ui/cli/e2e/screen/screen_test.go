//go:build linux

package screen

import (
	"image"
	"testing"
)

func TestScreenStartsAndCanBeSeen(t *testing.T) {
	s, err := Start(image.Pt(320, 200))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	img, err := s.Picture()
	if err != nil || img.Bounds().Size() != image.Pt(320, 200) {
		t.Fatalf("picture of %v, %v", img.Bounds(), err)
	}
	if err := s.Click(image.Pt(10, 10)); err != nil {
		t.Error(err)
	}
}
