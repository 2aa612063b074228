package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// clocked is a meter whose time passes as told.
func clocked(every time.Duration) (m *meter, w *strings.Builder, pass func(time.Duration)) {
	now := time.Unix(1e9, 0)
	w = &strings.Builder{}
	m = &meter{w: w, doing: "adding", now: func() time.Time { return now }, every: every}
	m.begin()
	return m, w, func(d time.Duration) { now = now.Add(d) }
}

func TestWithoutATerminalALineIsPrintedNowAndThen(t *testing.T) {
	m, w, pass := clocked(lineEvery)
	r := reached{total: 40_000_000}
	for range 300 { // 30 s
		pass(100 * time.Millisecond)
		r.items += 250
		r.done += 100_000
		m.tell(r)
	}
	r.failed = 3
	pass(lineEvery)
	m.tell(r)
	m.clear()
	want := "adding: 25,000 articles, 2,500/s, 25%, about 30 s left\n" +
		"adding: 50,000 articles, 2,500/s, 50%, about 20 s left\n" +
		"adding: 75,000 articles, 2,500/s, 75%, about 10 s left\n" +
		"adding: 75,000 articles, 1,250/s, 3 failed, 75%, about 20 s left\n"
	if d := cmp.Diff(want, w.String()); d != "" {
		t.Error(d)
	}
}

func TestNoTimeLeftIsMadeUp(t *testing.T) {
	m, w, pass := clocked(lineEvery)
	pass(lineEvery)
	m.tell(reached{done: 5000, items: 1}) // standard input
	pass(lineEvery)
	m.tell(reached{done: 5000, items: 1, total: 4000}) // a file that has grown
	if d := cmp.Diff("adding: 1 article, 6/min\nadding: 1 article, 3/min, 100%\n", w.String()); d != "" {
		t.Error(d)
	}
}

func TestShortWorkPrintsNothing(t *testing.T) {
	m, w, pass := clocked(lineEvery)
	pass(lineEvery - 1)
	m.tell(reached{done: 1, items: 1})
	m.clear()
	if w.String() != "" {
		t.Errorf("printed %q", w)
	}
}

func TestTheBarFitsTheTerminal(t *testing.T) {
	for _, width := range []int{10, 40, 80, 200} {
		m, w, pass := clocked(barEvery)
		m.width = func() int { return width }
		for i := 1; i < 50; i++ {
			pass(barEvery)
			r := reached{done: int64(i) * 1000, items: i * 10, failed: i / 10}
			if i > 5 {
				r.total = 50_000
			}
			m.tell(r)
		}
		m.clear()
		lines := strings.Split(w.String(), eraseLine)
		for _, line := range lines {
			if len(line) >= width || strings.ContainsAny(line, "\x1b\n\r") {
				t.Fatalf("%d characters in %d columns: %q", len(line), width, line)
			}
		}
		if want := " 54% [==========          ] adding 270 articles, 50/s, 2 failed, about 4 s left"; width >= 80 && !slices.Contains(lines, want) {
			t.Errorf("%d columns have no line %q", width, want)
		}
		if lines[len(lines)-1] != "" {
			t.Errorf("%q is left behind", lines[len(lines)-1])
		}
	}
}

func TestTimeIsSaidRoughly(t *testing.T) {
	for seconds, want := range map[float64]string{.2: "1 s", 59.9: "59 s", 200: "3 min", 3599: "60 min", 3661: "1 h 01 min", 1e6: "11 days"} {
		if got := roughly(seconds); got != want {
			t.Errorf("%v s are said %q, want %q", seconds, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -1000: "-1,000", 12345678: "12,345,678"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is grouped as %q", n, got)
		}
	}
}

func BenchmarkMeter(b *testing.B) {
	m := &meter{w: &strings.Builder{}, doing: "adding", now: time.Now, every: lineEvery}
	m.begin()
	for i := range b.N {
		m.tell(reached{done: int64(i), items: i})
	}
}
