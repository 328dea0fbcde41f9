package cli

import (
	"os"
	"strings"
	"testing"
)

func TestFyneAppSaysTheSameVersion(t *testing.T) {
	data, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `Version = "`+Version+`"`) {
		t.Errorf("FyneApp.toml does not have version %s", Version)
	}
}
