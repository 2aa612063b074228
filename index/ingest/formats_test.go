package ingest

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
)

// zipFile makes a zip archive of files, given as name and content in turn.
func zipFile(t *testing.T, path string, files ...string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	for pair := range slices.Chunk(files, 2) {
		e, err := w.Create(pair[0])
		if err == nil {
			_, err = e.Write([]byte(pair[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnArchiveAddedAgainChangesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.zip")
	lines := line("1", "The ferries of Hale sail on.") + "\n" + line("2", "The lamp of Hale is lit.")
	zipFile(t, path, "story.txt", "The bridge of Hale fell down on Monday, the council said.", "wire/lines.jsonl", lines, "a.jpg", "\xff", ".hidden", "x", "empty.txt", "")
	w := newStore()
	add := func() (Summary, []string) {
		var names []string
		sum, err := Run(t.Context(), w, Walk([]string{dir}, nil), Options{}, func(e Event) {
			if e.Passed != "" {
				rel, err := filepath.Rel(dir, e.Name)
				if err != nil {
					t.Fatal(err)
				}
				names = append(names, filepath.ToSlash(rel))
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return sum, names
	}
	sum, passed := add()
	if sum.Added != 3 || sum.Failed != 1 || sum.Passed != 2 {
		t.Errorf("%+v", sum)
	}
	if d := cmp.Diff([]string{"a.zip!a.jpg", "a.zip!.hidden"}, passed); d != "" {
		t.Error(d)
	}
	if sum, _ := add(); sum.Unchanged != 3 || sum.Added+sum.Updated != 0 {
		t.Errorf("again: %+v", sum)
	}
	// One of its articles has another text; what that makes of it is the store's to say.
	zipFile(t, path, "story.txt", "The bridge of Hale fell down on Tuesday, the council said.", "wire/lines.jsonl", lines)
	if sum, _ := add(); sum.Unchanged != 2 || sum.Added+sum.Updated != 1 {
		t.Errorf("changed: %+v", sum)
	}
	// Unpacked, the lines have the ids that they had in the archive.
	plain := filepath.Join(t.TempDir(), "lines.jsonl")
	if err := os.WriteFile(plain, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	sum, err := Run(t.Context(), w, Walk([]string{plain}, nil), Options{}, func(e Event) {
		if e.State != index.Unchanged {
			t.Errorf("%s: %s", e.Name, e.State)
		}
	})
	if err != nil || sum.Unchanged != 2 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestBytesThatAreReplacedAreCounted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("The café and the other café at the harbour of Hale are shut, its owner sa\xff\xfeid on Monday."), 0o600); err != nil {
		t.Fatal(err)
	}
	sum, err := Run(t.Context(), newStore(), Walk([]string{path}, nil), Options{}, func(Event) {})
	if err != nil || sum.Added != 1 || sum.Replaced != 2 {
		t.Errorf("%+v, %v", sum, err)
	}
}
