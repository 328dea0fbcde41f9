package wall

import (
	"watchfloor/wall/adjust"
	"watchfloor/wall/stream"
)

// factors turn samples, 0 to 1, into colours: with Y = (y-yBase)*yScale and
// chroma from -0.5 to 0.5, red is Y + rv*V, green Y + gu*U + gv*V, blue
// Y + bu*U.
type factors struct{ yScale, yBase, rv, gu, gv, bu float64 }

// factorsOf are those of ITU-T H.273, equations 20 to 52, for 8 bits.
func factorsOf(c stream.Colour) factors {
	k := coefficients[c.Matrix]
	if c.Full {
		return factors{1, 0, k[0], k[1], k[2], k[3]}
	}
	const chroma = 255. / 224
	return factors{255. / 219, 16. / 255, k[0] * chroma, k[1] * chroma, k[2] * chroma, k[3] * chroma}
}

// coefficients are rv, gu, gv, bu of ITU-T H.273 table 4 for each Matrix.
var coefficients = [...][4]float64{
	stream.BT601:  {1.402, -0.344136, -0.714136, 1.772},
	stream.BT709:  {1.5748, -0.187324, -0.468124, 1.8556},
	stream.BT2020: {1.4746, -0.164553, -0.571353, 1.8814},
}

// weights are those of the luma of each Matrix, from the same table.
var weights = [...]adjust.Weights{
	stream.BT601:  {0.299, 0.587, 0.114},
	stream.BT709:  {0.2126, 0.7152, 0.0722},
	stream.BT2020: {0.2627, 0.6780, 0.0593},
}
