package look

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

// Inter, by The Inter Project Authors: Latin, Greek and Cyrillic of version
// 4.0 with tabular figures as its digits (fonts/OFL.txt).
var (
	//go:embed fonts/Inter-Regular.otf
	interRegular []byte
	//go:embed fonts/Inter-SemiBold.otf
	interSemiBold []byte

	regular  = fyne.NewStaticResource("Inter-Regular.otf", interRegular)
	semiBold = fyne.NewStaticResource("Inter-SemiBold.otf", interSemiBold)
)
