package settings

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestEveryKeyStandsInTheREADME(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range Keys() {
		row := fmt.Sprintf("| `%s` | `--%s` | `%s` |", k.Name, k.Flag, k.Env())
		if !strings.Contains(string(readme), row) {
			t.Errorf("the README has no row %s", row)
		}
		if d := fmt.Sprint(k.Default); len(d) > 2 && !strings.Contains(string(readme), row+" `"+d+"` |") {
			t.Errorf("the README does not say that %s defaults to %s", k.Name, d)
		}
	}
}
