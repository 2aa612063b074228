package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFormatExamples holds that every example of the help is run by a script, and
// that the README names every format.
func TestFormatExamples(t *testing.T) {
	read := func(path ...string) string {
		b, err := os.ReadFile(filepath.Join(path...))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	script := read("testdata", "script", "formats.txtar")
	readme := read("..", "..", "README.md")
	for _, f := range formats {
		command, from, _ := strings.Cut(f.example, " < ")
		if from != "" && !strings.Contains(script, "\nstdin "+from+"\n") {
			t.Errorf("no script reads %q", from)
		}
		if !strings.Contains(script, "\nexec "+command+"\n") {
			t.Errorf("no script runs %q", command)
		}
		if !strings.Contains(readme, "`"+f.example+"`") {
			t.Errorf("the README has no %q", f.example)
		}
		if !strings.Contains(readme, "| "+f.name+" |") {
			t.Errorf("the README does not name %q", f.name)
		}
	}
}
