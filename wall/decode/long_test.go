package decode_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"watchfloor/wall/decode"
)

// longs are files of ten hours: 900,000 small pictures, a key frame every ten
// seconds.
var longs = []struct{ name, args string }{
	{"ten hours.mp4", ""},
	{"ten hours.mkv", ""},
	{"ten hours.ts", ""},
	{"ten hours in fragments.mp4", "-movflags frag_keyframe+empty_moov+skip_trailer"},
	{"ten hours without index.mkv", "-live 1"},
}

func makeLong(b *testing.B, name, args string) string {
	b.Helper()
	minute := film(b, "minute.mp4", "-f lavfi -i testsrc2=size=96x64:rate=25:duration=60 -pix_fmt yuv420p -c:v libx264 -g 250 -bf 3")
	return film(b, name, "-stream_loop 599 -i "+minute+" -c copy "+args)
}

// BenchmarkOpenLong must take less than a second.
func BenchmarkOpenLong(b *testing.B) {
	for _, l := range longs {
		b.Run(l.name, func(b *testing.B) {
			path := makeLong(b, l.name, l.args)
			for b.Loop() {
				r, err := decode.OpenFile(path)
				if err != nil {
					b.Fatal(err)
				}
				if d := r.Info().Duration; d.Round(time.Second) != 10*time.Hour {
					b.Fatalf("it shows for %v", d)
				}
				r.Close()
			}
		})
	}
}

// BenchmarkSeekLong goes to a key frame and decodes it: less than 200 ms.
func BenchmarkSeekLong(b *testing.B) {
	for _, l := range longs {
		b.Run(l.name, func(b *testing.B) {
			r := openFile(b, makeLong(b, l.name, l.args))
			rng := rand.New(rand.NewPCG(7, 7))
			var took []time.Duration
			for b.Loop() {
				at := time.Duration(rng.Int64N(int64(10 * time.Hour)))
				began := time.Now()
				if err := r.Seek(at); err != nil {
					b.Fatal(err)
				}
				f, err := r.Next()
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
				if at < f.PTS || at-f.PTS > 21*time.Second {
					b.Fatalf("a seek to %v went to %v", at, f.PTS)
				}
				f.Release()
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)-1].Milliseconds()), "ms-max")
		})
	}
}
