package article

import (
	"errors"
	"strings"
	"testing"
)

func TestDeepNestingIsRefusedAtOnce(t *testing.T) {
	deep := func(n int, in string) string { return strings.Repeat("[", n) + in + strings.Repeat("]", n) }
	long := `"` + strings.Repeat("a word ", 300_000) + `"`
	tests := []struct {
		name, line string
		refused    bool
	}{
		{"a body in lists of lists", `{"title":"One","body":` + deep(3, `"Two."`) + `}`, false},
		{"brackets inside a text", `{"title":"One","body":"` + strings.Repeat(`[{\"`, 100_000) + `"}`, false},
		{"a deep field that is not read", `{"title":"One","tags":` + deep(50, "1") + `}`, false},
		{"2,000 lists around 2 MiB", `{"title":"One","body":` + deep(2000, long) + `}`, true},
		{"100 lists around 2 MiB", `{"title":"One","body":` + deep(100, long) + `}`, true},
		{"100,000 lists", `{"title":"One","body":` + deep(100_000, long) + `}`, true},
		{"objects with names", `{"title":"One","author":` + strings.Repeat(`{"name":`, 100_000) + `1` + strings.Repeat("}", 100_000) + `}`, true},
		{"an id that is a list of lists", `{"title":"One","id":` + deep(100, "1") + `}`, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, key := newSeen(nil).record([]byte(tt.line))
			_, err := parseAt(Raw{Format: JSONLines, Bytes: []byte(tt.line)}, testNow)
			if !tt.refused {
				if key != nil || err != nil {
					t.Errorf("refused: %v, %v", key, err)
				}
				return
			}
			if !errors.Is(err, ErrUnreadable) || !strings.Contains(err.Error(), "nested too deep") {
				t.Errorf("Parse: %v", err)
			}
			if key != nil && !errors.Is(key, errNested) {
				t.Errorf("Split: %v", key)
			}
		})
	}
}
