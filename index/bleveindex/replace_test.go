package bleveindex

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/index"
)

// names lists a folder.
func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	must(t, err)
	for _, f := range files {
		out = append(out, f.Name())
	}
	return out
}

func TestAStoreThatCannotBeReplacedStaysInItsPlace(t *testing.T) {
	noLinks := func(string, string) error { return errors.ErrUnsupported }
	for name, link := range map[string]func(string, string) error{"with links": os.Link, "without": noLinks} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path, fresh := filepath.Join(dir, storeName), filepath.Join(dir, storeName+".new")
			must(t, os.WriteFile(path, []byte("old"), 0o600))
			if _, err := replaceStore(dir, fresh, link); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("by none: %v", err)
			}
			if b, err := os.ReadFile(path); string(b) != "old" || !slices.Equal(names(t, dir), []string{storeName}) {
				t.Errorf("then there are %v, %v", names(t, dir), err)
			}
			for _, want := range []string{"old", "new"} {
				must(t, os.WriteFile(fresh, []byte("new"), 0o600))
				kept, err := replaceStore(dir, fresh, link)
				must(t, err)
				now, err := os.ReadFile(path)
				must(t, err)
				if then, err := os.ReadFile(kept); err != nil || string(now) != "new" || string(then) != want {
					t.Errorf("%s has %q, the store %q: %v", kept, then, now, err)
				}
			}
		})
	}
}

func TestNoStoreIsBegunWhereARepairWasInterrupted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a [strange] folder*")
	must(t, os.Mkdir(dir, 0o700))
	for _, n := range []string{"2", "9", "10"} {
		must(t, os.WriteFile(filepath.Join(dir, storeName+keptSuffix+n), []byte("old"), 0o600))
	}
	_, opened := Open(t.Context(), dir, Options{})
	_, repaired := Repair(t.Context(), dir, Options{})
	for what, err := range map[string]error{"open": opened, "repair": repaired} {
		if !errors.Is(err, index.ErrDamaged) || !strings.Contains(err.Error(), "rename store.db.damaged-10 to store.db") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if len(names(t, dir)) != 3 {
		t.Errorf("afterwards there are %v", names(t, dir))
	}
}
